"""How much each line of a sheet says."""

from __future__ import annotations

import polars as pl

#: Ruled lines are looked for among so many of the first and of the last lines; elsewhere only where their first cell
#: shows one.
_HEAD, _TAIL = 500, 300

_MARKS = r"-=_*~+–—\x{2500}-\x{257F}"
_APART = "\x1f"
#: Nothing but marks in a row, three in a row somewhere: ``|---|:-:|``, ``+----+``, ``====``. Without those three it may
#: be a row in which every value is missing.
_ONLY_MARKS = rf"^(?:[{_MARKS}|:\s]*|\\+)(?:{_APART}(?:[{_MARKS}|:\s]*|\\+))*$"
_THREE_MARKS = rf"[{_MARKS}]{{3}}|(?:^|{_APART})\\+(?:{_APART}|$)"
_BEGINS = rf"^[{_MARKS}|:]{{2}}"


def filled_cells(cells: pl.DataFrame) -> pl.Series:
    """How many cells of each row of ``cells`` (as in RawSheet) show something; a ruled line shows nothing."""
    if cells.width < 2:
        return pl.Series([0] * cells.height, dtype=pl.UInt32)
    names = cells.columns[1:]
    if cells.height <= _HEAD + _TAIL:
        return _told(cells.select(pl.col(names).str.strip_chars()))
    count = cells.select(pl.sum_horizontal(pl.col(name) != "" for name in names)).to_series()
    # Cells of mere spaces, and rules, are rare and matter only where little else stands in the row.
    at = pl.int_range(cells.height, eager=True)
    near = (at < _HEAD) | (at >= cells.height - _TAIL)
    few = cells.with_columns(at.alias("at")).filter((count <= 1) | near | cells[names[0]].str.contains(_BEGINS))
    if not few.height:
        return count
    told = _told(few.select(pl.col(names).str.strip_chars()))
    return count.scatter(few["at"], told)


def _told(stripped: pl.DataFrame) -> pl.Series:
    """How many cells of each row show something. ``stripped``: cells without outer spaces."""
    shown = pl.sum_horizontal(pl.all() != "")
    row = pl.concat_str(pl.all(), separator=_APART)
    ruled = row.str.contains(_ONLY_MARKS) & row.str.contains(_THREE_MARKS)
    return stripped.select(pl.when(ruled).then(0).otherwise(shown).cast(pl.UInt32)).to_series()


def empty_lines(cells: pl.DataFrame, filled: pl.Series) -> dict[int, str]:
    """The lines that show nothing, and whether they are blank or ruled. ``filled``: of ``filled_cells``."""
    if (filled > 0).all():
        return {}
    empty = cells.filter(filled == 0)
    ruled = empty.select("line", pl.any_horizontal(pl.exclude("line").str.strip_chars() != "").alias("ruled"))
    return {line: "ruled line" if is_ruled else "blank" for line, is_ruled in ruled.iter_rows()}
