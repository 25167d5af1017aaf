"""Which state of a firm a file was made from: the number of its last change, for the journal is the version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.accounts.models import Firm
from rollforward.journal.expiry import is_over
from rollforward.journal.models import Change, Line

_KIND = "version"


@dataclass(frozen=True, slots=True)
class Version:
    """A set of clients, and the last change in it that a file knows of."""

    generation: int
    change: int


def version_mark(firm: Firm) -> tuple[str, ...]:
    """The firm's present state, to be written into a file."""
    return (_KIND, firm.slug, str(firm.generation), str(firm.last_change))


def is_of_firm(firm: Firm, mark: Sequence[str]) -> bool:
    """Whether a mark was written for this firm, whatever it says."""
    return tuple(mark[:2]) == (_KIND, firm.slug)


def marked_version(firm: Firm, mark: Sequence[str]) -> Version | None:
    """What a mark says; ``None`` where it is not this firm's, or of a set that is not the present one."""
    match list(mark):
        case [kind, slug, generation, change, *_] if kind == _KIND and slug == firm.slug:
            if all(text.isascii() and text.isdecimal() and len(text) < 16 for text in (generation, change)):
                version = Version(int(generation), int(change))
                present = version.generation == firm.generation and version.change <= firm.last_change
                return version if present and not _forgotten(firm, version) else None
    return None


def _forgotten(firm: Firm, version: Version) -> bool:
    """Whether values of that version may be gone already, its retention time being over."""
    since = Change.objects.filter(firm=firm, generation=version.generation, number__gt=version.change)
    first = since.order_by("number").first()
    return first is not None and is_over(firm, first)


def values_before(firm: Firm, version: Version) -> dict[tuple[str, int, str], object]:
    """``(record, pk, column)`` -> what stood there at that version, of every column that was updated since.

    As the journal keeps it: custom fields as ``custom.<key>``, sensitive values sealed.
    """
    lines = Line.objects.filter(
        change__firm=firm, change__generation=version.generation, change__number__gt=version.change, op=Line.Op.UPDATE
    )
    found: dict[tuple[str, int, str], object] = {}
    in_order = lines.order_by("change__number", "pk").values_list("record", "record_id", "before")
    for record, pk, before in in_order.iterator():
        for column, value in (before or {}).items():
            found.setdefault((record, pk, column), value)
    return found
