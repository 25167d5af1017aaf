"""Reading one text or a whole column as a field's kind. The column is the text, many times, only faster."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Members, Order, Parsed, Reader
from rollforward.engine.kinds.cells import admit, escape
from rollforward.engine.kinds.registry import kind_of
from rollforward.engine.values import CLEAR


@dataclass(frozen=True, slots=True)
class Column:
    """A column, read: three String series of its length. ``values``: canonical, null = blank."""

    values: pl.Series
    codes: pl.Series
    details: pl.Series


def parse(text: str, field: Field, *, members: Members = (), date_order: Order | None = None) -> Parsed:
    """One text as the field's kind. ``(clear)`` is blank; text that says so by itself is written ``\\(clear)``.

    Never raises on any text: what cannot be read comes back as a problem code with its detail.
    """
    parsed = cell_reader(field, Context(members, date_order))(text)
    return Parsed(None) if parsed.value == CLEAR else parsed


def show(canonical: str, field: Field, members: Members = ()) -> str:
    """What a person sees and an export writes for a canonical value; ``parse`` reads it back as the same value."""
    return escape(kind_of(field).show(canonical, field, members))


def parse_column(
    cells: pl.Series, field: Field, members: Members = (), date_order: Order | None = None
) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Values, codes and details of a column: ``parse`` in the light of all its cells, but ``(clear)`` is ``CLEAR``."""
    column = read_column(cells, field, learn(cells, field, Context(members, date_order)))
    return column.values, column.codes, column.details


def cell_reader(field: Field, context: Context) -> Reader:
    """The function that reads any text, through the gate; ``CLEAR`` for ``(clear)``."""
    read = kind_of(field).reader(field, context)

    def through_the_gate(text: str) -> Parsed:
        admitted = admit(text)
        return admitted if admitted.value in (None, CLEAR) else read(str(admitted.value))

    return through_the_gate


def learn(cells: pl.Series, field: Field, context: Context) -> Context:
    """The context with what the column tells: the order of its dates, its decimal mark."""
    teach = kind_of(field).learn
    return teach(cells, context) if teach else context


def read_column(cells: pl.Series, field: Field, context: Context) -> Column:
    """All cells (String; null counts as blank) in a context already learnt."""
    return finish(cells, plain(pl.col("cell"), field, context), field, context)


def plain(cell: pl.Expr, field: Field, context: Context) -> pl.Expr:
    """Canonical text of the cells that are plain to read, null for all others."""
    expression = kind_of(field).plain
    return expression(cell, context) if expression else pl.lit(None, pl.String)


def finish(cells: pl.Series, plain_cells: pl.Expr | pl.Series, field: Field, context: Context) -> Column:
    """The column from its plain values: whatever is left is read once per distinct text."""
    frame = pl.DataFrame({"cell": cells}).with_columns(plain_cells.alias("plain"))
    left = frame.filter(pl.col("plain").is_null() & (pl.col("cell") != ""))["cell"].unique()
    if left.is_empty():
        nothing = pl.repeat(None, len(cells), dtype=pl.String, eager=True)
        return Column(frame["plain"], nothing, nothing)
    read = cell_reader(field, context)
    parsed = [(text, read(text)) for text in left]
    outcomes = [(text, p.value, p.code, p.detail if p.code else None) for text, p in parsed]
    schema = dict.fromkeys(("cell", "value", "code", "detail"), pl.String)
    joined = frame.join(pl.DataFrame(outcomes, schema, orient="row"), on="cell", how="left", maintain_order="left")
    return Column(joined.select(pl.coalesce("plain", "value")).to_series(), joined["code"], joined["detail"])
