"""How the kept upload is read: in another way, or as the reader judged, the member having looked at it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from rollforward.accounts.models import Member
from rollforward.engine.values import ReadAs
from rollforward.imports import staging
from rollforward.imports.commands.guard import keep, preparing, while_open
from rollforward.imports.commands.table import PREPARED, choose_sheet, forget_table, map_anew, second_sheet
from rollforward.imports.decisions import (
    DOUBTS,
    Doubt,
    mapping_from_json,
    region_from_json,
    settled_from_json,
    settled_to_json,
)
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.tabs import top_of
from rollforward.sandbox import StagedBook, open_staged, read_file


def read_apart(imp: Import, upload: Path, read_as: ReadAs) -> Path:
    """Read a file in the sandbox into a folder of its own, which outlasts a power cut; gone again where that fails.

    Raises ``Refused`` for what is no readable table.
    """
    read_into = Path(tempfile.mkdtemp(dir=staging.folder(imp), suffix=".sheets"))
    try:
        read_file(upload, read_into, read_as=read_as)
        staging.put_on_disk(read_into)
    except BaseException:
        shutil.rmtree(read_into, ignore_errors=True)
        raise
    return read_into


def reread(imp: Import, member: Member, read_as: ReadAs) -> None:
    """Read the kept upload as the member says. Decisions stay where the table's place is the same as before.

    Raises ``Refused`` where it is no table when read so; everything then stays as it was.
    """
    preparing(imp, member)
    had = settled_from_json(imp.reading)
    if read_as == had.read_as:
        return
    if not staging.upload_path(imp).exists():
        raise CannotDo("The uploaded file is no longer kept. Upload it again.")
    before = open_staged(staging.sheets_dir(imp))
    read_into = read_apart(imp, staging.upload_path(imp), read_as)
    after = open_staged(read_into)
    if read_as.turned and not any(sheet.turned for sheet in after.sheets):
        shutil.rmtree(read_into)
        raise CannotDo("The rows and columns of this file cannot be exchanged. Exchange them in a spreadsheet program.")
    imp.reading = settled_to_json(replace(had, read_as=read_as, answered=had.answered - _asked_anew(before, after)))
    staging.accept_sheets(imp, read_into)
    _follow(imp, member, before, open_staged(staging.sheets_dir(imp)))
    staging.tidy(imp)


def settle(imp: Import, member: Member, doubt: str) -> None:
    """The member looked, and what the reader was unsure of is right as it stands."""
    preparing(imp, member)
    had = settled_from_json(imp.reading)
    imp.reading = settled_to_json(replace(had, answered=had.answered | {d for d in DOUBTS if d == doubt}))
    keep(imp, "reading")


def _asked_anew(before: StagedBook, after: StagedBook) -> set[Doubt]:
    """Answers that were about something else than what stands there now."""
    gone: set[Doubt] = set()
    if before.encoding != after.encoding:
        gone |= {"encoding", "accents"}
    if before.dialect != after.dialect:
        gone.add("dialect")
    return gone


def _follow(imp: Import, member: Member, before: StagedBook, after: StagedBook) -> None:
    """Bring the import's table up to a new reading."""
    index = imp.sheet if imp.sheet is not None and imp.sheet < len(after.sheets) else None
    if index is not None and _same_place(before, after, index):
        _follow_headers(imp, after, index)
        keep(imp, *PREPARED)
    elif index is not None or len(after.sheets) == 1:
        choose_sheet(imp, member, index or 0)
    else:
        with while_open(imp):
            forget_table(imp)
            imp.save(update_fields=PREPARED)


def _same_place(before: StagedBook, after: StagedBook, index: int) -> bool:
    had, has = before.sheets[index], after.sheets[index]
    return (had.rows, had.columns, had.region, had.turned) == (has.rows, has.columns, has.region, has.turned)


def _follow_headers(imp: Import, book: StagedBook, index: int) -> None:
    """Other names of the columns say more or less about where they go."""
    region, _ = region_from_json(imp.region or {})
    table = top_of(book, index, region)
    had = [column.header for column in mapping_from_json(imp.mapping or {}).columns]
    if tuple(had[: len(table.header)]) != table.header:  # those made by an arrangement follow
        map_anew(imp, book, region, second_sheet(imp))
