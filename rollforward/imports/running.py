"""What a worker does with one claimed import: commit, replace, undo or redo."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import announcing, bulk, lock, logged, progress, receipts, replace, undo
from rollforward.imports.clock import Clock
from rollforward.imports.commit import carry_out, prepare
from rollforward.imports.errors import CannotDo, Fenced
from rollforward.imports.inserts import Additions, prepare_additions
from rollforward.imports.judging import Judgement, judge_or_recall
from rollforward.imports.models import Import
from rollforward.journal.commands import Hold, change
from rollforward.journal.models import Source

State = Import.State
Task = Import.Task

_TRIES = 5


class _Moved(Exception):
    """Somebody's change came between judging and writing."""


def run(imp: Import) -> None:
    """Carry out the import's task. Raises ``CannotDo``, ``NotAllowed``, ``Fenced``; then nothing was written."""
    bulk.make_room()
    firm = Firm.objects.get(pk=imp.firm_id)
    if imp.task != Task.COMMIT:
        _take_back(imp, firm)
    elif imp.mode == Import.Mode.CLEAR:
        _replace(imp, firm)
    else:
        _update(imp)


def _update(imp: Import) -> None:
    _may(imp, Right.IMPORT)
    for _ in range(_TRIES):
        progress.tell(imp.reference, "Checking the rows")
        judgement = judge_or_recall(imp)
        _stop_unless_as_reviewed(imp, judgement)
        try:
            _write(imp, judgement)
        except _Moved:
            continue
        return
    raise CannotDo("Colleagues changed clients again and again while this was being written. Submit once more.")


def _write(imp: Import, judgement: Judgement) -> None:
    clock = Clock()
    progress.tell(imp.reference, "Writing", 0, judgement.plan.rows.height)
    firm = Firm.objects.get(pk=imp.firm_id)
    if firm.generation != judgement.generation:
        raise _Moved
    prepared, names = prepare(judgement.plan, firm), receipts.stored_names(judgement.plan)
    with change(firm, imp.queued_by, Source.IMPORT, import_ref=imp.reference) as opened:
        _still_mine(imp)
        # The open change keeps others out until its end, and this number as it is.
        if Firm.objects.values_list("last_client_change", flat=True).get(pk=firm.pk) != judgement.at_change:
            raise _Moved
        numbered = carry_out(prepared, firm, opened)
        clock.lap("commit")
        receipt = receipts.make(imp, judgement, numbered, clock.seconds, names)
        wrote = receipts.wrote_anything(judgement.plan)
        _finish(
            imp, State.DONE, receipt=receipt, change=opened.row.number if wrote else None, generation=firm.generation
        )


def _replace(imp: Import, firm: Firm) -> None:
    # While nobody is kept out yet: all that the lock is not needed for.
    judgement, additions = _ready_to_replace(imp, firm)
    hold = _lock(imp, "is replacing all clients")
    try:
        _may(imp, Right.REPLACE)
        replace.remove_unfinished(firm, hold)
        firm.refresh_from_db()
        if (firm.generation, firm.last_client_change) != (judgement.generation, judgement.at_change):
            judgement, additions = _ready_to_replace(imp, firm)
        clock = Clock()
        generation, numbered = replace.build(additions, firm, hold, lambda d, t: _tell_building(imp, d, t))
        names = receipts.stored_names(judgement.plan)
        with transaction.atomic():
            _still_mine(imp)
            made = replace.flip(firm, imp.queued_by, generation, hold, Source.CLEAR, imp.reference)
            clock.lap("commit")
            receipt = receipts.make(imp, judgement, numbered, clock.seconds, names)
            _finish(imp, State.DONE, receipt=receipt, change=made.number, generation=generation)
            lock.free(firm.pk, hold)
    except BaseException:
        lock.free(firm.pk, hold)
        raise


def _ready_to_replace(imp: Import, firm: Firm) -> tuple[Judgement, Additions]:
    """The plan and what it writes, as the tables store it: good for as long as no client of the firm is changed."""
    progress.tell(imp.reference, "Checking the rows")
    judgement = judge_or_recall(imp)
    _stop_unless_as_reviewed(imp, judgement)
    return judgement, prepare_additions(judgement.plan, firm, firm.generation)


def _tell_building(imp: Import, done: int, total: int) -> None:
    if not Import.objects.filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).exists():
        raise Fenced
    progress.tell(imp.reference, "Building the new set of clients", done, total)


def _take_back(imp: Import, firm: Firm) -> None:
    _may(imp, Right.UNDO)
    progress.tell(imp.reference, "Taking back" if imp.task == Task.UNDO else "Putting back")
    hold = _lock(imp, "is bringing back the clients that were there before") if undo.moves_pointer(imp) else None
    try:
        deed = undo.read_ahead(imp)
        with transaction.atomic():
            _still_mine(imp)
            made, reverted = undo.take_back(imp, firm, hold, deed)
            receipt = {**imp.receipt, "undo": undo.summary(reverted)}
            _finish(
                imp, State.UNDONE if imp.task == Task.UNDO else State.DONE, receipt=receipt, undo_change=made.number
            )
            if hold:
                lock.free(firm.pk, hold)
    except BaseException:
        if hold:
            lock.free(firm.pk, hold)
        raise


def _lock(imp: Import, reason: str) -> Hold:
    with transaction.atomic():
        _still_mine(imp)  # who was taken over must not lock the firm for work that others have finished
        hold = lock.take(imp, reason)
    if hold is None:
        raise CannotDo("Another member is replacing the firm's clients just now. Try again when that is over.")
    return hold


def _may(imp: Import, right: Right) -> None:
    """The member's level may have been lowered between Submit and now."""
    member = Member.objects.filter(pk=imp.queued_by_id or 0).select_related("user").first()
    if member is None:
        raise CannotDo("The member who submitted this is no longer in the firm. Somebody else must submit it again.")
    require(member, right)


def _stop_unless_as_reviewed(imp: Import, judgement: Judgement) -> None:
    counts = judgement.plan.row_counts
    if counts.problems and imp.problems != "skip":
        raise CannotDo(
            f"Of {counts.rows} rows, {counts.problems} still have a problem, so nothing was written. Correct them, or "
            "submit again and leave them out."
        )
    if imp.judged_digest and imp.judged_digest != judgement.digest:
        raise CannotDo(
            "Colleagues changed clients of this import after it was reviewed, so nothing was written. Review the rows "
            "again: they show what is there now."
        )


def _still_mine(imp: Import) -> None:
    """Nobody takes the import over until the transaction ends: its files beside the database are ours to write.

    Raises ``Fenced`` where that has happened already, or the import was cancelled.
    """
    if not Import.objects.select_for_update().filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).exists():
        raise Fenced


def _finish(imp: Import, state: str, **values: Any) -> None:
    """End the job in the transaction that wrote its effect; raises ``Fenced`` if it is no longer this worker's."""
    ended = Import.objects.filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).update(
        state=state, finished_at=timezone.now(), message="", **values
    )
    if not ended:
        raise Fenced
    logged.carried_out(imp)
    announcing.carried_out(imp)
