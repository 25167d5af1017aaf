"""The quick way through a sheet's XML: whole pieces of it at once, by a CSV reader.

In XML a ``<`` stands nowhere but at the beginning of a tag. So a piece of rows is a table to a CSV reader: a new line
at every ``<c``, a new field at every ``<``. What a cell is made of then lies in columns, and a few expressions turn
them into values. A piece in which anything is unusual is left to the patient way.
"""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine.reading.xlsx.cells import LAST_COLUMN, LAST_ROW, SCHEMA, Spec, Specs, column_number
from rollforward.engine.reading.xlsx.escapes import without_entities

_CELL, _MARK = b"<c", b"\x01"
_HEAD = ' r="'
_FIELDS = {f"f{number}": pl.String for number in range(5)}
_REST = re.compile(r'(?: (?:s="(?P<s>[0-9]{1,9})"|t="(?P<t>[A-Za-z]+)"|(?:cm|vm|ph)="[0-9a-z]+"))*\s*>')
_MOST_KINDS = 10_000
_PRESERVED = 't xml:space="preserve">'


class Unusual(Exception):
    """The piece is to be read the patient way."""


def cells(piece: bytes, specs: Specs) -> pl.DataFrame:
    """The filled cells of a piece of rows: UTF-8, the default namespace, no comments and no CDATA.

    Raises ``Unusual``.
    """
    valued = _valued(_fields(piece))
    if valued.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    heads, end = _heads(valued["f0"])
    return pl.DataFrame(
        [
            *_places(heads.select(pl.col("head").str.slice(0, end)).to_series()),
            _specs(heads.select(pl.col("head").str.slice(end)).to_series(), valued["inline"], specs),
            _decoded(valued["value"], piece),
        ]
    )


def _fields(piece: bytes) -> pl.DataFrame:
    if _MARK in piece:
        raise Unusual
    marked = piece.replace(_CELL, _MARK)
    first = marked.find(_MARK)
    if first < 0:
        return pl.DataFrame(schema=_FIELDS)
    try:
        return pl.read_csv(
            marked[first + 1 :],
            has_header=False,
            separator="<",
            eol_char=_MARK.decode(),
            quote_char=None,
            schema=_FIELDS,
            extra_columns="ignore",
            missing_columns="insert",
        )
    except pl.exceptions.PolarsError as error:
        raise Unusual from error


def _valued(raw: pl.DataFrame) -> pl.DataFrame:
    """``f0``, ``inline`` and ``value`` of the cells that have one."""
    f1 = raw["f1"]
    if f1.str.starts_with("v>").all() and not f1.has_nulls():
        return _without_blanks(
            raw.select("f0", pl.lit(False).alias("inline"), pl.col("f1").str.slice(2).alias("value"))
        )
    if _plain_texts(raw):
        return _without_blanks(raw.select("f0", pl.lit(True).alias("inline"), pl.col("f2").str.slice(2).alias("value")))
    return _of_many_shapes(raw)


def _plain_texts(raw: pl.DataFrame) -> bool:
    plain = (
        (pl.col("f1") == "is>")
        & pl.col("f2").str.starts_with("t>")
        & (pl.col("f3") == "/t>")
        & pl.col("f4").str.starts_with("/is>")
    )
    return bool(raw.select(plain.fill_null(False).all()).item())


def _without_blanks(valued: pl.DataFrame) -> pl.DataFrame:
    return valued.filter(pl.col("value") != "") if (valued["value"] == "").any() else valued


def _of_many_shapes(raw: pl.DataFrame) -> pl.DataFrame:
    f1, f2, f3, f4 = (pl.col(name) for name in ("f1", "f2", "f3", "f4"))
    empty_tag = f1.str.ends_with("/>")
    after_formula = pl.when(empty_tag).then(f2).otherwise(f3)
    is_text = (f1 == "is>") & (f3 == "/t>") & f4.str.starts_with("/is>")
    blank = (
        pl.col("f0").str.ends_with("/>")
        | f1.str.starts_with("/c>")
        | (f1 == "v/>")
        | ((f1 == "is>") & f2.is_in(["t/>", "/is>"]))
        | (f1 == "is/>")
        | (f1.str.starts_with("f") & (after_formula.str.starts_with("/c>") | (after_formula == "v/>")))
    )
    value = (
        pl.when(blank.fill_null(False))
        .then(pl.lit(""))
        .when(f1.str.starts_with("v>"))
        .then(f1.str.slice(2))
        .when(is_text & f2.str.starts_with("t>"))
        .then(f2.str.slice(2))
        .when(is_text & f2.str.starts_with(_PRESERVED))
        .then(f2.str.slice(len(_PRESERVED)))
        .when(f1.str.starts_with("f") & after_formula.str.starts_with("v>"))
        .then(after_formula.str.slice(2))
    )
    found = raw.select("f0", (f1 == "is>").fill_null(False).alias("inline"), value.alias("value"))
    if found["value"].has_nulls():
        raise Unusual
    return _without_blanks(found)


def _heads(tags: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
    """What follows ``<c r="`` in each cell's tag, as ``head``, and how long the reference is that it begins with."""
    if not tags.str.starts_with(_HEAD).all():
        raise Unusual
    heads = tags.str.slice(len(_HEAD)).alias("head").to_frame()
    ends = heads["head"].str.find('"', literal=True)
    if ends.has_nulls():
        raise Unusual
    return heads, ends


def _places(references: pl.Series) -> list[pl.Series]:
    lines = _lines(references)
    if not _within(lines, 1, LAST_ROW):
        raise Unusual
    digits = pl.sum_horizontal(pl.col("line") >= 10**power for power in range(7))
    length = pl.col("ref").str.len_bytes().cast(pl.Int64) - digits
    frame = pl.DataFrame([references.alias("ref"), lines.alias("line")])
    letters = frame.select(pl.col("ref").str.slice(0, length)).to_series()
    known = letters.unique()
    if len(known) > LAST_COLUMN or not known.str.contains("^[A-Z]{1,3}$").all():
        raise Unusual
    numbers = pl.Series([column_number(name) - 1 for name in known], dtype=pl.UInt16)
    positions = letters.replace_strict(known, numbers, return_dtype=pl.UInt16)
    if not _within(positions, 0, LAST_COLUMN - 1):
        raise Unusual
    return [lines.alias("line"), positions.alias("position")]


def _lines(references: pl.Series) -> pl.Series:
    """The number behind one letter, or behind two or three."""
    lines = references.str.slice(1).cast(pl.UInt32, strict=False)
    for letters in (2, 3):
        if not lines.has_nulls():
            return lines
        left = lines.is_null()
        lines = lines.scatter(left.arg_true(), references.filter(left).str.slice(letters).cast(pl.UInt32, strict=False))
    if lines.has_nulls():
        raise Unusual
    return lines


def _within(numbers: pl.Series, least: int, most: int) -> bool:
    low, high = numbers.min(), numbers.max()
    return isinstance(low, int) and isinstance(high, int) and least <= low and high <= most


def _specs(rests: pl.Series, inline: pl.Series, specs: Specs) -> pl.Series:
    """What follows the reference in a cell's tag says type and style; few ways of it occur in a piece."""
    frame = pl.DataFrame([rests.alias("rest"), inline])
    known = frame.unique()
    if known.height > _MOST_KINDS:
        raise Unusual
    numbers = [specs.number(_spec(rest[1:], inline)) for rest, inline in known.rows()]
    if known.height == 1:
        return pl.repeat(numbers[0], len(rests), dtype=pl.UInt16, eager=True).alias("spec")
    named = known.with_columns(pl.Series("spec", numbers, pl.UInt16))
    return frame.join(named, on=["rest", "inline"], how="left", maintain_order="left", nulls_equal=True)["spec"]


def _spec(rest: str | None, inline: bool) -> Spec:
    match = _REST.fullmatch(rest or "")
    if not match:
        raise Unusual
    return Spec("inlineStr" if inline else match["t"] or "n", int(match["s"] or 0))


def _decoded(values: pl.Series, piece: bytes) -> pl.Series:
    return without_entities(values) if b"&" in piece else values
