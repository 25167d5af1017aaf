"""The common number formats for many numbers at once: ``0``, ``00000``, ``0.00``, ``#,##0``, ``#,##0.00``, ``0.0%``."""

from __future__ import annotations

import re

import polars as pl

_CODE = re.compile(r"(?P<whole>0{1,15}|#,##0)(?:\.(?P<places>0{1,9}))?(?P<percent>%?)")
_MOST = 10**15
#: How near to one half the digits after the last shown one may come before binary fractions could mislead.
_DOUBT = 1e-4


def shown_at_once(numbers: pl.Series, code: str) -> pl.Series | None:
    """The texts, null where only digit by digit arithmetic is sure; ``None`` where the format is another."""
    match = _CODE.fullmatch(code)
    if not match:
        return None
    places = len(match["places"] or "")
    scaled = pl.col("n").abs() * 10 ** (places + (2 if match["percent"] else 0))
    half = ((scaled - scaled.floor()) - 0.5).abs()
    sure = (scaled < _MOST) & (half > _DOUBT)
    units = pl.when(sure).then(scaled).round().cast(pl.Int64)
    whole, rest = units // 10**places, units % 10**places
    text = _grouped(whole) if "," in match["whole"] else whole.cast(pl.String).str.zfill(len(match["whole"]))
    if places:
        text = pl.concat_str(text, pl.lit("."), rest.cast(pl.String).str.zfill(places))
    sign = pl.when(pl.col("n") < 0).then(pl.when(units > 0).then(pl.lit("-"))).otherwise(pl.lit(""))
    return numbers.to_frame("n").select(pl.concat_str(sign, text, pl.lit(match["percent"])).alias("text"))["text"]


def _grouped(whole: pl.Expr) -> pl.Expr:
    """With commas between thousands, below 10 to the 15th."""

    def group(size: int) -> pl.Expr:
        return (whole // size % 1_000).cast(pl.String).str.zfill(3)

    text = whole.cast(pl.String)
    for groups in range(1, 5):
        first = (whole // 1_000**groups).cast(pl.String)
        parts = [part for power in range(groups - 1, -1, -1) for part in (pl.lit(","), group(1_000**power))]
        text = pl.when(whole >= 1_000**groups).then(pl.concat_str(first, *parts)).otherwise(text)
    return text
