"""Submit, cancel, undo and redo: what is handed to the worker, and what is not."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import layouts, staging, states, undo
from rollforward.imports.commands.guard import preparing
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept
from rollforward.imports.models import Import

State = Import.State


def submit(imp: Import, member: Member, problems: str = "stop", *, remember: bool = True) -> None:
    """Hand the import to the worker. Submitting again while it is on its way, or done, changes nothing.

    ``remember``: the next file with these headers is mapped the same way; not for columns that nobody decided about.
    Raises ``CannotDo`` while rows have problems, unless ``problems`` is ``skip``.
    """
    require(member, Right.REPLACE if imp.mode == Import.Mode.CLEAR else Right.IMPORT)
    if imp.state in (State.QUEUED, State.RUNNING, State.DONE):
        return
    preparing(imp, member)
    if imp.mode == Import.Mode.CLEAR and imp.confirmed_at is None:
        raise CannotDo("Clearing all clients must be confirmed first: go back to the type of import.")
    plan = kept(imp)
    if not plan.row_counts.rows:
        raise CannotDo("There are no rows to import. Type or upload some first.")
    problems_left = plan.row_counts.problems
    if problems_left and problems != "skip":
        raise CannotDo(
            ngettext("%d row still has a problem.", "%d rows still have a problem.", problems_left) % problems_left
            + " Correct the cells, skip the row, or choose to leave it out."
        )
    Import.objects.filter(pk=imp.pk, state__in=states.OPEN).update(
        state=State.QUEUED,
        task=Import.Task.COMMIT,
        problems=problems,
        judged_digest=plan.digest,
        queued_at=timezone.now(),
        queued_by=member,
        attempts=0,
        message="",
    )
    imp.refresh_from_db()
    if remember and imp.source != Import.Source.MANUAL:
        layouts.remember(imp, member)


def cancel(imp: Import, member: Member) -> None:
    """Stop an import that has not been written yet; a running one stops before its commit or flip."""
    require(member, Right.IMPORT)
    stopped = (
        Import.objects.filter(pk=imp.pk, state__in=(*states.OPEN, State.QUEUED, State.RUNNING))
        .filter(change=None)
        .update(state=State.CANCELLED, finished_at=timezone.now())
    )
    if not stopped:
        raise CannotDo("This import is already over. If it should not have happened, undo it.")
    imp.refresh_from_db()


def request_undo(imp: Import, member: Member, confirm: bool = False) -> None:
    """Let the worker take a finished import back."""
    states.require(imp, State.DONE)
    if imp.change is None:
        raise CannotDo("This import changed nothing, so there is nothing to undo.")
    later = undo.work_since(imp) if undo.moves_pointer(imp) else 0
    if later and not confirm:
        raise CannotDo(
            ngettext("%d change was made since", "%d changes were made since", later)
            % later
            + " in the set that would go. What was done there stays in it as a restore point, but is not carried over. "
            "Confirm to go back all the same."
        )
    _request(imp, member, Import.Task.UNDO)


def request_redo(imp: Import, member: Member) -> None:
    """Let the worker put an undone import in force again."""
    states.require(imp, State.UNDONE)
    _request(imp, member, Import.Task.REDO)


def _request(imp: Import, member: Member, task: str) -> None:
    require(member, Right.UNDO)
    undo.target_of(imp)
    Import.objects.filter(pk=imp.pk, state=imp.state).update(
        state=State.QUEUED, task=task, queued_at=timezone.now(), queued_by=member, attempts=0, message=""
    )
    imp.refresh_from_db()


def drop(imp: Import, member: Member) -> None:
    """Remove an import that was never submitted, with its files."""
    require(member, Right.IMPORT)
    states.require(imp, *states.OPEN)
    staging.discard(imp)
    imp.delete()


def refuse(imp: Import, member: Member, reason: str) -> None:
    """Say of an import that it was not carried out, and why. It can be opened, mended and submitted."""
    require(member, Right.IMPORT)
    states.require(imp, *states.OPEN)
    imp.state, imp.message = Import.State.REFUSED, reason
    imp.save(update_fields=["state", "message"])
