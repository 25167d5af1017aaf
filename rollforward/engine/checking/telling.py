"""What the columns tell as a whole, from counts of their cells: after edits only those of the edited ones change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking.columns import CheckedColumn, count, tell
from rollforward.engine.checking.couples import couples_in, may_name_couples
from rollforward.engine.checking.damage import is_error_value
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.several import Filled, pieces_of
from rollforward.engine.checking.sources import as_read, positions_of, sources_of, text_of, with_answers
from rollforward.engine.checking.told import COUPLES, PIECE, AllTold, Told, telling_ones
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.values import Choices, Edits, Mapping


@dataclass(frozen=True, slots=True)
class Version:
    """Some rows as the file has them, and the edits laid over them."""

    rows: pl.DataFrame
    edits: Edits


def tell_anew(
    before: Version,
    now: Version,
    positions: Collection[int],
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    all_told: AllTold,
    *,
    writing_prefix: bool = False,
) -> AllTold:
    """What all columns tell after edits at these ``positions``, where they told ``all_told`` before. Of the rows only
    those are needed that were edited, added or taken away; all of their columns."""
    sources = sources_of(mapping, fields)
    choices, places = with_answers(choices, sources, fields), positions_of(sources)
    known = {target: told.pieces for target, told in all_told.items()}
    texts = [lay_over(as_read(each.rows, writing_prefix), each.edits) for each in (before, now)]
    anew = dict(all_told)
    for source in sources:
        target, field = source.target, fields.get(source.target)
        if field is None or not any(column.position in positions for column in source.columns):
            continue
        off, on = (
            _count(rows.select("line", text_of(source)), target, field, places, known, choices) for rows in texts
        )
        had = all_told.get(target, Told()).tally
        sums = {name: had.get(name, 0) - off.get(name, 0) + on.get(name, 0) for name in {*had, *off, *on}}
        anew[target] = tell(target, sums, field, fields, choices)
    return telling_ones(anew)


def tell_beginning(
    rows: pl.DataFrame,
    edits: Edits,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    most: int,
    *,
    writing_prefix: bool = False,
) -> AllTold:
    """What the columns tell of which only the first ``most`` rows are wanted: kinds that learn from their cells, such
    as dates, from all of them, the others from those rows."""
    sources = sources_of(mapping, fields)
    choices, places = with_answers(choices, sources, fields), positions_of(sources)
    whole = lay_over(as_read(rows, writing_prefix), edits)
    first, found, known = whole.head(most), dict[str, Told](), dict[str, tuple[str, ...]]()
    for source in sources:
        target, field = source.target, fields.get(source.target)
        if field is None:
            continue
        raw = (whole if kinds.learns(field) else first).select("line", text_of(source))
        found[target] = tell(target, _count(raw, target, field, places, known, choices), field, fields, choices)
        known[target] = found[target].pieces
    return telling_ones(found)


def _count(
    raw: pl.DataFrame, target: str, field: Field, places: AbstractMapping[str, int], known: Filled, choices: Choices
) -> kinds.Tally:
    """All that is counted of a column, or of some of its cells: what adds up to ``Told``."""
    pieces = pieces_of(raw, target, places, known) if target not in choices.whole else {}
    return _named(count(target, raw[target], field), pieces, _names(raw, target, field), target)


def told_by_all(
    filled: AbstractMapping[str, AbstractMapping[str, int]],
    places: AbstractMapping[str, int],
    columns: Sequence[CheckedColumn],
    cells: pl.DataFrame,
    fields: FieldSet,
    choices: Choices,
) -> AllTold:
    found = {}
    for target, column in zip(places, columns, strict=True):
        field = fields.get(target)
        if field is not None:
            names = cells[target] if may_name_couples(target) else None
            tally = _named(column.told.tally, filled.get(target, {}), names, target)
            found[target] = tell(target, tally, field, fields, choices)
    return telling_ones(found)


def _named(tally: kinds.Tally, pieces: AbstractMapping[str, int], names: pl.Series | None, target: str) -> kinds.Tally:
    couples = {COUPLES: couples_in(names, target)} if names is not None else {}
    return {**tally, **{f"{PIECE}{piece}": n for piece, n in pieces.items()}, **couples}


def _names(raw: pl.DataFrame, target: str, field: Field) -> pl.Series | None:
    """The persons' names of a column as they are checked, for couples are looked for in those."""
    if not may_name_couples(target):
        return None
    values = kinds.read_columns(raw, {target: kinds.Asked(field, kinds.Context(), learnt=True)})[target].values
    return values.set(is_error_value(raw[target]), None)
