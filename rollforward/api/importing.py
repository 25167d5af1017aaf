"""Imports from the first byte to the last undo: what the screens can do, by addresses."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any, BinaryIO, Literal, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import File, Form, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from rollforward.api import import_shapes as shapes
from rollforward.api.entrance import READ_IMPORTS, WRITE_IMPORTS, member_of
from rollforward.api.once import once
from rollforward.api.shape import Limit, Reference
from rollforward.engine.issues import Refused
from rollforward.imports import commands, error_workbook, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import

_IN_MEMORY_BYTES = 8 * 1024 * 1024

router = Router(tags=["imports"])


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
        "receipt": {**queries.receipt(imp), "undo": imp.receipt.get("undo", {})},
    }


@router.get("", response=list[shapes.Import], auth=READ_IMPORTS, url_name="imports")
def all_imports(request: HttpRequest, limit: Limit = 100) -> Any:
    """The newest imports."""
    return [answer_of(imp) for imp in queries.history(member_of(request))[:limit]]


@router.post("", response={201: shapes.Import}, auth=WRITE_IMPORTS, url_name="imports")
@decorate_view(once)
def create(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(description="A spreadsheet or a text with columns.")],
    mode: Annotated[Literal["update", "clear"], Form(description="What becomes of the clients.")] = "update",
    confirm: Annotated[str, Form(max_length=200, description="The name of the firm, to replace all clients.")] = "",
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
def one_import(request: HttpRequest, reference: Reference) -> Any:
    """One import with its receipt."""
    return answer_of(find(request, reference))


@router.delete("/{reference}", response=shapes.Import, auth=WRITE_IMPORTS, url_name="import")
def cancel(request: HttpRequest, reference: Reference) -> Any:
    """Stop an import that has not been written yet."""
    imp = find(request, reference)
    commands.cancel(imp, member_of(request))
    return answer_of(imp)


@router.get("/{reference}/sheets", response=list[shapes.Sheet], auth=READ_IMPORTS, url_name="import-sheets")
def sheets(request: HttpRequest, reference: Reference) -> Any:
    """The sheets of the file."""
    return [asdict(sheet) for sheet in queries.book(find(request, reference)).sheets]


@router.put("/{reference}/sheet", response=shapes.Import, auth=WRITE_IMPORTS, url_name="import-sheet")
def choose_sheet(request: HttpRequest, reference: Reference, chosen: shapes.ChosenSheet) -> Any:
    """Choose the sheet, and its header where that was not found rightly."""
    imp, member = find(request, reference), member_of(request)
    commands.choose_sheet(imp, member, chosen.index)
    if chosen.header_rows is not None:
        commands.choose_header(imp, member, chosen.header_rows)
    return answer_of(imp)


@router.get("/{reference}/mapping", response=list[shapes.Column], auth=READ_IMPORTS, url_name="import-mapping")
def mapping(request: HttpRequest, reference: Reference) -> Any:
    """Where the columns go, and why."""
    return [asdict(line) for line in queries.mapping_lines(mapped(request, reference))]


@router.patch("/{reference}/mapping", response=list[shapes.Column], auth=WRITE_IMPORTS, url_name="import-mapping")
def change_mapping(request: HttpRequest, reference: Reference, said: shapes.Targets) -> Any:
    """Send columns elsewhere, and say what values mean."""
    imp, member = mapped(request, reference), member_of(request)
    if said.targets:
        commands.set_targets(imp, member, said.targets)
    if said.values:
        commands.set_choice(imp, member, values=said.values)
    return [asdict(line) for line in queries.mapping_lines(imp)]


@router.post("/{reference}/submit", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-submit")
@decorate_view(once)
def submit(request: HttpRequest, reference: Reference, said: shapes.Submission) -> Any:
    """Carry it out, in the background: ask for the import until its state is ``done``. Sent again, it is done once."""
    imp = mapped(request, reference)
    commands.submit(imp, member_of(request), said.problems)
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.post("/{reference}/undo", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-undo")
@decorate_view(once)
def undo(request: HttpRequest, reference: Reference, said: shapes.Undo) -> Any:
    """Take a finished import back, in the background."""
    imp = find(request, reference)
    commands.request_undo(imp, member_of(request), said.confirm)
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.post("/{reference}/redo", response={202: shapes.Import}, auth=WRITE_IMPORTS, url_name="import-redo")
@decorate_view(once)
def redo(request: HttpRequest, reference: Reference) -> Any:
    """Do an import that was taken back again, in the background."""
    imp = find(request, reference)
    commands.request_redo(imp, member_of(request))
    return Status(HTTPStatus.ACCEPTED, answer_of(imp))


@router.get("/{reference}/problems.xlsx", auth=READ_IMPORTS, url_name="import-problems")
def problems(request: HttpRequest, reference: Reference) -> HttpResponse:
    """The rows with problems as a workbook, the cells at fault marked and explained."""
    imp = find(request, reference)
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 (the answer closes it)
    try:
        error_workbook.write_errors(imp, member_of(request), cast(BinaryIO, file))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return cast(HttpResponse, FileResponse(file, as_attachment=True, filename=f"to-correct-{reference}.xlsx"))


def find(request: HttpRequest, reference: str) -> Import:
    return queries.find(member_of(request), reference)


def mapped(request: HttpRequest, reference: str) -> Import:
    """An import whose sheet is chosen; before that there are no columns and rows to speak of."""
    imp = find(request, reference)
    if imp.sheet is None:
        raise CannotDo("No sheet is chosen yet. Ask for the sheets of the file and choose one.")
    return imp
