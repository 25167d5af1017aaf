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


def of_column(cells: pl.DataFrame, column: Column, *, position: int, target: str, field: Field) -> pl.DataFrame:
    """One problem per cell whose text is at fault; ``cells`` holds ``line`` and the raw texts under ``target``.

    ``value`` is the text at fault: the cell, for options the ones that are none. It is left out for sensitive fields,
    because problems are shown in places where such numbers must not stand.
    """
    if column.faults.is_empty():
        return none()
    code, detail = pl.col("code"), pl.col("detail")
    raw = cells.select("line", pl.col(target).alias("cell"))
    found = raw.join(column.faults, on="cell", how="inner", maintain_order="left")
    unknown_option = (code == "not-an-option") & (detail != "")
    text = pl.when(unknown_option).then(detail).when(code == "too-long").then(pl.col("cell").str.head(_SHOWN_OF_LONG))
    value = pl.lit("") if field.sensitive else text.otherwise(pl.col("cell"))
    return framed(found.with_columns(value=value), position, target)


def at_lines(lines: pl.Series, code: str, position: int, target: str, detail: str = "") -> pl.DataFrame:
    """The same problem in each of the lines."""
    found = pl.DataFrame({"line": lines}).with_columns(code=pl.lit(code), value=pl.lit(""), detail=pl.lit(detail))
    return framed(found, position, target)


def in_order(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """All of them, by line and position."""
    return pl.concat([none(), *frames]).sort("line", "position", maintain_order=True)


def framed(found: pl.DataFrame, position: int, target: str) -> pl.DataFrame:
    """Problems of one column: ``found`` holds ``line``, ``code``, ``value`` and ``detail``."""
    severity = pl.col("code").replace_strict(_SEVERITIES, return_dtype=pl.String)
    framed = found.with_columns(position=pl.lit(position), target=pl.lit(target), severity=severity)
    return framed.select(pl.col(name).cast(kind) for name, kind in PROBLEM_SCHEMA.items())
