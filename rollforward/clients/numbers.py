"""Public IDs: counted per firm, only upwards, so that none is ever given twice."""

from __future__ import annotations

from django.db.models import F

from rollforward.accounts.models import Firm


def take_client_ids(firm: Firm, count: int) -> list[str]:
    """The next ``count`` client IDs of a firm, such as ``C-1001``; taken for good, whatever becomes of them."""
    return _take(firm, "last_client_number", "C", count)


def take_contact_ids(firm: Firm, count: int) -> list[str]:
    """The next ``count`` contact IDs of a firm, such as ``P-1001``."""
    return _take(firm, "last_contact_number", "P", count)


def _take(firm: Firm, counter: str, letter: str, count: int) -> list[str]:
    if count < 1:
        return []
    mine = Firm.objects.filter(pk=firm.pk)
    # One statement raises the counter, so two takers who come at once get different numbers on both databases: the row
    # stays locked until the caller's transaction ends.
    mine.update(**{counter: F(counter) + count})
    last: int = mine.values_list(counter, flat=True).get()
    return [f"{letter}-{number}" for number in range(last - count + 1, last + 1)]
