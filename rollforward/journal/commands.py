"""The one door for every write to a firm's clients and work.

Opening a change takes the next number of the firm in one conditional UPDATE. That single statement also proves that the
firm is not locked by somebody else, that the writer still looks at the current generation, and, for the lock's owner,
that her fence is still the newest. All of a firm's writes thereby follow one another, on both databases.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from rollforward import wall
from rollforward.accounts.models import Firm, Member
from rollforward.journal.models import WORK, Change, Line, Record, Source

_LINES_AT_ONCE = 500


class FirmLocked(Exception):
    """The firm's clients are being replaced: nothing may be written until the lock is free."""

    def __init__(self, firm: Firm) -> None:
        super().__init__(
            f"{firm.name} is locked while {firm.lock_member_name or 'a colleague'} is replacing its clients. "
            "Nothing was saved; try again when the page returns by itself."
        )


class SetReplaced(Exception):
    """The clients on the screen belong to a set that has been replaced meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "The firm's clients were replaced while this page was open. Nothing was saved; open the page again to see "
            "the present clients."
        )


@dataclass(frozen=True, slots=True)
class Hold:
    """Proof of holding a firm's lock: the owner's reference and the fence number she was given."""

    owner: str
    fence: int


@dataclass(slots=True)
class OpenChange:
    """A change being written: what happened to each record is told to it."""

    row: Change
    lines: list[Line] = field(default_factory=list)

    def created(self, record: Record, pk: int, *, line: int | None = None) -> None:
        self.lines.append(Line(change=self.row, record=record, record_id=pk, op=Line.Op.CREATE, row=line))

    def updated(
        self, record: Record, pk: int, before: dict[str, Any], after: dict[str, Any], *, line: int | None = None
    ) -> None:
        """``before`` and ``after`` hold the same columns; equal ones should not be told."""
        self.lines.append(
            Line(change=self.row, record=record, record_id=pk, op=Line.Op.UPDATE, before=before, after=after, row=line)
        )

    def deleted(self, record: Record, pk: int, image: dict[str, Any], *, line: int | None = None) -> None:
        """``image`` is the whole row, so that it can be put back."""
        self.lines.append(Line(change=self.row, record=record, record_id=pk, op=Line.Op.DELETE, before=image, row=line))


@contextmanager
def change(
    firm: Firm,
    member: Member | None,
    source: Source,
    *,
    hold: Hold | None = None,
    import_ref: str = "",
    reverts: Change | None = None,
) -> Iterator[OpenChange]:
    """Open one change in a transaction of its own; everything inside is committed together or not at all.

    ``firm`` as the writer saw it: its ``generation`` must still be current. A change that was told nothing leaves no
    trace, except a take-back: it proves that there was nothing left to take back. Raises ``FirmLocked`` or
    ``SetReplaced``.
    """
    with wall.narrowed(firm.pk), transaction.atomic():
        number = _take_number(firm, hold)
        opened = OpenChange(
            Change.objects.create(
                firm=firm,
                number=number,
                generation=firm.generation,
                member=member,
                source=source,
                import_ref=import_ref,
                reverts=reverts,
            )
        )
        yield opened
        Line.objects.bulk_create(opened.lines, batch_size=_LINES_AT_ONCE)
        if opened.row.pointer_after is not None or opened.row.lines.exclude(record__in=WORK).exists():
            Firm.objects.filter(pk=firm.pk).update(last_client_change=number)
        elif reverts is None and not opened.row.lines.exists():
            opened.row.delete()


def _take_number(firm: Firm, hold: Hold | None) -> int:
    free = Q(lock_owner="")
    mine = Q(lock_owner=hold.owner, lock_fence=hold.fence) if hold else free
    taken = (
        Firm.objects.filter(pk=firm.pk, generation=firm.generation)
        .filter(mine)
        .update(last_change=F("last_change") + 1)
    )
    present = Firm.objects.get(pk=firm.pk)
    if taken:
        return present.last_change
    if present.generation != firm.generation:
        raise SetReplaced
    raise FirmLocked(present)
