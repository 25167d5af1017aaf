"""Whole columns of numbers at once: the usual formats by arithmetic on the column, the others by distinct numbers."""

from __future__ import annotations

import polars as pl

from rollforward.engine.reading.numberformat.digits import EXACT
from rollforward.engine.reading.numberformat.plain import plain
from rollforward.engine.reading.numberformat.render import parsed, render
from rollforward.engine.reading.numberformat.sections import Format

#: Ten-thousandths, and the numbers below which they are shown to the last.
_UNITS, _ROOM = 10_000, 1e6


def shown_all(values: pl.Series, codes: pl.Series, date1904: bool = False) -> pl.Series:
    """The text of each number (Float64) in its format (String).

    Null where the number is null; General where there is no format.
    """
    frame = pl.DataFrame({"value": values.cast(pl.Float64), "code": codes.fill_null("")}).with_row_index("at")
    shown = [_in_format(part, parsed(str(code)), date1904) for (code,), part in frame.group_by(["code"])]
    if not shown:
        return pl.Series(values.name, [], pl.String)
    return pl.concat(shown).sort("at")["text"].alias(values.name)


def shown_at_once(values: pl.Series, code: str) -> pl.Series | None:
    """The texts of numbers (Float64) in one format, null where only arithmetic digit by digit is sure.

    ``None`` where the format asks for more than arithmetic on the column.
    """
    fast = plain(parsed(code))
    if fast is None:
        return None
    safe, text = fast
    return values.to_frame("value").select(pl.when(safe).then(text).alias("text"))["text"]


def _in_format(frame: pl.DataFrame, format_: Format, date1904: bool) -> pl.DataFrame:
    """``at`` and ``text`` of the numbers of one format."""
    fast = _fast(format_)
    if fast is None:
        return _patiently(frame, format_, date1904)
    simple, text = fast
    quick = frame.filter(simple).select("at", text=text)
    return pl.concat([quick, _patiently(frame.filter(~simple.fill_null(False)), format_, date1904)])


def _patiently(frame: pl.DataFrame, format_: Format, date1904: bool) -> pl.DataFrame:
    distinct = frame["value"].unique().drop_nulls()
    texts = [render(value, format_, date1904) for value in distinct.to_list()]
    known = pl.DataFrame({"value": distinct, "text": pl.Series(texts, dtype=pl.String)})
    return frame.join(known, on="value", how="left", maintain_order="left").select("at", "text")


def _fast(format_: Format) -> tuple[pl.Expr, pl.Expr] | None:
    """Which numbers of this format arithmetic can show, and how; ``None`` where it can show none of them."""
    if [item.kind for section in format_.sections for item in section.items] == ["general"]:
        return _general()
    return plain(format_)


def _general() -> tuple[pl.Expr, pl.Expr]:
    """Whole numbers, and such of four decimals at most as have room for them in the ten digits that General shows."""
    value = pl.col("value")
    whole = (value == value.floor()) & (value.abs() < EXACT)
    units = (value.abs() * _UNITS).round()
    # A quotient is rounded correctly, so the number is the decimal one only where it comes out the same.
    decimal = (units / _UNITS == value.abs()) & (value.abs() < _ROOM)
    number = units.cast(pl.Int64, strict=False)
    size = (
        (number // _UNITS).cast(pl.String)
        + "."
        + (number % _UNITS).cast(pl.String).str.zfill(4).str.strip_chars_end("0")
    )
    signed = pl.when(value < 0).then("-" + size).otherwise(size)
    text = pl.when(whole).then(value.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(signed)
    return value.is_finite() & (whole | decimal), text
