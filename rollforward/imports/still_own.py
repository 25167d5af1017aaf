"""What of an earlier change is still its own: a value that somebody has written since is hers, be it the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rollforward.database import portions
from rollforward.journal.models import Change, Line


def without_others(change: Change, lines: Sequence[Line]) -> list[Line]:
    """Lines of one table that ``change`` updated, without the values that others wrote since. Not saved."""
    written = _written_since(change, lines)
    for line in lines:
        theirs = written.get(line.record_id, set())
        line.before, line.after = _less(line.before, theirs), _less(line.after, theirs)
    return [line for line in lines if (line.after or {}).keys() - {"updated_at"}]


def taken_back(change: Change) -> bool:
    """Whether a change is no longer in force: it was taken back, and that was not taken back in turn."""
    return any(not taken_back(revert) for revert in change.reverted_by.all())


def _less(values: Mapping[str, object] | None, names: Iterable[str]) -> dict[str, object]:
    return {name: value for name, value in (values or {}).items() if name not in names}


def _written_since(change: Change, lines: Sequence[Line]) -> dict[int, set[str]]:
    """By record the columns that others wrote. What one import wrote and took back again is its own affair."""
    found: dict[int, set[str]] = defaultdict(set)
    counts: dict[int, bool] = {}
    for some in portions(lines):
        later = Line.objects.filter(
            record=some[0].record,
            record_id__in=[line.record_id for line in some],
            op=Line.Op.UPDATE,
            change__firm=change.firm_id,
            change__number__gt=change.number,
        ).select_related("change__reverts")
        for line in later.exclude(change__import_ref=change.import_ref):
            if counts.setdefault(line.change_id, _counts(line.change, change)):
                found[line.record_id] |= (line.after or {}).keys() - {"updated_at"}
    return found


def _counts(later: Change, change: Change) -> bool:
    """Whether what ``later`` wrote is in force, and not what had been there before."""
    back_to_before = later.reverts is not None and later.reverts.number > change.number
    return not back_to_before and not taken_back(later)
