"""Submit, cancel, undo and redo: what is handed to the worker, and what is not."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import announcing, layouts, logged, staging, states, undo
from rollforward.imports.commands.guard import preparing, while_open
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept, seen_last
from rollforward.imports.models import Import
from rollforward.imports.overtaken import stop_where_overtaken
from rollforward.journal.versions import Version

State = Import.State

_SUBMITTED = (State.QUEUED, State.RUNNING, State.DONE)


def submit(
    imp: Import, member: Member, problems: str = "stop", *, remember: bool = True, seen: Version | None = None
) -> None:
    """Hand the import to the worker. Submitting again while it is on its way, or done, changes nothing.

    ``remember``: the next file with these headers is mapped the same way; not for columns that nobody decided about.
    ``seen``: the firm's clients as the rows were judged by that the member decided on; else as somebody saw them last.
    Raises ``CannotDo`` while rows have problems, unless ``problems`` is ``skip``, and where colleagues changed since
    what the rows would write over.
    """
    require(member, Right.REPLACE if imp.mode == Import.Mode.CLEAR else Right.IMPORT)
    if imp.state in _SUBMITTED:
        return
    preparing(imp, member)
    if imp.mode == Import.Mode.CLEAR and imp.confirmed_at is None:
        raise CannotDo("Clearing all clients must be confirmed first: go back to the type of import.")
    seen = seen or seen_last(imp)
    plan = kept(imp)
    if seen:
        stop_where_overtaken(imp, plan, seen)
    if not plan.row_counts.rows:
        raise CannotDo("There are no rows to import. Type or upload some first.")
    problems_left = plan.row_counts.problems
    if problems_left and problems != "skip":
        raise CannotDo(
            ngettext("%d row still has a problem.", "%d rows still have a problem.", problems_left) % problems_left
            + " Correct the cells, skip the row, or choose to leave it out."
        )
    if _hand_over(imp, member, Import.Task.COMMIT, problems=problems, judged_digest=plan.digest):
        if remember and imp.source != Import.Source.MANUAL:
            layouts.remember(imp, member)
    elif imp.state not in (*_SUBMITTED, State.UNDONE):
        raise CannotDo("Somebody changed this import while you submitted it. Look at its rows again, then submit.")


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


def request_undo(imp: Import, member: Member, confirm: bool = False, of: int | None = None) -> None:
    """Let the worker take a finished import back.

    ``of``: the number of the change that the member saw in force. Sent again once that was taken back, the request is
    the same one and changes nothing.
    """
    require(member, Right.UNDO)
    if _asked_already(imp, Import.Task.UNDO, of):
        return
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
    _take_back(imp, member, Import.Task.UNDO)


def request_redo(imp: Import, member: Member, of: int | None = None) -> None:
    """Let the worker put an undone import in force again. ``of``: as for an undo."""
    require(member, Right.UNDO)
    if _asked_already(imp, Import.Task.REDO, of):
        return
    states.require(imp, State.UNDONE)
    _take_back(imp, member, Import.Task.REDO)


def _asked_already(imp: Import, task: str, of: int | None) -> bool:
    """Whether just this was asked for before: a second click, a second window, a browser that sent it again."""
    waiting = imp.task == task and imp.state in (State.QUEUED, State.RUNNING)
    return waiting or (of is not None and of != imp.in_force)


def _take_back(imp: Import, member: Member, task: str) -> None:
    undo.target_of(imp)
    if not _hand_over(imp, member, task) and imp.task != task:
        raise CannotDo("Somebody did something else with this import at the same moment. Open it again to see it.")


def _hand_over(imp: Import, member: Member, task: str, **values: object) -> bool:
    """Give the import to the worker if it still is as it was read: of several requests at once, one does it.

    A fence that has risen tells that a worker had it in between, whatever it came back as.
    """
    seen = {"state": imp.state, "fence": imp.fence, "last_step": imp.last_step}
    with transaction.atomic():
        handed = Import.objects.filter(pk=imp.pk, **seen).update(
            state=State.QUEUED, task=task, queued_at=timezone.now(), queued_by=member, attempts=0, message="", **values
        )
        imp.refresh_from_db()
        if handed:
            logged.submitted(imp, member)
    return bool(handed)


def drop(imp: Import, member: Member) -> None:
    """Remove an import that was never submitted, with its files."""
    require(member, Right.IMPORT)
    with while_open(imp):
        imp.delete()
    staging.discard(imp)


def hold(imp: Import, member: Member, why: str) -> None:
    """Leave an import that nobody was there to prepare to whoever opens it."""
    require(member, Right.IMPORT)
    with while_open(imp):
        imp.message = why
        imp.save(update_fields=["message"])
        announcing.needs_you(imp)


def refuse(imp: Import, member: Member, reason: str) -> None:
    """Say of an import that it was not carried out, and why. It can be opened, mended and submitted."""
    require(member, Right.IMPORT)
    with while_open(imp):
        imp.state, imp.message = State.REFUSED, reason
        imp.save(update_fields=["state", "message"])
        announcing.needs_you(imp)
