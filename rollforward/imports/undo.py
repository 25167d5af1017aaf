"""Undo and redo of a finished import, whatever its kind."""

from __future__ import annotations

from typing import Any

from rollforward.accounts.models import Firm
from rollforward.imports.deeds import Deed, read
from rollforward.imports.errors import CannotDo
from rollforward.imports.given_back import Reverted
from rollforward.imports.made_for import put_away_unused
from rollforward.imports.models import Import
from rollforward.imports.replace import flip
from rollforward.imports.revert import revert_lines
from rollforward.journal.commands import Hold, change
from rollforward.journal.expiry import is_over
from rollforward.journal.models import Change, Generation, Source


def target_of(imp: Import) -> Change:
    """The change that an undo or redo takes back. Raises ``CannotDo`` when it is gone."""
    found = Change.objects.filter(firm_id=imp.firm_id, number=imp.in_force or 0).first()
    if found is None or is_over(imp.firm, found):
        raise CannotDo("What this import changed is no longer kept: the firm's retention time is over.")
    return found


def work_since(imp: Import) -> int:
    """How many changes were made in the set that an undone clear would put away."""
    target = target_of(imp)
    return Change.objects.filter(
        firm_id=imp.firm_id, generation=target.pointer_after or 0, number__gt=target.number
    ).count()  # fmt: skip


def moves_pointer(imp: Import) -> bool:
    """Whether taking it back moves the firm's pointer, which needs the lock."""
    return imp.mode == Import.Mode.CLEAR


def read_ahead(imp: Import) -> Deed | None:
    """What is to be taken back, read before anybody has to wait; nothing where the pointer moves. Raises
    ``CannotDo``."""
    return None if moves_pointer(imp) else read(target_of(imp))


def take_back(imp: Import, firm: Firm, hold: Hold | None, deed: Deed | None) -> tuple[Change, Reverted]:
    """Undo or redo, in one transaction of the caller."""
    target = target_of(imp)
    source = Source.UNDO if imp.task == Import.Task.UNDO else Source.REDO
    if deed is None:
        return _move_back(target, imp, firm, hold, source), Reverted()
    if target.generation != firm.generation:
        raise CannotDo(
            "The firm's clients were replaced after this import. Undo that replacement first: this import belongs to "
            "the set that was there before."
        )
    with change(firm, imp.queued_by, source, import_ref=imp.reference, reverts=target) as opened:
        reverted = revert_lines(target, deed, opened, _earlier(target))
        if source == Source.UNDO and imp.queued_by:
            reverted.kept += put_away_unused(imp, imp.queued_by, opened)
    return opened.row, reverted


def _earlier(target: Change) -> list[Change]:
    """The import's other changes to the same end as ``target``: it was put in force, or taken back, before."""
    same = (Source.UNDO,) if target.source == Source.UNDO else (Source.IMPORT, Source.REDO)
    of_import = Change.objects.filter(
        firm=target.firm_id, import_ref=target.import_ref, source__in=same, expired_at=None
    )
    return list(of_import.filter(number__lt=target.number).order_by("-number"))


def _move_back(target: Change, imp: Import, firm: Firm, hold: Hold | None, source: Source) -> Change:
    if hold is None or target.pointer_before is None:
        raise CannotDo("The firm could not be locked for this; try again in a moment.")
    if firm.generation != target.pointer_after:
        raise CannotDo("The firm's clients were replaced again since. Undo the later replacement first.")
    Firm.objects.select_for_update().get(pk=firm.pk)  # a set that is expiring right now is gone when this has waited
    kept = Generation.objects.filter(firm=firm, number=target.pointer_before).first()
    if kept is not None and kept.state == Generation.State.PURGED:
        raise CannotDo("The set that was there before is no longer kept: the firm's retention time is over.")
    made = flip(firm, imp.queued_by, target.pointer_before, hold, source, imp.reference)
    Change.objects.filter(pk=made.pk).update(reverts=target)
    return made


def summary(reverted: Reverted) -> dict[str, Any]:
    """For the receipt."""
    return {
        "removed": reverted.removed,
        "restored": reverted.restored,
        "updated": reverted.updated,
        "kept": [{"record": k.record, "name": k.name, "why": k.why} for k in reverted.kept],
    }
