"""What brings rows together: equal keys, the existing client they mean, the contact they name.

Whatever is decided about a row is decided among the rows it is tied to, directly or through others, and the existing
records. So after an edit only those have to be decided again.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import TIE_SCHEMA

_KEYS = ("id", "code", "tax_id", "name")


def ties_of(settled: pl.DataFrame, contacts: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """``TIE_SCHEMA``. ``settled``: see ``clients.settle``; ``contacts``: those that the rows name; ``held``: the
    existing clients. Values are told by their hash: two that share one by chance are decided together, and no more.
    """
    anchor = settled.select(pl.when(pl.col("anchor") >= 0).then("anchor").cast(pl.UInt32)).to_series()
    rows = settled.with_columns(anchored=held["pk"].gather(anchor), means=held["pk"].gather(settled["at"]))
    of_rows = [_tie(rows, key, key) for key in _KEYS]
    of_clients = [_tie(rows, "anchored", "client"), _tie(rows, "means", "client")]
    kinds = {"pk": "contact", "kept_id": "contact id", "person": "person"}
    of_contacts = [_tie(contacts, column, kind) for column, kind in kinds.items()]
    return pl.concat([pl.DataFrame(schema=TIE_SCHEMA), *of_rows, *of_clients, *of_contacts])


def tied_lines(ties: pl.LazyFrame, lines: pl.Series, further: pl.Series, most: int) -> pl.Series | None:
    """``lines`` and all that are tied to them or to the ``further`` ties, in order; ``None`` if more than ``most``."""
    found = lines.unique()
    wanted = pl.concat([further, _of(ties, found)]).unique()
    while len(found) <= most:
        there = ties.filter(pl.col("tie").is_in(wanted.implode())).select(pl.col("line").unique()).collect()
        more = there["line"].filter(~there["line"].is_in(found.implode()))
        if more.is_empty():
            return found.sort()
        found, wanted = pl.concat([found, more]), _of(ties, more)
    return None


def _of(ties: pl.LazyFrame, lines: pl.Series) -> pl.Series:
    return ties.filter(pl.col("line").is_in(lines.implode())).select(pl.col("tie").unique()).collect()["tie"]


def _tie(rows: pl.DataFrame, column: str, kind: str) -> pl.DataFrame:
    if column not in rows.columns:
        return pl.DataFrame(schema=TIE_SCHEMA)
    filled = rows.select("line", value=column).drop_nulls("value")
    return filled.select(pl.col("line").cast(pl.UInt32), tie=pl.col("value").cast(pl.String).hash(sum(kind.encode())))
