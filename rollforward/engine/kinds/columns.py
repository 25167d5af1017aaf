"""Reading whole columns: the same as reading each text, only faster.

What is plain to read is read by expressions over the column; every other text is read once, however often it stands
there. All columns of a table go through each step together, so that the processor's cores share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Members, Order, Tally
from rollforward.engine.kinds.reading import cell_reader
from rollforward.engine.kinds.registry import kind_of

_OUTCOME = dict.fromkeys(("cell", "value", "code", "detail"), pl.String)


@dataclass(frozen=True, slots=True)
class Asked:
    """A column's field, and the context before the column itself has been looked at; ``learnt``: after it has been."""

    field: Field
    context: Context
    learnt: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column, read. ``values``: canonical texts, null = blank or wrong, ``CLEAR`` for ``(clear)``.

    ``faults``: the distinct texts that have a problem (``cell``, ``code``, ``detail``). ``context``: in which light its
    cells were read, and the ``tally`` that it was learnt from, if it was.
    """

    values: pl.Series
    faults: pl.DataFrame
    context: Context
    tally: Tally


def parse_column(
    cells: pl.Series, field: Field, members: Members = (), date_order: Order | None = None
) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Values, codes and details of a column: ``parse`` in the light of all its cells, but ``(clear)`` is ``CLEAR``."""
    asked = Asked(field, Context(members, date_order))
    column = read_columns(cells.fill_null("").alias("cell").to_frame(), {"cell": asked})["cell"]
    joined = pl.DataFrame({"cell": cells}).join(column.faults, on="cell", how="left", maintain_order="left")
    return column.values, joined["code"], joined["detail"]


def read_columns(cells: pl.DataFrame, asked: Mapping[str, Asked]) -> dict[str, Column]:
    """The columns of ``cells`` (String, never null) that are asked for, under their names."""
    counted = _counted(cells, asked)
    tallies = {name: {} if ask.learnt else _tally(counted[name], ask.field) for name, ask in asked.items()}
    learnt = {name: replace(ask, context=_concluded(tallies[name], ask)) for name, ask in asked.items()}
    frame = cells.select(list(asked)).hstack(_plain(cells, learnt).get_columns())
    outcomes = {name: _outcomes(_left(frame, counted[name], name, ask), ask) for name, ask in learnt.items()}
    values = frame.lazy().select(_value(name, ask, outcomes[name]) for name, ask in learnt.items()).collect()
    faults = {
        name: outcome.filter(pl.col("code").is_not_null()).select("cell", "code", "detail")
        for name, outcome in outcomes.items()
    }
    return {name: Column(values[name], faults[name], ask.context, tallies[name]) for name, ask in learnt.items()}


def learn(cells: pl.Series, field: Field, context: Context) -> Context:
    """The context with what the column tells: the order of its dates, its decimal mark."""
    return conclude(tally(cells, field), field, context)


def learns(field: Field) -> bool:
    """Whether its cells are read by what the whole column tells."""
    return kind_of(field).lesson is not None


def tally(cells: pl.Series, field: Field) -> Tally:
    """What is counted of the cells of a column, or of some of them; nothing for kinds that learn nothing."""
    if not learns(field):
        return {}
    return _tally(_counted(cells.alias("cell").to_frame(), {"cell": Asked(field, Context())})["cell"], field)


def conclude(tally: Tally, field: Field, context: Context) -> Context:
    """The context with what the counts tell."""
    lesson = kind_of(field).lesson
    return lesson.conclude(tally, context) if lesson else context


def _counted(cells: pl.DataFrame, asked: Mapping[str, Asked]) -> dict[str, pl.DataFrame]:
    """The texts of each column and how often they stand there; one by one where they hardly repeat."""
    queries = [
        cells.lazy().group_by(pl.col(name).alias("cell")).agg(count=pl.len())
        if kind_of(ask.field).repeats
        else cells.lazy().select(pl.col(name).alias("cell"), pl.lit(1, pl.UInt32).alias("count"))
        for name, ask in asked.items()
    ]
    return dict(zip(asked, pl.collect_all(queries), strict=True))


def _tally(counted: pl.DataFrame, field: Field) -> Tally:
    lesson = kind_of(field).lesson
    return lesson.tally(counted) if lesson else {}


def _concluded(tally: Tally, ask: Asked) -> Context:
    return ask.context if ask.learnt else conclude(tally, ask.field, ask.context)


def _plain(cells: pl.DataFrame, asked: Mapping[str, Asked]) -> pl.DataFrame:
    """Plain values of the columns whose texts hardly repeat."""
    expressions = [
        expression(pl.col(name), ask.context).alias(_plain_name(name))
        for name, ask in asked.items()
        if not kind_of(ask.field).repeats and (expression := kind_of(ask.field).plain)
    ]
    return cells.lazy().select(expressions).collect()


def _left(frame: pl.DataFrame, counted: pl.DataFrame, name: str, ask: Asked) -> pl.DataFrame:
    """The distinct texts (``cell``) still to be looked at, with the ``value`` of those that are plain."""
    kind = kind_of(ask.field)
    if kind.repeats:
        value = kind.plain(pl.col("cell"), ask.context) if kind.plain else pl.lit(None, pl.String)
        return counted.filter(pl.col("cell") != "").select("cell", value=value)
    left = frame.select(pl.col(name).filter(pl.col(_plain_name(name)).is_null() & (pl.col(name) != ""))).to_series()
    return left.unique().alias("cell").to_frame().with_columns(value=pl.lit(None, pl.String))


def _outcomes(texts: pl.DataFrame, ask: Asked) -> pl.DataFrame:
    """What each distinct text means, or what is wrong with it."""
    read = cell_reader(ask.field, ask.context)
    left = texts.filter(pl.col("value").is_null())["cell"].to_list()
    parsed = [read(text) for text in left]
    outcomes = pl.DataFrame(
        {
            "cell": left,
            "value": [p.value for p in parsed],
            "code": [p.code for p in parsed],
            "detail": [p.detail if p.code else None for p in parsed],
        },
        schema_overrides=_OUTCOME,
    )
    return pl.concat([outcomes, texts.filter(pl.col("value").is_not_null())], how="diagonal")


def _value(name: str, ask: Asked, outcomes: pl.DataFrame) -> pl.Expr:
    read = pl.col(name).replace_strict(outcomes["cell"], outcomes["value"], default=None, return_dtype=pl.String)
    if kind_of(ask.field).repeats:
        return read
    plain = pl.col(_plain_name(name)).alias(name)
    return plain if outcomes.is_empty() else pl.coalesce(plain, read)


def _plain_name(name: str) -> str:
    return f"plain {name}"
