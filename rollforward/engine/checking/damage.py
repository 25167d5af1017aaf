"""Marks of damage that was done before the upload: error values, lost zeros, lost digits, codes turned into dates.

Lost zeros and dates are told only where the rest of the column, or the state beside it, speaks for them.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.checking import problems
from rollforward.engine.fields import Field, base_key
from rollforward.engine.kinds.damage import DATED, ERROR_VALUE, SCIENTIFIC
from rollforward.engine.values import PROBLEM_SCHEMA

_TEXTS = ("text", "long text", "identifier", "phone")
_CODE, _ZIP, _TAX = "client.external_id", "client.postal_code", "client.tax_id"
_REGION = "client.region"
#: States and territories whose ZIP codes begin with 0.
_ZERO_STATES = (
    "ct", "connecticut", "ma", "massachusetts", "me", "maine", "nh", "new hampshire", "nj", "new jersey", "ri",
    "rhode island", "vt", "vermont", "pr", "puerto rico",
)  # fmt: skip
#: So many whole numbers of the full width speak for those that are shorter.
_WITNESSES = 3
_ALPHANUMERIC = r"[^0-9A-Za-z]"


def is_error_value(cells: pl.Series) -> pl.Series:
    """Cells that show the error of a formula."""
    return cells.str.starts_with("#") & cells.str.contains(ERROR_VALUE) if cells.len() else cells.is_null()


def damage(cells: pl.DataFrame, *, position: int, target: str, field: Field) -> pl.DataFrame:
    """The problems of a column; ``cells`` holds ``line`` and the raw texts of all columns under their targets."""
    text = pl.col(target)
    found = [_told(cells, text.str.starts_with("#") & text.str.contains(ERROR_VALUE), "error-value", target, field)]
    if field.kind in _TEXTS:
        found.append(_told(cells, text.str.contains(SCIENTIFIC), "digits-lost", target, field))
    if base_key(target) == _CODE:
        found += [_dated(cells, target, field), _short_codes(cells, target, field)]
    elif base_key(target) == _ZIP:
        found.append(_short_zips(cells, target, field))
    elif base_key(target) == _TAX:
        found.append(_short_numbers(cells, target, field))
    return problems.framed(pl.concat(found), position, target)


def _told(cells: pl.DataFrame, where: pl.Expr, code: str, target: str, field: Field, detail: str = "") -> pl.DataFrame:
    value = pl.lit("") if field.sensitive else pl.col(target).str.head(80)
    return cells.filter(where).select("line", code=pl.lit(code), value=value, detail=pl.lit(detail))


def _dated(cells: pl.DataFrame, target: str, field: Field) -> pl.DataFrame:
    dated = pl.col(target).str.contains(DATED)
    filled = cells.filter(pl.col(target).str.contains(r"\S"))
    share = filled.select(dated.mean()).item() if filled.height else None
    return _told(cells, dated if share is not None and share < 0.5 else pl.lit(False), "code-as-date", target, field)


def _short_codes(cells: pl.DataFrame, target: str, field: Field) -> pl.DataFrame:
    """Codes of one width that begin with zeros, and shorter ones among them."""
    digits = cells.select(pl.col(target).str.strip_chars().alias("text")).filter(
        pl.col("text").str.contains("^[0-9]+$")
    )
    widths = digits.group_by(pl.col("text").str.len_bytes().alias("width")).agg(
        count=pl.len(), zeros=pl.col("text").str.starts_with("0").sum()
    )
    usual = widths.filter(pl.col("count") * 2 > digits.height, pl.col("count") >= _WITNESSES, pl.col("zeros") > 0)
    if usual.is_empty():
        return _none(cells)
    return _shorter(cells, target, field, usual["width"].item(), least=1)


def _short_zips(cells: pl.DataFrame, target: str, field: Field) -> pl.DataFrame:
    text = pl.col(target).str.strip_chars()
    full, short = text.str.contains("^[0-9]{5}(?:-[0-9]{4})?$"), text.str.contains("^[0-9]{3,4}$")
    if _speaks(cells, full, short):
        return _shorter(cells, target, field, 5, least=3)
    if _REGION not in cells.columns:
        return _none(cells)
    there = pl.col(_REGION).str.strip_chars().str.to_lowercase().is_in(_ZERO_STATES)
    return _shorter(cells.filter(there), target, field, 5, least=3)


def _short_numbers(cells: pl.DataFrame, target: str, field: Field) -> pl.DataFrame:
    bare = pl.col(target).str.replace_all(_ALPHANUMERIC, "")
    full = bare.str.contains("^[0-9]{9}$")
    short = pl.col(target).str.strip_chars().str.contains("^[0-9]{7,8}$")
    return _shorter(cells, target, field, 9, least=7) if _speaks(cells, full, short) else _none(cells)


def _speaks(cells: pl.DataFrame, full: pl.Expr, short: pl.Expr) -> bool:
    """Whether those of the full width are enough, and more than the short ones."""
    whole, less = cells.select(full.sum(), short.sum().alias("less")).row(0)
    return bool(whole >= _WITNESSES and whole > less)


def _shorter(cells: pl.DataFrame, target: str, field: Field, width: int, least: int) -> pl.DataFrame:
    short = pl.col(target).str.strip_chars().str.contains(rf"^[0-9]{{{least},{width - 1}}}$") if width > least else None
    return _none(cells) if short is None else _told(cells, short, "lost-zeros", target, field, str(width))


def _none(cells: pl.DataFrame) -> pl.DataFrame:
    names = ("line", "code", "value", "detail")
    return pl.DataFrame(schema={**{n: PROBLEM_SCHEMA[n] for n in names}, "line": cells.schema["line"]})
