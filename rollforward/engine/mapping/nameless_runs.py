"""Columns without a name that stand together as people write them: street, city, state, ZIP; a client and its contact.

Alone, five digits may be anything; behind a column of states they are ZIPs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rollforward.engine.mapping import looks
from rollforward.engine.mapping.candidates import Scores
from rollforward.engine.mapping.looks import Looks

_MOSTLY = 0.9
_ZIP = re.compile(r"\d{5}(-?\d{4})?|\d{4}")
_STREET = re.compile(r"\d+\S* \S.*|.*\bbox\b.*|.* \d+\S*", re.IGNORECASE)
_WORDS_OF_A_NAME = range(2, 6)


def by_runs(position: int, columns: Sequence[Looks]) -> Scores:
    """Where a column may go because of those beside it. ``columns``: those without a name as they look, of the others
    nothing."""
    state = next((at for at in (position, position - 1, position + 1, position + 2) if _is_state(at, columns)), None)
    if state is not None:
        return _in_address(position - state, columns[position])
    beside = [columns[at] for at in (position - 1, position + 1) if 0 <= at < len(columns)]
    known = any(each.share(looks.is_company) >= 0.3 or each.share(looks.is_email) >= _MOSTLY for each in beside)
    return {"contact.name": 0.6} if known and columns[position].share(_is_person) >= _MOSTLY else {}


def _is_state(at: int, columns: Sequence[Looks]) -> bool:
    """A column of states with ZIPs behind it."""
    if not 0 <= at < len(columns) - 1:
        return False
    return columns[at].share(looks.is_region) >= _MOSTLY and columns[at + 1].share(_ZIP.fullmatch) >= _MOSTLY


def _in_address(place: int, seen: Looks) -> Scores:
    """``place``: how many columns behind that of the states."""
    if place == 0:
        return {"client.region": 0.65}
    if place == 1:
        return {"client.postal_code": 0.65}
    if place == -1:
        return {"client.city": 0.65} if seen.share(_is_words) >= _MOSTLY else {}
    return {"client.street": 0.65} if seen.share(_STREET.fullmatch) >= _MOSTLY else {}


def _is_words(value: str) -> bool:
    return looks.has_letters(value) and not any(map(str.isdigit, value))


def _is_person(value: str) -> bool:
    """A few words between capitals that end in no legal form."""
    words = value.replace(",", " ").split()
    named = len(words) in _WORDS_OF_A_NAME and words[0][0].isupper() and words[-1][0].isupper()
    return named and _is_words(value) and not looks.is_company(value)
