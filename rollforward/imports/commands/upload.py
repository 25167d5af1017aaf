"""From the choice of the kind to an upload that is read: start, confirm, upload."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.values import ReadAs
from rollforward.engine.writing import template_csv
from rollforward.imports import staging
from rollforward.imports.commands.guard import keep, preparing, while_open
from rollforward.imports.commands.reading import read_apart
from rollforward.imports.commands.table import PREPARED, choose_sheet, forget_table
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.sandbox import open_staged

#: Blank rows that a sheet to type into starts with.
BLANK_ROWS = 30


def start(member: Member, mode: str, source: str = Import.Source.UPLOAD, reference: str = "") -> Import:
    """A new import of the given kind; nothing is uploaded yet. ``reference``: where its name is made beforehand."""
    require(member, Right.REPLACE if mode == Import.Mode.CLEAR else Right.IMPORT)
    named = {"reference": reference} if reference else {}
    return Import.objects.create(firm=member.firm, member=member, mode=mode, source=source, **named)


def confirm_clear(imp: Import, member: Member, typed_firm_name: str) -> None:
    """The second window of a clear: the firm's name, typed, shows that she means it."""
    preparing(imp, member, Right.REPLACE)
    if typed_firm_name.strip().casefold() != imp.firm.name.strip().casefold():
        raise CannotDo(
            f"That is not the firm's name. Type {imp.firm.name} to go on, or go back and choose the other kind."
        )
    imp.confirmed_at = timezone.now()
    keep(imp, "confirmed_at")


def receive_file(imp: Import, member: Member, file_name: str, chunks: Iterable[bytes]) -> None:
    """Take an upload: stored as it came, read in the sandbox, mapped as well as can be.

    Raises ``Refused`` for what is no readable table; the import then stays where it was, with its earlier file if any.
    """
    preparing(imp, member)
    part, size, sha256 = staging.store(imp, chunks)
    read_into: Path | None = None
    try:
        read_into = read_apart(imp, part, ReadAs())
        with while_open(imp):
            imp.reading = {}
            staging.accept(imp, part, read_into)
            imp.file_name, imp.file_size, imp.file_sha256 = file_name, size, sha256
            forget_table(imp)
            imp.save(update_fields=[*PREPARED, "file_name", "file_size", "file_sha256"])
    except BaseException:
        part.unlink(missing_ok=True)
        if read_into is not None:
            shutil.rmtree(read_into, ignore_errors=True)
        raise
    staging.tidy(imp)
    book = open_staged(staging.sheets_dir(imp))
    if len(book.sheets) == 1:
        choose_sheet(imp, member, 0)


def open_blank_sheet(imp: Import, member: Member) -> None:
    """*Enter manually*: the firm's own empty template, with blank rows to type into."""
    fields = field_set(imp.firm)
    typed = replace(fields, fields=tuple(f for f in fields if f.kind != "identifier"))
    receive_file(imp, member, "", [template_csv(typed).encode()])
    imp.source, imp.extra_rows = Import.Source.MANUAL, BLANK_ROWS
    keep(imp, "source", "extra_rows")
