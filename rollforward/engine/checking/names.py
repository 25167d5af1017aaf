"""The client's name: one column, or several that make it together, or others where those are blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.fields import Field
from rollforward.engine.values import CLEAR, Mapping, cell_name

_NAME = Field("client.name", "Client name", "text", required=True)
#: A row that has one of these can be matched without a name.
_KEYS = ("client.id", "client.external_id", "client.tax_id")


@dataclass(frozen=True, slots=True)
class Names:
    """``client.name`` of every row (String, null = none) and the problems that only the making of names can find."""

    values: pl.Series
    problems: list[pl.DataFrame]


def build_names(rows: pl.DataFrame, cells: pl.DataFrame, mapping: Mapping) -> Names:
    """Names from the cells of the file (``rows``) and the cells already checked.

    A single column is taken exactly; several are joined by spaces. The ``client.name`` column counts where no other
    makes the name.
    """
    parts = {p: _part(rows, cells, mapping, p) for p in dict.fromkeys(mapping.name_from + mapping.name_fallback)}
    makers = [_joined([parts[p].values for p in of]) for of in (mapping.name_from, mapping.name_fallback) if of]
    if _NAME.key in cells.columns:
        makers.insert(1 if mapping.name_from else 0, cells[_NAME.key])
    made = pl.select(pl.coalesce(_without_clear(maker) for maker in makers)).to_series() if makers else _nothing(rows)
    return Names(made.alias(_NAME.key), [part.problems for part in parts.values()])


def missing_names(cells: pl.DataFrame, mapping: Mapping, found: pl.DataFrame) -> pl.DataFrame:
    """A problem for each row that has neither a name nor a key; not where the name or the key itself is the problem."""
    keys = [key for key in _KEYS if key in cells.columns]
    no_key = [pl.col(key).is_null() | (pl.col(key) == CLEAR) for key in keys]
    nameless = cells.filter(pl.col(_NAME.key).is_null(), *no_key)
    at_fault = found.filter(pl.col("target").is_in([_NAME.key, *keys]), pl.col("severity") == "error")["line"]
    lines = nameless["line"].filter(~nameless["line"].is_in(at_fault.implode()))
    return problems.at_lines(lines, "required", _position(mapping), _NAME.key)


@dataclass(frozen=True, slots=True)
class _Part:
    values: pl.Series
    problems: pl.DataFrame


def _part(rows: pl.DataFrame, cells: pl.DataFrame, mapping: Mapping, position: int) -> _Part:
    """A column as a part of the name. Where it has a target of its own its problems are known already."""
    target = mapping.target_of(position)
    if target == _NAME.key and target in cells.columns:
        return _Part(cells[target], problems.none())
    raw = rows.select("line", pl.col(cell_name(position)).alias(_NAME.key))
    column = kinds.read_columns(raw, {_NAME.key: kinds.Asked(_NAME, kinds.Context())})[_NAME.key]
    if target in cells.columns:
        return _Part(column.values, problems.none())
    return _Part(column.values, problems.of_column(raw, column, position=position, target=_NAME.key, field=_NAME))


def _joined(parts: Sequence[pl.Series]) -> pl.Series:
    if len(parts) == 1:
        return parts[0]
    trimmed = [_without_clear(part).str.strip_chars() for part in parts]
    joined = pl.select(pl.concat_str(trimmed, separator=" ", ignore_nulls=True)).to_series()
    return joined.replace("", None)


def _without_clear(text: pl.Series) -> pl.Series:
    return text.replace(CLEAR, None)


def _nothing(rows: pl.DataFrame) -> pl.Series:
    return pl.repeat(None, rows.height, dtype=pl.String, eager=True)


def _position(mapping: Mapping) -> int:
    """Where to point at when the name is missing."""
    if mapping.name_from:
        return mapping.name_from[0]
    return next((c.position for c in mapping.columns if c.target == _NAME.key), -1)
