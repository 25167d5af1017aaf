"""A returned error workbook: which cells were changed since it was handed out."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.values import EDIT_SCHEMA, cell_name


def changed_cells(
    sheet: pl.DataFrame, base: pl.DataFrame | None, row_header: str, header: Sequence[str], positions: Sequence[int]
) -> pl.DataFrame | None:
    """Corrections (``EDIT_SCHEMA``) from a sheet as it was read, whatever was moved or left out in it.

    ``header`` and ``positions``: names of the columns handed out, and where they stand in the file. ``base``: what was
    handed out, in the same form; without it every cell counts. ``None`` where the sheet has no column of rows.
    """
    new = _cells(sheet, row_header, header, positions)
    if new is None:
        return None
    old = _cells(base, row_header, header, positions) if base is not None else None
    if old is None:
        return new
    joined = new.join(old.rename({"text": "was"}), on=["line", "position"], how="left")
    return joined.filter(pl.col("text").ne_missing(pl.col("was"))).select(list(EDIT_SCHEMA))


def _cells(
    sheet: pl.DataFrame, row_header: str, header: Sequence[str], positions: Sequence[int]
) -> pl.DataFrame | None:
    rows = sheet.drop("line").rows()
    top = next((n for n, row in enumerate(rows) if row_header in (cell.strip() for cell in row)), None)
    if top is None:
        return None
    names = [cell.strip() for cell in rows[top]]
    at_row = names.index(row_header)
    line = pl.col(cell_name(at_row)).str.strip_chars().cast(pl.UInt32, strict=False).alias("line")
    body = sheet.drop("line").slice(top + 1)
    found = []
    for number, name in enumerate(header):
        at = _nth(names, name.strip(), [other.strip() for other in header[:number]].count(name.strip()), at_row)
        if at is not None:
            position = pl.lit(positions[number], pl.Int32).alias("position")
            found.append(body.select(line, position, pl.col(cell_name(at)).alias("text")))
    frame = pl.concat([pl.DataFrame(schema=EDIT_SCHEMA), *found])
    return frame.drop_nulls("line").unique(["line", "position"], keep="last", maintain_order=True)


def _nth(names: list[str], name: str, nth: int, but: int) -> int | None:
    at = [place for place, other in enumerate(names) if other == name and place != but]
    return at[nth] if nth < len(at) else None
