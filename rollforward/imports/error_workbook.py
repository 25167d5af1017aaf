"""The error workbook of an import: its rows with problems out, corrected and back in.

Before Submit the corrections are one step in the same import; afterwards they are a follow-up import of their own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import polars as pl
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.engine.reviewing.returned import changed_cells
from rollforward.engine.values import IGNORE, ReadAs
from rollforward.engine.writing.errors import ROW, write_error_workbook
from rollforward.engine.writing.workbook import MARK
from rollforward.imports import staging, states
from rollforward.imports.cells import columns
from rollforward.imports.commands.edits import edit_cells
from rollforward.imports.commands.guard import keep, preparing
from rollforward.imports.commands.reading import read_apart
from rollforward.imports.commands.table import choose_sheet
from rollforward.imports.commands.upload import receive_file, start
from rollforward.imports.decisions import choices_from_json, choices_to_json, mapping_from_json, mapping_to_json
from rollforward.imports.decisions import with_targets as mapped_to
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept_latest
from rollforward.imports.models import Import
from rollforward.imports.queries.review import grid_columns, problems_in_words
from rollforward.imports.queries.where import targets
from rollforward.sandbox import StagedBook, open_staged


def write_errors(imp: Import, member: Member, target: BinaryIO) -> int:
    """Write the workbook; the number of its rows. Raises ``CannotDo`` where no row has a problem."""
    require(member, Right.IMPORT)
    if not staging.sheets_dir(imp).exists():
        raise CannotDo("The file of this import is no longer kept, so its rows cannot be handed out any more.")
    plan = kept_latest(imp)
    lines = plan.frame("rows").filter(pl.col("verdict") == "problem").select("line").collect().to_series()
    if lines.is_empty():
        raise CannotDo("No row has a problem, so there is nothing to correct.")
    header, positions = _columns(imp)
    at = {position: number for number, position in enumerate(positions)}
    problems = plan.frame("problems").filter(pl.col("line").is_in(lines.implode())).collect()
    messages = {
        line: {at.get(position, -1): " ".join(p.message for p in said) for position, said in found.items()}
        for line, found in problems_in_words(problems, targets(imp)).items()
    }
    write_error_workbook(target, imp.reference, header, columns(imp, positions, lines), messages)
    return len(lines)


def take_back(imp: Import, member: Member, chunks: Iterable[bytes]) -> tuple[Import, int]:
    """A corrected workbook. Before Submit: its changes as one step of this import; afterwards: a follow-up import.

    Returns the import that goes on, and how many cells changed. Raises ``Refused`` for what is no readable workbook,
    ``CannotDo`` for one that is not of this import.
    """
    if imp.state in states.OPEN:
        preparing(imp, member)
        edits = _read(imp, chunks)
        words = ngettext("%s cell from the error workbook", "%s cells from the error workbook", edits.height)
        edit_cells(imp, member, edits, words % f"{edits.height:,}")
        return imp, edits.height
    states.require(imp, Import.State.DONE)
    return _follow_up(imp, member, chunks)


def _columns(imp: Import) -> tuple[list[str], list[int]]:
    found = grid_columns(mapping_from_json(imp.mapping or {}), targets(imp))
    return [c.header.strip() or f"Column {c.position + 1}" for c in found], [c.position for c in found]


def _read(imp: Import, chunks: Iterable[bytes]) -> pl.DataFrame:
    upload = staging.folder(imp) / "errors.part"
    with upload.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    folder: Path | None = None
    try:
        folder = read_apart(imp, upload, ReadAs())
        return _edits(imp, open_staged(folder))
    finally:
        upload.unlink(missing_ok=True)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _edits(imp: Import, book: StagedBook) -> pl.DataFrame:
    header, positions = _columns(imp)
    base = next((book.sheet(n).cells for n, sheet in enumerate(book.sheets) if sheet.name == MARK), None)
    if base is not None and base.height:
        whose = base["c0"][0]
        if whose != imp.reference:
            raise CannotDo("This workbook belongs to another import. Upload it there, or take this one's.")
        base = base.with_columns(c0=pl.when(pl.col("c0") == whose).then(pl.lit(ROW)).otherwise(pl.col("c0")))
    found = changed_cells(book.sheet(0).cells, base, ROW, header, positions)
    if found is None:
        raise CannotDo(f'The workbook has no column "{ROW}", so its rows cannot be told. Use the one handed out here.')
    known = columns(imp, positions, found["line"].unique())["line"]
    return found.filter(pl.col("line").is_in(known.implode()))


def _follow_up(imp: Import, member: Member, chunks: Iterable[bytes]) -> tuple[Import, int]:
    """The workbook as an import of its own: mapped as the first one was, its answers kept, linked to it."""
    follow = start(member, Import.Mode.UPDATE)
    try:
        receive_file(follow, member, f"Corrections of {imp.file_name or 'entered rows'}", chunks)
        choose_sheet(follow, member, 0)
    except BaseException:
        staging.discard(follow)
        follow.delete()
        raise
    header, positions = _columns(imp)
    of_parent, made = mapping_from_json(imp.mapping or {}), mapping_from_json(follow.mapping or {})
    wanted: dict[str, list[str]] = {}  # columns of one name follow each other as they did
    for name, position in zip(header, positions, strict=True):
        wanted.setdefault(name, []).append(of_parent.target_of(position))
    chosen = {c.position: (wanted.get(c.header.strip()) or [IGNORE]).pop(0) for c in made.columns}
    follow.mapping = mapping_to_json(mapped_to(made, chosen))
    follow.choices = choices_to_json(replace(choices_from_json(imp.choices), rows={}))
    follow.follows = imp
    keep(follow, "mapping", "choices", "follows")
    rows = columns(follow, [made.columns[0].position] if made.columns else [])
    return follow, rows.height


def chain(imp: Import) -> tuple[Import, ...]:
    """The follow-up imports of an import, the first one first."""
    return tuple(Import.objects.filter(follows=imp).order_by("pk"))
