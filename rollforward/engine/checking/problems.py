"""Problems as a frame (``PROBLEM_SCHEMA``), built from read columns."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.issues import REGISTRY
from rollforward.engine.kinds import Column
from rollforward.engine.values import PROBLEM_SCHEMA

#: Enough to recognise an endless text by.
_SHOWN_OF_LONG = 80
_SEVERITIES = {code: issue.severity for code, issue in REGISTRY.items()}


def none() -> pl.DataFrame:
    return pl.DataFrame(schema=PROBLEM_SCHEMA)


def of_column(
    lines: pl.Series, cells: pl.Series, column: Column, *, position: int, target: str, field: Field
) -> pl.DataFrame:
    """One problem per cell that has a code.

    ``value`` is the text at fault: the cell, for options the ones that are none. It is left out for sensitive fields,
    because problems are shown in places where such numbers must not stand.
    """
    if column.codes.null_count() == len(column.codes):
        return none()
    code, detail = pl.col("code"), pl.col("detail")
    found = pl.DataFrame({"line": lines, "value": cells, "code": column.codes, "detail": column.details})
    found = found.filter(code.is_not_null()).with_columns(detail.fill_null(""))
    unknown_option = (code == "not-an-option") & (detail != "")
    value = pl.when(unknown_option).then(detail).when(code == "too-long").then(pl.col("value").str.head(_SHOWN_OF_LONG))
    shown = pl.lit("") if field.sensitive else value.otherwise(pl.col("value"))
    return _framed(found.with_columns(value=shown), position, target)


def at_lines(lines: pl.Series, code: str, position: int, target: str, detail: str = "") -> pl.DataFrame:
    """The same problem in each of the lines."""
    found = pl.DataFrame({"line": lines}).with_columns(code=pl.lit(code), value=pl.lit(""), detail=pl.lit(detail))
    return _framed(found, position, target)


def in_order(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """All of them, by line and position."""
    return pl.concat([none(), *frames]).sort("line", "position", maintain_order=True)


def _framed(found: pl.DataFrame, position: int, target: str) -> pl.DataFrame:
    severity = pl.col("code").replace_strict(_SEVERITIES, return_dtype=pl.String)
    framed = found.with_columns(position=pl.lit(position), target=pl.lit(target), severity=severity)
    return framed.select(pl.col(name).cast(kind) for name, kind in PROBLEM_SCHEMA.items())
