"""What a member does with an import, step by step, up to Submit, Cancel, Undo and Redo.

Every command checks her right itself. Nothing here writes to clients: that is the worker's part.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.mapping import map_table
from rollforward.engine.reading import locate, table_of
from rollforward.engine.values import IGNORE, Choices, Edit, RawSheet, Region
from rollforward.engine.writing import template_csv
from rollforward.imports import staging, states, undo
from rollforward.imports.decisions import (
    choices_from_json,
    choices_to_json,
    mapping_from_json,
    mapping_to_json,
    region_from_json,
    region_to_json,
    with_targets,
)
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept
from rollforward.imports.models import CellEdit, Import
from rollforward.sandbox import open_staged, read_file

State = Import.State

#: Blank rows that a sheet to type into starts with.
BLANK_ROWS = 30


def start(member: Member, mode: str, source: str = Import.Source.UPLOAD) -> Import:
    """A new import of the given kind; nothing is uploaded yet."""
    require(member, Right.REPLACE if mode == Import.Mode.CLEAR else Right.IMPORT)
    return Import.objects.create(firm=member.firm, member=member, mode=mode, source=source)


def confirm_clear(imp: Import, member: Member, typed_firm_name: str) -> None:
    """The second window of a clear: the firm's name, typed, shows that she means it."""
    _preparing(imp, member, Right.REPLACE)
    if typed_firm_name.strip().casefold() != imp.firm.name.strip().casefold():
        raise CannotDo(
            f"That is not the firm's name. Type {imp.firm.name} to go on, or go back and choose the other kind."
        )
    imp.confirmed_at = timezone.now()
    imp.save(update_fields=["confirmed_at"])


def receive_file(imp: Import, member: Member, file_name: str, chunks: Iterable[bytes]) -> None:
    """Take an upload: stored as it came, read in the sandbox, mapped as well as can be.

    Raises ``Refused`` for what is no readable table; the import then stays where it was, with its earlier file if any.
    """
    _preparing(imp, member)
    part, size, sha256 = staging.store(imp, chunks)
    sheets = Path(tempfile.mkdtemp(dir=staging.folder(imp), suffix=".sheets"))
    try:
        read_file(part, sheets)
    except BaseException:
        shutil.rmtree(sheets, ignore_errors=True)
        part.unlink(missing_ok=True)
        raise
    staging.accept(imp, part, sheets)
    imp.file_name, imp.file_size, imp.file_sha256 = file_name, size, sha256
    imp.sheet = imp.region = imp.mapping = None
    _forget_decisions(imp)
    imp.save()
    book = open_staged(staging.sheets_dir(imp))
    if len(book.sheets) == 1:
        choose_sheet(imp, member, 0)


def open_blank_sheet(imp: Import, member: Member) -> None:
    """*Enter manually*: the firm's own empty template, with blank rows to type into."""
    fields = field_set(imp.firm)
    typed = replace(fields, fields=tuple(f for f in fields if f.kind != "identifier"))
    receive_file(imp, member, "", [template_csv(typed).encode()])
    imp.source, imp.extra_rows = Import.Source.MANUAL, BLANK_ROWS
    imp.save(update_fields=["source", "extra_rows"])


def choose_sheet(imp: Import, member: Member, index: int) -> None:
    """Which tab is the client list; its header row and mapping are found anew."""
    _preparing(imp, member)
    book = open_staged(staging.sheets_dir(imp))
    if not 0 <= index < len(book.sheets):
        raise CannotDo("The file has no such sheet. Choose one of those shown.")
    sheet = book.sheet(index)
    imp.sheet = index
    _understand(imp, sheet, sheet.region)


def choose_header(imp: Import, member: Member, header_rows: Sequence[int]) -> None:
    """Declare the header: one or more lines, or none. The mapping is made anew."""
    _preparing(imp, member)
    sheet = _sheet(imp)
    _understand(imp, sheet, locate(sheet.cells, tuple(header_rows) or None))


def restore_lines(imp: Import, member: Member, lines: Sequence[int], restored: bool) -> None:
    """Take set-aside lines back as data, or set them aside again."""
    _preparing(imp, member)
    region, before = region_from_json(imp.region or {})
    after = before | set(lines) if restored else before - set(lines)
    imp.region = region_to_json(region, frozenset(after))
    imp.save(update_fields=["region"])


def set_targets(imp: Import, member: Member, targets: Mapping[int, str]) -> None:
    """Send columns to fields. One field once; the targets are the firm's fields and nothing else."""
    _preparing(imp, member)
    fields = field_set(imp.firm)
    mapping = with_targets(mapping_from_json(imp.mapping or {}), targets)
    used: dict[str, str] = {}
    for column in mapping.columns:
        if column.target == IGNORE:
            continue
        field = fields.get(column.target)
        if field is None:
            raise CannotDo(f'There is no field "{column.target}" here. Choose one from the list.')
        if column.target in used:
            raise CannotDo(
                f'"{used[column.target]}" and "{column.header}" would both go to {field.label}. '
                "One field takes one column: leave one of them out."
            )
        used[column.target] = column.header
    imp.mapping = mapping_to_json(mapping)
    imp.save(update_fields=["mapping"])


def set_choice(
    imp: Import,
    member: Member,
    *,
    values: Mapping[str, Mapping[str, str | None]] | None = None,
    blank: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    match: Sequence[str] | None = None,
) -> None:
    """Answer questions of the mapping page; what is not named stays as it is."""
    _preparing(imp, member)
    had = choices_from_json(imp.choices)
    answered = dict(had.values)
    for target, given in (values or {}).items():
        answered[target] = {**answered.get(target, {}), **given}
    _save_choices(
        imp,
        replace(
            had,
            values=answered,
            blank={**had.blank, **(blank or {})},
            dates={**had.dates, **(dates or {})},
            match=tuple(match) if match is not None else had.match,
        ),
    )


def decide_row(imp: Import, member: Member, line: int, decision: str | None) -> None:
    """``skip``, ``new`` or ``client:<pk>`` for one row; ``None`` lets the rules decide again."""
    _preparing(imp, member)
    had = choices_from_json(imp.choices)
    rows = {known: what for known, what in had.rows.items() if known != line}
    _save_choices(imp, replace(had, rows=rows if decision is None else {**rows, line: decision}))


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
    _preparing(imp, member)
    imp.extra_rows += max(0, min(count, 10_000))
    imp.save(update_fields=["extra_rows"])


def submit(imp: Import, member: Member, problems: str = "stop") -> None:
    """Hand the import to the worker. Submitting again while it is on its way, or done, changes nothing.

    Raises ``CannotDo`` while rows have problems, unless ``problems`` is ``skip``.
    """
    require(member, Right.REPLACE if imp.mode == Import.Mode.CLEAR else Right.IMPORT)
    if imp.state in (State.QUEUED, State.RUNNING, State.DONE):
        return
    _preparing(imp, member)
    if imp.mode == Import.Mode.CLEAR and imp.confirmed_at is None:
        raise CannotDo("Clearing all clients must be confirmed first: go back to the type of import.")
    plan = kept(imp)
    if not plan.row_counts.rows:
        raise CannotDo("There are no rows to import. Type or upload some first.")
    if plan.row_counts.problems and problems != "skip":
        raise CannotDo(
            f"{plan.row_counts.problems} rows still have a problem. "
            "Correct them, skip them, or choose to leave them out."
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
            f"{later} changes were made since in the set that would go. They stay in it as a restore point, "
            "but they are not carried over. Confirm to go back all the same."
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


def _preparing(imp: Import, member: Member, right: Right = Right.IMPORT) -> None:
    require(member, right)
    states.require(imp, *states.OPEN)


def _locked(imp: Import, member: Member) -> None:
    """Hold the import's row, so that the steps of two windows do not get the same number."""
    Import.objects.select_for_update().get(pk=imp.pk)
    imp.refresh_from_db(fields=["edit_position", "state"])
    _preparing(imp, member)


def _sheet(imp: Import) -> RawSheet:
    if imp.sheet is None:
        raise CannotDo("Choose the sheet first.")
    return open_staged(staging.sheets_dir(imp)).sheet(imp.sheet)


def _understand(imp: Import, sheet: RawSheet, region: Region) -> None:
    imp.region = region_to_json(region)
    imp.mapping = mapping_to_json(map_table(table_of(sheet, region), field_set(imp.firm)))
    _forget_decisions(imp)
    imp.save()


def _forget_decisions(imp: Import) -> None:
    """Another table: corrections and answers of the former one name cells that are not there."""
    imp.choices, imp.edit_position, imp.extra_rows = {}, 0, 0
    CellEdit.objects.filter(of_import=imp).delete()


def _save_choices(imp: Import, choices: Choices) -> None:
    unknown = [k for k in choices.match if k not in Choices().match]
    if unknown:
        raise CannotDo(f"Clients cannot be recognised by {', '.join(unknown)}. Use id, code, tax_id and name.")
    imp.choices = choices_to_json(choices)
    imp.save(update_fields=["choices"])
