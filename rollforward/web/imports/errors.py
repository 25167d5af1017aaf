"""The error workbook: rows with problems as XLSX, and its way back."""

from __future__ import annotations

import tempfile
from typing import IO, BinaryIO, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rollforward.imports import error_workbook
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.answers import wants_json
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import address
from rollforward.web.membership import MemberRequest

_IN_MEMORY_BYTES = 8 * 1024 * 1024


@of_import()
def errors(request: MemberRequest, imp: Import) -> HttpResponse:
    """The workbook; the whole file is made before its first byte leaves."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 (the answer closes it)
    try:
        error_workbook.write_errors(imp, request.member, cast(BinaryIO, file))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=f"to-correct-{imp.reference}.xlsx")
    return cast(HttpResponse, answer)  # a sibling of it, with all that the frame needs


@of_import()
def corrected(request: MemberRequest, imp: Import) -> HttpResponse:
    """``file``: merged into this import before Submit; afterwards it opens a follow-up."""
    upload = request.FILES.get("file")
    if request.method != "POST" or upload is None:
        raise CannotDo(_("No file was chosen. Choose the corrected workbook."))
    goes_on, count = error_workbook.take_back(imp, request.member, upload.chunks())
    if goes_on.pk == imp.pk:
        said = ngettext("%s cell was corrected.", "%s cells were corrected.", count) % f"{count:,}"
    else:
        said = ngettext("%s row to review.", "%s rows to review.", count) % f"{count:,}"
    if wants_json(request):
        return JsonResponse({"import": goes_on.reference, "changed": count, "next": address(goes_on, "review")})
    messages.success(request, said)
    return redirect(address(goes_on, "review"))
