"""Lines of sums among the rows. A firm may be called "Total Wine", so a sum has to show that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from rollforward.engine.reading.shapes import is_number

#: Columns in which the word "Total" may stand, a blank first one and a number column included.
_LABEL_COLUMNS = 4
#: So many suspects are looked at one by one; a list with more of them has clients of such names.
_SUSPECTS = 5_000
#: So many suspects are added up.
_ADDED = 500

_WORD = (
    r"(?:(?:grand|sub|sous|over-?all|column|report|page|running)[\s-]?)?(?:totals?|totale[sn]?|totaal|totaux|totais)"
    r"|(?:gesamt|zwischen|end)?summen?|gesamt|insgesamt|sum|suma|soma|somme|subtotaal|subtotale|totali"
)
_ALONE = re.compile(
    rf"\s*(?:(?:{_WORD})(?: (?:general|général|generale|algemeen|geral))?|percentage of total|average)\s*[:.]?\s*",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\s*(?:{_WORD})\b[\s:-]*(?:for\s+|of\s+|für\s+|de\s+|pour\s+|voor\s+|di\s+)?(.*\S)\s*", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(.*\S)\s+(?:sub)?totals?\s*:?\s*", re.IGNORECASE)
_COUNT = re.compile(rf"\s*(?:{_WORD})\s*[:.=]?\s*(\d{{1,7}})\s*", re.IGNORECASE)
#: QuickBooks writes the parts of a client as "Cedar Farms:House", and their sum as "Total Cedar Farms".
_BEFORE_PART = r"^([^:]*\S)\s*:"
_SUSPECT = rf"(?i)^\s*(?:{_WORD}|percentage of total|average)\b|\btotals?\s*:?\s*$"


def totals(cells: pl.DataFrame, last_line: int, typical: float) -> list[int]:
    """Lines of sums: no texts stand beside the word, and rows stand above it."""
    first = pl.coalesce(pl.col(name).replace("", None) for name in cells.columns[1 : 1 + _LABEL_COLUMNS])
    suspects = cells.filter(first.str.contains(_SUSPECT), pl.col("line") > cells["line"][0]).head(_SUSPECTS)
    rows = [(line, row) for line, *row in suspects.iter_rows() if all(map(is_number, _filled(row)[1:]))]
    said = _said(cells, {_named(_filled(row)[0]) for _, row in rows} - {""})
    opening = _opening(cells, [line for line, _ in rows])
    return [
        line
        for line, row in rows
        if (_is_total(row, line == last_line, typical, said) and (line == last_line or line not in opening))
        or (len(rows) <= _ADDED and (_counts(cells, line, row) or _adds_up(cells, line, row)))
    ]


def _opening(cells: pl.DataFrame, lines: list[int]) -> frozenset[int]:
    """Which of the ``lines`` stand right below the heading of a group: the parts of such a sum come below it."""
    if not lines:
        return frozenset()
    places = cells["line"].search_sorted(pl.Series(lines, dtype=pl.UInt32))
    above = cells[places.cast(pl.Int64) - 1].drop("line").iter_rows()
    return frozenset(line for line, row in zip(lines, above, strict=True) if len(_filled(row)) == 1)


def _named(label: str) -> str:
    """What a sum is the sum of, by its label."""
    named = _OF.fullmatch(label) or _AFTER.fullmatch(label)
    return named[1].strip() if named else ""


def _said(cells: pl.DataFrame, names: set[str]) -> frozenset[str]:
    """Which of the ``names`` stand in the first columns: a sum of something names what stood above it."""
    if not names:
        return frozenset()
    wanted = pl.Series(sorted(names))
    columns = [cells[name].str.strip_chars() for name in cells.columns[1 : 1 + _LABEL_COLUMNS]]
    columns += [column.str.extract(_BEFORE_PART) for column in columns]
    return frozenset(text for column in columns for text in column.filter(column.is_in(wanted.implode())).unique())


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _is_total(row: Sequence[str], is_last: bool, typical: float, names: frozenset[str]) -> bool:
    label, *rest = _filled(row)
    if _ALONE.fullmatch(label) or _named(label) in names:
        return True
    return typical >= 2 and is_last and not rest and ":" in label


def _counts(cells: pl.DataFrame, line: int, row: Sequence[str]) -> bool:
    """*Total 4*, alone in its line below four rows: so many stand above, the header counted or not."""
    label, *rest = _filled(row)
    number = _COUNT.fullmatch(label)
    above = int(cells["line"].search_sorted(line))
    return not rest and number is not None and int(number[1]) in {above, above - 1}


def _adds_up(cells: pl.DataFrame, line: int, row: Sequence[str]) -> bool:
    """Whether a number of the row is the sum of those above it."""
    rest = _filled(row)[1:]
    if not rest:
        return False
    above = cells.head(cells["line"].search_sorted(line))
    places = [position for position, cell in enumerate(row) if cell.strip()][1:]
    for position in places[:3]:
        numbers = above.select(_number(pl.col(cells.columns[1 + position]))).to_series().drop_nulls()
        said = pl.select(_number(pl.lit(row[position]))).item()
        if said and len(numbers) > 1 and abs(numbers.sum() - said) < 0.006 * max(1.0, len(numbers) ** 0.5):
            return True
    return False


def _number(cell: pl.Expr) -> pl.Expr:
    """The plain number of a cell, the comma for thousands; null where it is none."""
    return cell.str.replace_all(r"[$€£,\s]", "").cast(pl.Float64, strict=False)
