"""Downloads: the firm's current data and its empty template, as a workbook or as CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_GET

from rollforward.accounts.models import Member
from rollforward.clients.fields import fields_in_use
from rollforward.clients.list_columns import columns_shown
from rollforward.clients.listing import wish_of
from rollforward.exports.current import Form, export_current, export_list, export_template

_IN_MEMORY_BYTES = 8 * 1024 * 1024


@require_GET
def current(request: HttpRequest, extension: str) -> FileResponse:
    """All clients and contacts. CSV is guarded against formulas; ``?exact=1`` gives the one for programs."""
    member: Member = request.member  # type: ignore[attr-defined]
    form = _form(request, extension)
    return _answer(
        f"{member.firm.slug}-clients-{timezone.localdate()}", form, lambda t: export_current(member, form, t)
    )


@require_GET
def listed(request: HttpRequest, extension: str) -> FileResponse:
    """The clients of a filtered list (the list's own address); ``?shown=1`` with the columns on its screen alone."""
    member: Member = request.member  # type: ignore[attr-defined]
    form = _form(request, extension)
    wish = wish_of(dict(request.GET.lists()), fields_in_use(member.firm))
    columns = columns_shown(member, request.GET.get("columns", "")) if request.GET.get("shown") == "1" else None
    keys = None if columns is None else {key for column in columns for key in column.holds}
    name = f"{member.firm.slug}-clients-filtered-{timezone.localdate()}"
    return _answer(name, form, lambda t: export_list(member, wish, form, t, keys))


@require_GET
def template(request: HttpRequest, extension: str) -> FileResponse:
    """The firm's columns and options without rows."""
    member: Member = request.member  # type: ignore[attr-defined]
    form = _form(request, extension)
    return _answer(f"{member.firm.slug}-template", form, lambda t: export_template(member, form, t))


def _form(request: HttpRequest, extension: str) -> Form:
    if extension == "xlsx":
        return Form.XLSX
    return Form.CSV_EXACT if request.GET.get("exact") == "1" else Form.CSV_SAFE


def _answer(name: str, form: Form, write: Callable[[BinaryIO], object]) -> FileResponse:
    """The whole file is made before the first byte leaves, so that a refusal or a fault is a page and no torn file."""
    file = _written(write)
    extension = "xlsx" if form is Form.XLSX else "csv"
    return FileResponse(file, as_attachment=True, filename=f"{name}.{extension}")


def _written(write: Callable[[BinaryIO], object]) -> IO[bytes]:
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 (the answer closes it)
    try:
        write(cast(BinaryIO, file))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
