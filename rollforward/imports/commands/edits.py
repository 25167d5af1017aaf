"""Corrections of cells, each call one step that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from rollforward.accounts.models import Member
from rollforward.engine.values import Edit
from rollforward.imports.commands.guard import preparing
from rollforward.imports.models import CellEdit, Import


def edit_cells(imp: Import, member: Member, edits: Sequence[Edit]) -> None:
    """Correct cells; all of one call are one step of undo. A new step replaces those that were undone."""
    if not edits:
        return
    with transaction.atomic():
        _locked(imp, member)
        CellEdit.objects.filter(of_import=imp, step__gt=imp.edit_position).delete()
        imp.edit_position += 1
        CellEdit.objects.bulk_create(
            [
                CellEdit(of_import=imp, step=imp.edit_position, line=e.line, position=e.position, text=e.text)
                for e in edits
            ],
            batch_size=1_000,
        )
        imp.save(update_fields=["edit_position"])


def undo_edit(imp: Import, member: Member) -> None:
    """Take back the latest correction in force, if there is one."""
    with transaction.atomic():
        _locked(imp, member)
        imp.edit_position = max(0, imp.edit_position - 1)
        imp.save(update_fields=["edit_position"])


def redo_edit(imp: Import, member: Member) -> None:
    """Put the latest undone correction in force again, if there is one."""
    with transaction.atomic():
        _locked(imp, member)
        if CellEdit.objects.filter(of_import=imp, step=imp.edit_position + 1).exists():
            imp.edit_position += 1
            imp.save(update_fields=["edit_position"])


def add_rows(imp: Import, member: Member, count: int) -> None:
    """More blank rows at the end of the sheet."""
    preparing(imp, member)
    imp.extra_rows += max(0, min(count, 10_000))
    imp.save(update_fields=["extra_rows"])


def _locked(imp: Import, member: Member) -> None:
    """Hold the import's row, so that the steps of two windows do not get the same number."""
    Import.objects.select_for_update().get(pk=imp.pk)
    imp.refresh_from_db(fields=["edit_position", "state"])
    preparing(imp, member)
