"""Marks of damage that was done before the upload: error values, lost zeros, lost digits, codes turned into dates.

Lost zeros and dates are told only where the rest of the column, or the state beside it, speaks for them.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.fields import Field, base_key
from rollforward.engine.kinds.damage import DATED, ERROR_VALUE, SCIENTIFIC

_TEXTS = ("text", "long text", "identifier", "phone")
_CODE, _ZIP, _TAX = "client.external_id", "client.postal_code", "client.tax_id"
_FULL = {_ZIP: 5, _TAX: 9}
#: Numbers of fewer digits than these have not just lost their zeros.
_LEAST = {_CODE: 1, _ZIP: 3, _TAX: 7}
_REGION = "client.region"
#: States and territories whose ZIP codes begin with 0.
_ZERO_STATES = (
    "ct", "connecticut", "ma", "massachusetts", "me", "maine", "nh", "new hampshire", "nj", "new jersey", "ri",
    "rhode island", "vt", "vermont", "pr", "puerto rico",
)  # fmt: skip
#: So many whole numbers of the full width speak for those that are shorter.
_WITNESSES = 3
_OTHER_SIGNS = r"[^0-9A-Za-z]"


@dataclass(frozen=True, slots=True)
class Usual:
    """How the whole cells of a column look: ``dated``: a cell that looks like a date is odd among them; ``width``: a
    shorter number has lost its zeros (0: nothing speaks for it)."""

    dated: bool = False
    width: int = 0


def is_error_value(cells: pl.Series) -> pl.Series:
    """Cells that show the error of a formula."""
    return cells.str.contains("#", literal=True) & cells.str.contains(ERROR_VALUE)


def tally_of(cells: pl.Series, target: str) -> kinds.Tally:
    """What is counted of the cells of a column that goes to ``target``, or of some of them."""
    text = pl.col("text").str
    bare = text.strip_chars().str
    asked: dict[str, pl.Expr] = {}
    if (key := base_key(target)) == _CODE:
        asked = {"filled": text.contains(r"\S"), "dated": text.contains(DATED), "digits": bare.contains("^[0-9]+$")}
    elif key == _ZIP:
        asked = {"full": bare.contains("^[0-9]{5}(?:-[0-9]{4})?$"), "short": bare.contains("^[0-9]{3,4}$")}
    elif key == _TAX:
        full = text.replace_all(_OTHER_SIGNS, "").str.contains("^[0-9]{9}$")
        asked = {"full": full, "short": bare.contains("^[0-9]{7,8}$")}
    if not asked:
        return {}
    frame = cells.alias("text").to_frame()
    sums = frame.lazy().select(found.sum().alias(name) for name, found in asked.items()).collect(engine="streaming")
    counted = {name: int(sums[name][0]) for name in asked}
    return {**counted, **_widths(frame)} if "digits" in asked else counted


def _widths(codes: pl.DataFrame) -> kinds.Tally:
    """How many codes of digits there are of each width, and how many of them begin with zeros."""
    digits = codes.select(pl.col("text").str.strip_chars()).filter(pl.col("text").str.contains("^[0-9]+$"))
    width, zero = pl.col("text").str.len_bytes().alias("width"), pl.col("text").str.starts_with("0")
    found: dict[str, int] = {}
    for length, count, zeros in digits.group_by(width).agg(pl.len(), zero.sum().alias("zeros")).iter_rows():
        found |= {f"width {length}": count, f"zeros {length}": zeros}
    return found


def usual(tally: kinds.Tally, target: str) -> Usual:
    """What the counts of a column tell about its cells."""
    if "digits" in tally:
        most = (int(name.removeprefix("width ")) for name in tally if name.startswith("width ") and _leads(tally, name))
        return Usual(tally["dated"] < 0.5 * tally["filled"], next(most, 0))
    if "full" not in tally:
        return Usual()
    # Those of the full width are enough, and more than the short ones.
    speaks = tally["full"] >= _WITNESSES and tally["full"] > tally["short"]
    return Usual(width=_FULL[base_key(target)] if speaks else 0)


def _leads(tally: kinds.Tally, name: str) -> bool:
    """Whether most codes are of this width, and some of them begin with zeros."""
    count, zeros = tally[name], tally[name.replace("width", "zeros")]
    return count * 2 > tally["digits"] and count >= _WITNESSES and zeros > 0


def damage(cells: pl.DataFrame, looks: Usual, *, position: int, target: str, field: Field) -> pl.DataFrame:
    """The problems of a column; ``cells`` holds ``line`` and the raw texts of all columns under their targets."""
    text = pl.col(target)
    found = [_told(_signed(cells, target, "#"), text.str.contains(ERROR_VALUE), "error-value", target, field)]
    if field.kind in _TEXTS:
        found.append(_told(_signed(cells, target, "+"), text.str.contains(SCIENTIFIC), "digits-lost", target, field))
    if looks.dated:
        found.append(_told(cells, text.str.contains(DATED), "code-as-date", target, field))
    if (key := base_key(target)) in _LEAST:
        found.append(_shorter(_at_risk(cells, looks, key), target, field, looks.width or _FULL[_ZIP], _LEAST[key]))
    return problems.framed(pl.concat(found), position, target)


def _told(cells: pl.DataFrame, where: pl.Expr, code: str, target: str, field: Field, detail: str = "") -> pl.DataFrame:
    value = pl.lit("") if field.sensitive else pl.col(target).str.head(80)
    found = cells.select("line", target).filter(where)  # the other columns would be filtered as well
    return found.select("line", code=pl.lit(code), value=value, detail=pl.lit(detail))


def _signed(cells: pl.DataFrame, target: str, sign: str) -> pl.DataFrame:
    """The cells with a sign that the damage shows: it is found sooner than a pattern is held against all."""
    return cells.select("line", target).filter(pl.col(target).str.contains(sign, literal=True))


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
