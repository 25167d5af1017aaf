"""From the choice of the kind to a table that is understood: start, confirm, upload, sheet, header."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.mapping import map_table
from rollforward.engine.reading import locate, table_of
from rollforward.engine.values import RawSheet, Region
from rollforward.engine.writing import template_csv
from rollforward.imports import staging
from rollforward.imports.commands.guard import preparing
from rollforward.imports.decisions import mapping_to_json, region_from_json, region_to_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import CellEdit, Import
from rollforward.sandbox import open_staged, read_file

#: Blank rows that a sheet to type into starts with.
BLANK_ROWS = 30

#: What a column holds is seen from its first rows; reading all of a long sheet for it would be the dearest part.
_ROWS_TO_MAP_BY = 10_000


def start(member: Member, mode: str, source: str = Import.Source.UPLOAD) -> Import:
    """A new import of the given kind; nothing is uploaded yet."""
    require(member, Right.REPLACE if mode == Import.Mode.CLEAR else Right.IMPORT)
    return Import.objects.create(firm=member.firm, member=member, mode=mode, source=source)


def confirm_clear(imp: Import, member: Member, typed_firm_name: str) -> None:
    """The second window of a clear: the firm's name, typed, shows that she means it."""
    preparing(imp, member, Right.REPLACE)
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
    preparing(imp, member)
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
    preparing(imp, member)
    book = open_staged(staging.sheets_dir(imp))
    if not 0 <= index < len(book.sheets):
        raise CannotDo("The file has no such sheet. Choose one of those shown.")
    sheet = book.top(index, _ROWS_TO_MAP_BY)
    imp.sheet = index
    _understand(imp, sheet, sheet.region)


def choose_header(imp: Import, member: Member, header_rows: Sequence[int]) -> None:
    """Declare the header: one or more lines, or none. The mapping is made anew."""
    preparing(imp, member)
    sheet = _sheet(imp)
    region = locate(sheet.cells, tuple(header_rows) or None)
    if missing := sorted(set(header_rows) - set(region.header_rows)):
        lines = ", ".join(map(str, missing))
        raise CannotDo(f"Line {lines} of the sheet is blank or not there, so it is no header. Choose a filled line.")
    _understand(imp, sheet, region)


def restore_lines(imp: Import, member: Member, lines: Sequence[int], restored: bool) -> None:
    """Take set-aside lines back as data, or set them aside again."""
    preparing(imp, member)
    region, before = region_from_json(imp.region or {})
    after = before | set(lines) if restored else before - set(lines)
    imp.region = region_to_json(region, frozenset(after))
    imp.save(update_fields=["region"])


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
