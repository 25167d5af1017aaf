"""The cells of whole columns as they stand: the file's text under the corrections in force, for all rows at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from rollforward.engine.checking import lay_over
from rollforward.engine.reading import data_lines
from rollforward.engine.reviewing import Find, found, rows_with
from rollforward.engine.values import cell_name
from rollforward.imports import staging
from rollforward.imports.corrections import Corrections, corrections
from rollforward.imports.decisions import arrangement_of, region_from_json
from rollforward.imports.models import Import
from rollforward.imports.recent import Recent
from rollforward.imports.slices import places_of, rows_at
from rollforward.imports.table import added_lines, file_table, filled_lines
from rollforward.sandbox import open_staged

#: Columns of files that are kept in memory: about 20 MB for a million rows each.
_COLUMNS_KEPT = 2
#: So many rows of a sheet are kept in memory, of so many sheets.
_ROWS_AT_HAND, _SHEETS_AT_HAND = 5_000, 8
#: A sheet is wide: reading all of it costs as much as very many slices.
_SLICES_OF_SHEET = 150

_rows_at_hand: Recent[pl.DataFrame] = Recent(_SHEETS_AT_HAND)


def columns(imp: Import, positions: Sequence[int], lines: pl.Series | None = None) -> pl.DataFrame:
    """``line`` and ``c<position>`` of every row, or of some lines, in the sheet's order, blank added rows too."""
    wanted = corrections(imp).cells.filter(pl.col("position").is_in(list(positions)))
    if lines is not None:
        wanted = wanted.filter(pl.col("line").is_in(lines.implode()))
    return lay_over(_with_added(imp, positions, lines, added_lines(imp)), wanted)


def uncorrected(imp: Import, positions: Sequence[int], lines: pl.Series, made: Corrections) -> pl.DataFrame:
    """Lines that are rows of the import under these corrections, as the file has them: those added are blank."""
    return _with_added(imp, positions, lines, filled_lines(imp, made))


def _with_added(imp: Import, positions: Sequence[int], lines: pl.Series | None, added: pl.Series) -> pl.DataFrame:
    names = [cell_name(position) for position in dict.fromkeys(positions)]
    rows = _rows(imp, names, lines)
    if lines is not None:
        added = added.filter(added.is_in(lines.implode()))
    if added.is_empty():
        return rows
    blank = added.to_frame().join(rows.select("line"), on="line", how="anti")
    return pl.concat([rows, blank.with_columns(pl.lit("").alias(name) for name in names)])


def lines_with(imp: Import, positions: Sequence[int], find: Find) -> pl.Series:
    """The lines that hold it in a cell of one of these columns, in no order. Raises ``BadPattern``.

    The file is searched as it lies, a batch at a time, and the corrected cells by themselves: rows are put together
    only where it is in the file and in no corrected cell of the row, for then it may be what was corrected.
    """
    if arrangement_of(imp.mapping):
        return rows_with(columns(imp, positions).lazy(), find)["line"]
    in_file = rows_with(_scan(imp).select("line", *map(cell_name, positions)), find)["line"]
    made = corrections(imp).cells.filter(pl.col("position").is_in(list(positions)))
    edited, corrected = made["line"].unique(), made.filter(found(made["text"], find))["line"].unique()
    was_edited = in_file.is_in(edited.implode())
    unsure = pl.concat([in_file.filter(was_edited), added_lines(imp)])
    unsure = unsure.filter(~unsure.is_in(corrected.implode())).sort()
    again = rows_with(columns(imp, positions, unsure).lazy(), find)["line"]
    return pl.concat([in_file.filter(~was_edited), corrected, again])


def _rows(imp: Import, names: list[str], lines: pl.Series | None) -> pl.DataFrame:
    """The rows of the file; only what is asked for is read where it is not arranged first."""
    among = pl.lit(True) if lines is None else pl.col("line").is_in(lines.implode())
    if arrangement_of(imp.mapping):
        return file_table(imp).rows.select("line", *names).filter(among)
    if lines is not None:
        found = _near(imp, lines, names)
        return found.filter(_is_data(imp.region)) if found.height else found
    region, sheet = json.dumps(imp.region, sort_keys=True), (staging.sheets_dir(imp), imp.sheet or 0, imp.file_sha256)
    if len(names) > _COLUMNS_KEPT:
        return _of_file(*sheet, region, names)
    read = [_column(*sheet, region, name) for name in ("line", *names)]
    return pl.DataFrame(read)


@lru_cache(maxsize=2 * _COLUMNS_KEPT)
def _column(folder: Path, sheet: int, of_file: str, region: str, name: str) -> pl.Series:
    """A column of the file alone. Who edits a column mostly goes on in it, so the last ones stay at hand."""
    return _of_file(folder, sheet, of_file, region, [name]).get_column(name)


def _of_file(folder: Path, sheet: int, _file: str, region: str, names: Sequence[str]) -> pl.DataFrame:
    return _scanned(folder, sheet, json.loads(region)).select(list(dict.fromkeys(("line", *names)))).collect()


def _scan(imp: Import) -> pl.LazyFrame:
    return _scanned(staging.sheets_dir(imp), imp.sheet or 0, imp.region)


def _scanned(folder: Path, sheet: int, region: dict[str, Any] | None) -> pl.LazyFrame:
    """The rows of the table, as the file has them."""
    return open_staged(folder).scan(sheet).filter(_is_data(region))


def _is_data(region: dict[str, Any] | None) -> pl.Expr:
    found, restored = region_from_json(region or {})
    keep = data_lines(found)
    if restored:
        keep = keep | pl.col("line").is_in(sorted(restored))
    return keep & ~pl.col("line").is_in(list(found.header_rows))


def _near(imp: Import, lines: pl.Series, names: Sequence[str]) -> pl.DataFrame:
    """Lines of the sheet, whatever they are. Those asked for last are at hand: who edits asks for the same again."""
    folder, sheet = staging.sheets_dir(imp), imp.sheet or 0
    key = (folder, sheet, imp.file_sha256, *names)
    known = _rows_at_hand.get(key)
    missing = lines if known is None else lines.filter(~lines.is_in(known["line"].implode()))
    if len(missing):
        frame = open_staged(folder).scan(sheet).select("line", *names)
        read = rows_at(frame, places_of(missing, _sheet_lines(folder, sheet, imp.file_sha256)), _SLICES_OF_SHEET)
        known = read if known is None else pl.concat([known, read]).sort("line")
        at_hand = known if known.height <= _ROWS_AT_HAND else read
        if at_hand.height <= _ROWS_AT_HAND:
            _rows_at_hand.put(key, at_hand)
    return known.filter(pl.col("line").is_in(lines.implode())) if known is not None else _nothing(names)


def _nothing(names: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(schema={"line": pl.UInt32, **dict.fromkeys(names, pl.String)})


@lru_cache(maxsize=16)
def _sheet_lines(folder: Path, sheet: int, _of_file: str) -> pl.Series:
    return open_staged(folder).scan(sheet).select("line").collect().to_series()
