"""Downloads: the firm's current data and its empty template, as a workbook or as CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_GET

from rollforward.accounts.models import Member
from rollforward.exports.current import Form, export_current, export_template

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
