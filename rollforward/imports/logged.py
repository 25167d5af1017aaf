"""What the firm's activity log says of imports."""

from __future__ import annotations

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, Member
from rollforward.imports.models import Import

_DONE = {
    Import.Task.COMMIT: Activity.What.IMPORTED,
    Import.Task.UNDO: Activity.What.UNDONE,
    Import.Task.REDO: Activity.What.REDONE,
}


def submitted(imp: Import, member: Member) -> None:
    activity.by_member(member, Activity.What.SUBMITTED, **_of(imp), task=imp.task)


def carried_out(imp: Import) -> None:
    _by_worker(imp, _DONE[Import.Task(imp.task)])


def not_carried_out(imp: Import) -> None:
    _by_worker(imp, Activity.What.IMPORT_FAILED)


def _by_worker(imp: Import, what: Activity.What) -> None:
    who = Member.objects.filter(pk=imp.queued_by_id or 0).values_list("user__email", flat=True).first()
    activity.record(imp.firm_id, what, who or "", **_of(imp))


def _of(imp: Import) -> dict[str, str]:
    return {"import": imp.reference, "mode": imp.mode, "file": imp.file_name}
