"""Imports from the first byte to the last undo: what the screens can do, by addresses."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any, BinaryIO, Literal, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from rollforward.api import shapes
from rollforward.api.entrance import READ_IMPORTS, WRITE_IMPORTS, member_of
from rollforward.api.once import once
from rollforward.engine.issues import Refused
from rollforward.engine.reviewing import Find
from rollforward.engine.values import Edit
from rollforward.imports import commands, error_workbook, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import GridRow, Selection

MOST = 500
_IN_MEMORY_BYTES = 8 * 1024 * 1024

router = Router(tags=["imports"])
Limit = Annotated[int, Query(ge=1, le=MOST)]


def answer_of(imp: Import) -> dict[str, Any]:
    return {
        "id": imp.reference,
        "mode": imp.mode,
        "state": imp.state,
        "step": queries.step(imp),
        "message": imp.message,
        "file": imp.file_name,
        "member": str(imp.member or ""),
        "started": imp.created_at,
        "finished": imp.finished_at,
        "receipt": queries.receipt(imp),
    }


@router.get("", response=list[shapes.Import], auth=READ_IMPORTS, url_name="imports")
def all_imports(request: HttpRequest, limit: Limit = 100) -> Any:
    """The newest imports."""
    return [answer_of(imp) for imp in queries.history(member_of(request))[:limit]]


@router.post("", response={201: shapes.Import}, auth=WRITE_IMPORTS, url_name="imports")
@decorate_view(once)
def create(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    mode: Annotated[Literal["update", "clear"], Form()] = "update",
    confirm: Annotated[str, Form()] = "",
) -> Any:
    """Upload a file; nothing is written to clients before ``submit``. ``mode`` ``clear`` replaces all clients, series,
    projects and tasks, and needs the firm's name in ``confirm``."""
    member = member_of(request)
    imp = commands.start(member, mode)
    try:
        if mode == "clear":
            commands.confirm_clear(imp, member, confirm)
        commands.receive_file(imp, member, file.name or "", file.chunks())
    except (CannotDo, Refused):
        commands.drop(imp, member)
        raise
    return Status(HTTPStatus.CREATED, answer_of(imp))


@router.get("/{reference}", response=shapes.Import, auth=READ_IMPORTS, url_name="import")
def one_import(request: HttpRequest, reference: str) -> Any:
    """One import with its receipt."""
    return answer_of(_find(request, reference))


@router.delete("/{reference}", response=shapes.Import, auth=WRITE_IMPORTS, url_name="import")
def cancel(request: HttpRequest, reference: str) -> Any:
    """Stop an import that has not been written yet."""
    imp = _find(request, reference)
    commands.cancel(imp, member_of(request))
    return answer_of(imp)


@router.get("/{reference}/sheets", response=list[shapes.Sheet], auth=READ_IMPORTS, url_name="import-sheets")
def sheets(request: HttpRequest, reference: str) -> Any:
    """The sheets of the file."""
    return [asdict(sheet) for sheet in queries.book(_find(request, reference)).sheets]


@router.put("/{reference}/sheet", response=shapes.Import, auth=WRITE_IMPORTS, url_name="import-sheet")
def choose_sheet(request: HttpRequest, reference: str, chosen: shapes.ChosenSheet) -> Any:
    """Choose the sheet, and its header where that was not found rightly."""
    imp, member = _find(request, reference), member_of(request)
    commands.choose_sheet(imp, member, chosen.index)
    if chosen.header_rows is not None:
        commands.choose_header(imp, member, chosen.header_rows)
    return answer_of(imp)


@router.get("/{reference}/mapping", response=list[shapes.Column], auth=READ_IMPORTS, url_name="import-mapping")
def mapping(request: HttpRequest, reference: str) -> Any:
    """Where the columns go, and why."""
    return [asdict(line) for line in queries.mapping_lines(_mapped(request, reference))]


@router.patch("/{reference}/mapping", response=list[shapes.Column], auth=WRITE_IMPORTS, url_name="import-mapping")
def change_mapping(request: HttpRequest, reference: str, said: shapes.Targets) -> Any:
    """Send columns elsewhere, and say what values mean."""
    imp, member = _mapped(request, reference), member_of(request)
    if said.targets:
        commands.set_targets(imp, member, said.targets)
    if said.values:
        commands.set_choice(imp, member, values=said.values)
    return [asdict(line) for line in queries.mapping_lines(imp)]


@router.get("/{reference}/rows", response=shapes.Rows, auth=READ_IMPORTS, url_name="import-rows")
def rows(
    request: HttpRequest,
    reference: str,
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Limit = 100,
    show: Annotated[str, Query(max_length=300)] = "all",
    text: Annotated[str, Query(max_length=1_000)] = "",
) -> Any:
    """What each row would do. ``show``: ``all``, a verdict or ``code:`` with a problem's code; ``text``: rows that hold
    it in any cell."""
    imp = _mapped(request, reference)
    page = queries.page(imp, start, limit, Selection(show, Find(text)))
    decided, chosen = queries.decisions(imp), queries.chosen_contacts(imp)
    return {
        "total": page.total,
        "start": page.start,
        "positions": [column.position for column in queries.judge(imp).headers],
        "rows": [_row(row, decided.get(row.line, ""), chosen) for row in page.rows],
    }


@router.get("/{reference}/summary", response=shapes.Counts, auth=READ_IMPORTS, url_name="import-summary")
def summary(request: HttpRequest, reference: str) -> Any:
    """What Submit would do, counted."""
    return _counts(_mapped(request, reference))


@router.post("/{reference}/edits", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits")
@decorate_view(once)
def edit(request: HttpRequest, reference: str, said: shapes.Edits) -> Any:
    """Correct cells: one step, taken back as one."""
    imp = _mapped(request, reference)
    commands.edit_cells(imp, member_of(request), [Edit(each.line, each.position, each.text) for each in said.edits])
    return _counts(imp)


@router.post("/{reference}/edits/undo", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits-undo")
@decorate_view(once)
def undo_edit(request: HttpRequest, reference: str) -> Any:
    """Take the last step on the sheet back."""
    imp = _mapped(request, reference)
    commands.undo_edit(imp, member_of(request))
    return _counts(imp)


@router.post("/{reference}/edits/redo", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits-redo")
@decorate_view(once)
def redo_edit(request: HttpRequest, reference: str) -> Any:
    """Do the step that was taken back again."""
    imp = _mapped(request, reference)
    commands.redo_edit(imp, member_of(request))
    return _counts(imp)


@router.post("/{reference}/decisions", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-decisions")
@decorate_view(once)
def decide(request: HttpRequest, reference: str, said: shapes.Decision) -> Any:
    """Say what is to happen to a row."""
    imp = _mapped(request, reference)
    if said.slot:
        commands.decide_contact(imp, member_of(request), said.line, said.slot, said.decision)
    else:
        commands.decide_row(imp, member_of(request), said.line, said.decision or None)
    return _counts(imp)


@router.get("/{reference}/duplicates", response=list[shapes.Twin], auth=READ_IMPORTS, url_name="import-duplicates")
def duplicates(
    request: HttpRequest, reference: str, start: Annotated[int, Query(ge=0, le=10_000_000)] = 0, limit: Limit = 100
) -> Any:
    """Rows that are likely the same client as an earlier row, or as one that is there."""
    found = queries.twins(_mapped(request, reference), member_of(request), start, limit)
    return [
        {**asdict(twin), "other": f"client:{twin.client[0]}" if twin.client else f"row:{twin.other_line}"}
        for twin in found.pairs
    ]


@router.post("/{reference}/duplicates", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-duplicates")
@decorate_view(once)
def answer(request: HttpRequest, reference: str, said: shapes.Answer) -> Any:
    """Say of a row whether it is the same client."""
    imp = _mapped(request, reference)
    commands.answer_twin(imp, member_of(request), said.line, said.other, said.answer)
    return _counts(imp)


@router.post("/{reference}/submit", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-submit")
@decorate_view(once)
def submit(request: HttpRequest, reference: str, said: shapes.Submission) -> Any:
    """Carry it out, in the background: ask for the import until its state is ``done``. Sent again, it is done once."""
    imp = _mapped(request, reference)
    commands.submit(imp, member_of(request), said.problems)
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.post("/{reference}/undo", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-undo")
@decorate_view(once)
def undo(request: HttpRequest, reference: str, said: shapes.Undo) -> Any:
    """Take a finished import back, in the background."""
    imp = _find(request, reference)
    commands.request_undo(imp, member_of(request), said.confirm)
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.post("/{reference}/redo", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-redo")
@decorate_view(once)
def redo(request: HttpRequest, reference: str) -> Any:
    """Do an import that was taken back again, in the background."""
    imp = _find(request, reference)
    commands.request_redo(imp, member_of(request))
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.get("/{reference}/problems.xlsx", auth=READ_IMPORTS, url_name="import-problems")
def problems(request: HttpRequest, reference: str) -> HttpResponse:
    """The rows with problems as a workbook, the cells at fault marked and explained."""
    imp = _find(request, reference)
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 (the answer closes it)
    try:
        error_workbook.write_errors(imp, member_of(request), cast(BinaryIO, file))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return cast(HttpResponse, FileResponse(file, as_attachment=True, filename=f"to-correct-{reference}.xlsx"))


def _find(request: HttpRequest, reference: str) -> Import:
    return queries.find(member_of(request), reference)


def _mapped(request: HttpRequest, reference: str) -> Import:
    """An import whose sheet is chosen; before that there are no columns and rows to speak of."""
    imp = _find(request, reference)
    if imp.sheet is None:
        raise CannotDo("No sheet is chosen yet. Ask for the sheets of the file and choose one.")
    return imp


def _row(row: GridRow, decision: str, chosen: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    return {
        "line": row.line,
        "verdict": row.verdict or "",
        "decision": decision,
        "client": row.client[0] or None if row.client else None,
        "cells": list(row.cells),
        "old": row.old,
        "problems": {position: [asdict(each) for each in found] for position, found in row.problems.items()},
        "contacts": row.asked(chosen),
    }


def _counts(imp: Import) -> dict[str, Any]:
    imp.refresh_from_db()
    judged = queries.judge(imp)
    return {
        **asdict(judged.counts),
        "rows": judged.counts.rows,
        "clients": asdict(judged.clients),
        "contacts": asdict(judged.contacts),
        "can_undo": judged.can_undo,
        "can_redo": judged.can_redo,
    }
