"""Cells that are texts, or numbers in a format: the texts that a person sees, and the stored numbers beside them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading.numberformat import shown_all
from rollforward.engine.values import ORIGINALS_SCHEMA, cell_name

#: Cells that a workbook may lay out for each one that is filled, and what is free of that rule.
_AREA_PER_CELL = 500
_FREE_AREA = 24_000_000

#: Characters that a workbook may lay out. Its cells share their texts, and one long one may stand in all of them.
_CHARACTERS = 256 * MIB

_COLUMNS = 1 << 16
_EXACT = 2.0**53


@dataclass(slots=True)
class Area:
    """What the sheets of one workbook may lay out together. A few cells, far apart in many sheets, are a bomb."""

    limits: Limits
    _laid_out: int = 0
    _filled: int = 0
    _characters: int = 0

    def spell(self, name: str, characters: int) -> None:
        """Raises ``Refused`` where the texts of this sheet are too much."""
        self._characters += characters
        if self._characters > _CHARACTERS:
            raise Refused("too-large", f"the texts of the sheet “{name}” come to more than {_CHARACTERS // MIB} MB")

    def take(self, name: str, height: int, width: int, filled: int) -> None:
        """Raises ``Refused`` where this sheet is too much."""
        limits = self.limits
        if width > limits.columns:
            raise Refused("too-large", f"the sheet “{name}” has {width:,} columns, at most {limits.columns:,} are read")
        if height > limits.rows:
            raise Refused("too-large", f"the sheet “{name}” has {height:,} rows, at most {limits.rows:,} are read")
        self._laid_out += height * width
        self._filled += filled
        if self._laid_out > max(_FREE_AREA, self._filled * _AREA_PER_CELL):
            raise Refused("too-large", f"the sheet “{name}” has {height:,} rows of {width:,} columns, nearly all blank")


@dataclass(slots=True)
class TypedCells:
    """The filled cells of one sheet, in any order; of two at one place the later one counts.

    ``errors``: line, position and name of each cell that shows one.
    """

    name: str
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    _text_places: array[int] = field(default_factory=lambda: array("Q"))
    _texts: list[str] = field(default_factory=list)
    _number_places: array[int] = field(default_factory=lambda: array("Q"))
    _numbers: array[float] = field(default_factory=lambda: array("d"))
    _styles: array[int] = field(default_factory=lambda: array("L"))

    def text(self, line: int, position: int, text: str) -> None:
        if text:
            self._text_places.append(line * _COLUMNS + position)
            self._texts.append(text)

    def boolean(self, line: int, position: int, value: object) -> None:
        self.text(line, position, "TRUE" if value else "FALSE")

    def error(self, line: int, position: int, name: str) -> None:
        self.text(line, position, name)
        self.errors.append((line, position, name))

    def number(self, line: int, position: int, value: float, style: int) -> None:
        """``style``: the index of its format."""
        self._number_places.append(line * _COLUMNS + position)
        self._numbers.append(value)
        self._styles.append(style)

    def laid_out(self, formats: Sequence[str], date1904: bool, area: Area) -> tuple[pl.DataFrame, pl.DataFrame]:
        """``cells`` and ``originals`` as in Parsed. Raises ``Refused`` where the sheet is too large."""
        area.spell(self.name, sum(map(len, self._texts)))
        shown, originals = self._shown(formats, date1904)
        places = pl.concat([_series(self._text_places, pl.UInt64), shown["place"]])
        texts = pl.concat([pl.Series(self._texts, dtype=pl.String), shown["text"]])
        filled = pl.DataFrame({"place": places, "text": texts}).filter(pl.col("text") != "")
        return _rectangle(self.name, filled, area), originals

    def _shown(self, formats: Sequence[str], date1904: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
        values = _series(self._numbers, pl.Float64)
        styles = _series(self._styles, pl.UInt64)
        known = pl.Series([*formats, "General"], dtype=pl.String)
        codes = known.gather(styles.clip(upper_bound=len(formats)))
        frame = pl.DataFrame(
            {
                "place": _series(self._number_places, pl.UInt64),
                "text": shown_all(values, codes, date1904),
                "raw": _stored(values),
                "format": codes,
            }
        )
        differing = frame.filter(pl.col("text") != pl.col("raw"))
        originals = differing.select(
            line=pl.col("place") // _COLUMNS, position=pl.col("place") % _COLUMNS, raw="raw", format="format"
        )
        return frame.select("place", "text"), originals.cast(ORIGINALS_SCHEMA)  # type: ignore[arg-type]


def _series(numbers: array[int] | array[float], kind: type[pl.DataType]) -> pl.Series:
    return pl.Series(numbers, dtype=kind)


def _stored(values: pl.Series) -> pl.Series:
    """The numbers as the file has them, whole ones without a point."""
    number = pl.col("number")
    whole = (number == number.floor()) & (number.abs() < _EXACT)
    text = pl.when(whole).then(number.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(number.cast(pl.String))
    return values.to_frame("number").select(text)["number"]


def _rectangle(name: str, filled: pl.DataFrame, area: Area) -> pl.DataFrame:
    """Every line from the first to the last that shows anything, every column likewise."""
    if filled.is_empty():
        return pl.DataFrame(schema={"line": pl.UInt32})
    cells = filled.unique("place", keep="last").select(
        line=(pl.col("place") // _COLUMNS).cast(pl.UInt32), position=pl.col("place") % _COLUMNS, text="text"
    )
    height, width = cells.select(pl.col("line").max(), pl.col("position").max() + 1).row(0)
    area.take(name, height, width, cells.height)
    blank = pl.repeat("", height, dtype=pl.String, eager=True)
    columns = cells.partition_by("position", as_dict=True)
    texts = []
    for position in range(width):
        column = columns.get((position,))
        named = blank.alias(cell_name(position))
        texts.append(named if column is None else named.clone().scatter(column["line"] - 1, column["text"]))
    return pl.DataFrame([pl.int_range(1, height + 1, dtype=pl.UInt32, eager=True).alias("line"), *texts])
