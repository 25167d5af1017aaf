"""Marks of damage that was done before the upload: error values, lost zeros, lost digits, codes turned into dates.

Lost zeros and dates are told only where the rest of the column, or the state beside it, speaks for them.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine.checking import problems
from rollforward.engine.fields import Field, base_key
from rollforward.engine.kinds.damage import DATED, ERROR_VALUE, SCIENTIFIC

_TEXTS = ("text", "long text", "identifier", "phone")
_CODE, _ZIP, _TAX = "client.external_id", "client.postal_code", "client.tax_id"
_ZIP_WIDTH, _TAX_WIDTH = 5, 9
#: Numbers of fewer digits than these have not just lost their zeros.
_LEAST = {_CODE: 1, _ZIP: 3, _TAX: 7}
NUMBERED = tuple(_LEAST)
_REGION = "client.region"
#: States and territories whose ZIP codes begin with 0.
_ZERO_STATES = (
    "ct", "connecticut", "ma", "massachusetts", "me", "maine", "nh", "new hampshire", "nj", "new jersey", "ri",
    "rhode island", "vt", "vermont", "pr", "puerto rico",
)  # fmt: skip
#: So many whole numbers of the full width speak for those that are shorter.
_WITNESSES = 3
_ALPHANUMERIC = r"[^0-9A-Za-z]"


@dataclass(frozen=True, slots=True)
class Usual:
    """How the whole cells of a column look: ``dated``: a cell that looks like a date is odd among them; ``width``: a
    shorter number has lost its zeros (0: nothing speaks for it)."""

    dated: bool = False
    width: int = 0


def is_error_value(cells: pl.Series) -> pl.Series:
    """Cells that show the error of a formula."""
    return cells.str.starts_with("#") & cells.str.contains(ERROR_VALUE) if cells.len() else cells.is_null()


def usual(cells: pl.Series, target: str) -> Usual:
    """What the cells of a column that goes to ``target`` tell about each other."""
    key = base_key(target)
    if key == _CODE:
        return Usual(_dates_are_odd(cells), _width_of_codes(cells))
    if key == _ZIP:
        text = cells.str.strip_chars()
        full, short = text.str.contains("^[0-9]{5}(?:-[0-9]{4})?$"), text.str.contains("^[0-9]{3,4}$")
        return Usual(width=_ZIP_WIDTH if _speaks(full, short) else 0)
    if key == _TAX:
        full = cells.str.replace_all(_ALPHANUMERIC, "").str.contains("^[0-9]{9}$")
        short = cells.str.strip_chars().str.contains("^[0-9]{7,8}$")
        return Usual(width=_TAX_WIDTH if _speaks(full, short) else 0)
    return Usual()


def damage(cells: pl.DataFrame, looks: Usual, *, position: int, target: str, field: Field) -> pl.DataFrame:
    """The problems of a column; ``cells`` holds ``line`` and the raw texts of all columns under their targets."""
    text = pl.col(target)
    found = [_told(cells, text.str.starts_with("#") & text.str.contains(ERROR_VALUE), "error-value", target, field)]
    if field.kind in _TEXTS:
        found.append(_told(cells, text.str.contains(SCIENTIFIC), "digits-lost", target, field))
    if looks.dated:
        found.append(_told(cells, text.str.contains(DATED), "code-as-date", target, field))
    if (key := base_key(target)) in _LEAST:
        found.append(_shorter(_at_risk(cells, looks, key), target, field, looks.width or _ZIP_WIDTH, _LEAST[key]))
    return problems.framed(pl.concat(found), position, target)


def _told(cells: pl.DataFrame, where: pl.Expr, code: str, target: str, field: Field, detail: str = "") -> pl.DataFrame:
    value = pl.lit("") if field.sensitive else pl.col(target).str.head(80)
    return cells.filter(where).select("line", code=pl.lit(code), value=value, detail=pl.lit(detail))


def _dates_are_odd(codes: pl.Series) -> bool:
    filled = codes.filter(codes.str.contains(r"\S"))
    return bool(filled.str.contains(DATED).sum() < 0.5 * len(filled))


def _width_of_codes(codes: pl.Series) -> int:
    """That of codes of one width that begin with zeros, if most are so."""
    digits = codes.str.strip_chars().alias("text").to_frame().filter(pl.col("text").str.contains("^[0-9]+$"))
    widths = digits.group_by(pl.col("text").str.len_bytes().alias("width")).agg(
        count=pl.len(), zeros=pl.col("text").str.starts_with("0").sum()
    )
    most = widths.filter(pl.col("count") * 2 > digits.height, pl.col("count") >= _WITNESSES, pl.col("zeros") > 0)
    return 0 if most.is_empty() else int(most["width"].item())


def _speaks(full: pl.Series, short: pl.Series) -> bool:
    """Whether those of the full width are enough, and more than the short ones."""
    return bool(full.sum() >= _WITNESSES and full.sum() > short.sum())


def _at_risk(cells: pl.DataFrame, looks: Usual, key: str) -> pl.DataFrame:
    """The rows in which a short number has lost zeros: all where the column says so, else ZIP codes of such states."""
    if looks.width:
        return cells
    if key != _ZIP or _REGION not in cells.columns:
        return cells.clear()
    return cells.filter(pl.col(_REGION).str.strip_chars().str.to_lowercase().is_in(_ZERO_STATES))


def _shorter(cells: pl.DataFrame, target: str, field: Field, width: int, least: int) -> pl.DataFrame:
    if width <= least:
        cells = cells.clear()
    short = pl.col(target).str.strip_chars().str.contains(rf"^[0-9]{{{least},{max(least, width - 1)}}}$")
    return _told(cells, short, "lost-zeros", target, field, str(width))
