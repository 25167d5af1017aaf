"""The stage: a table and what was decided about it go in, canonical cells and all problems come out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.checking.columns import check_columns, tell, tells
from rollforward.engine.checking.names import build_names, missing_names
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.parts import PERSONS_NAME, has_couples, split_up
from rollforward.engine.checking.several import beside, pieces_of, spread
from rollforward.engine.checking.told import AllTold, telling_ones
from rollforward.engine.fields import FieldSet, base_key
from rollforward.engine.meanings import answers
from rollforward.engine.values import IGNORE, Checked, Choices, ColumnMap, Edits, Mapping, Table, cell_name


def check(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits = (),
    *,
    writing_prefix: bool = False,
) -> Checked:
    """All cells as the kinds of their fields, and every problem.

    ``writing_prefix``: the file is a CSV that we wrote for spreadsheets; its apostrophes are taken off (not off edits,
    which were typed). Fields that exist only in files are split into their parts. A name is missing only where the row
    has no other key: whether a row found by its key or a new one is meant is for later stages.

    Raises ``ValueError`` if two columns go to one field and it is no long text.
    """
    return check_telling(table, mapping, fields, choices, edits, writing_prefix=writing_prefix)[0]


def check_telling(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits = (),
    *,
    writing_prefix: bool = False,
    all_told: AllTold | None = None,
) -> tuple[Checked, AllTold]:
    """The same, and what the columns tell as a whole. Where that is known, ``table`` may hold some rows only."""
    rows = lay_over(_as_read(table.rows, writing_prefix), edits)
    sources = _sources(mapping, fields)
    known = {target: told.pieces for target, told in all_told.items()} if all_told is not None else None
    raw = rows.select("line", *(_text(source) for source in sources))
    apart = spread(raw, _positions(sources), choices.whole, known)
    columns = check_columns(apart.cells, apart.positions, fields, _with_answers(choices, sources, fields), all_told)
    cells = rows.select("line").hstack([column.values for column in columns])
    if all_told is None:
        all_told = telling_ones({
            target: replace(column.told, pieces=apart.filled.get(target, ()), couples=_names_couples(target, cells))
            for target, column in zip(apart.positions, columns, strict=True)
        })  # fmt: skip
    names = build_names(rows, cells, mapping)
    cells = cells.with_columns(names.values)
    found = problems.in_order([column.problems for column in columns] + names.problems)
    found = problems.in_order([found, missing_names(cells, mapping, found)])
    couples = [target for target, told in all_told.items() if told.couples]
    return Checked(split_up(cells, choices.whole, couples=couples), found), all_told


def positions_to_tell(mapping: Mapping, fields: FieldSet, edited: Collection[int]) -> tuple[int, ...]:
    """Of which columns ``tell_anew`` needs all cells after edits in some: of many it needs none."""
    return tuple(
        dict.fromkeys(column.position for source in _telling(mapping, fields, edited) for column in source.columns)
    )


def tell_anew(
    rows: pl.DataFrame,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    before: AllTold,
    *,
    writing_prefix: bool = False,
) -> AllTold:
    """What all columns tell after edits, where they told ``before``. ``rows``: ``line`` and all cells of the columns of
    ``positions_to_tell``."""
    here = [int(name[1:]) for name in rows.columns if name != "line"]
    rows = lay_over(_as_read(rows, writing_prefix), edits)
    sources = _sources(mapping, fields)
    choices, positions = _with_answers(choices, sources, fields), _positions(sources)
    known = {target: told.pieces for target, told in before.items()}
    anew = dict(before)
    for source in _telling(mapping, fields, here):
        target, field = source.target, fields.get(source.target)
        if field is None:
            continue
        raw = rows.select("line", _text(source))
        told = tell(target, raw[target], field, fields, choices)
        pieces = pieces_of(raw, target, positions, known) if target not in choices.whole else ()
        couples = _is_of_names(target) and has_couples(
            check_columns(raw, {target: source.position}, fields, choices, {target: told})[0].values
        )
        anew[target] = replace(told, pieces=pieces, couples=couples)
    return telling_ones(anew)


def _telling(mapping: Mapping, fields: FieldSet, edited: Collection[int]) -> list[_Source]:
    """The sources with edits whose cells tell anything about each other."""
    return [
        source
        for source in _sources(mapping, fields)
        if any(column.position in edited for column in source.columns)
        and (field := fields.get(source.target))
        and (tells(source.target, field) or beside(source.target) or _is_of_names(source.target))
    ]


def _is_of_names(target: str) -> bool:
    return base_key(target) == PERSONS_NAME


def _names_couples(target: str, cells: pl.DataFrame) -> bool:
    return _is_of_names(target) and has_couples(cells[target])


@dataclass(frozen=True, slots=True)
class _Source:
    """The columns that go to one target: one, or several whose texts are put together."""

    target: str
    columns: tuple[ColumnMap, ...]

    @property
    def position(self) -> int:
        return self.columns[0].position


def _as_read(rows: pl.DataFrame, writing_prefix: bool) -> pl.DataFrame:
    return rows.with_columns(kinds.unguard_formulas(pl.col("^c[0-9]+$"))) if writing_prefix else rows


def _sources(mapping: Mapping, fields: FieldSet) -> list[_Source]:
    by_target: dict[str, list[ColumnMap]] = {}
    for column in mapping.columns:
        if column.target != IGNORE:
            by_target.setdefault(column.target, []).append(column)
    for target, columns in by_target.items():
        field = fields.get(target)
        if len(columns) > 1 and field and field.kind != "long text":
            headers = " and ".join(f'"{column.header}"' for column in columns)
            raise ValueError(f"The columns {headers} all go to {field.label}: choose one and ignore the others.")
    return [_Source(target, tuple(columns)) for target, columns in by_target.items()]


def _with_answers(choices: Choices, sources: Sequence[_Source], fields: FieldSet) -> Choices:
    """The choices, and below them what yes and no mean under the headers of the columns."""
    values = dict(choices.values)
    for source in sources:
        field = fields.get(source.target)
        implied = answers(source.columns[0].header, field) if field else {}
        if implied:
            values[source.target] = {**implied, **values.get(source.target, {})}
    return replace(choices, values=values)


def _positions(sources: Sequence[_Source]) -> dict[str, int]:
    return {source.target: source.position for source in sources}


def _text(source: _Source) -> pl.Expr:
    """The column; of several, one line per filled cell with its header, since the text alone would not tell."""
    if len(source.columns) == 1:
        return pl.col(cell_name(source.position)).alias(source.target)
    labelled = [_labelled(pl.col(cell_name(column.position)), column.header) for column in source.columns]
    return pl.concat_str(labelled, separator="\n", ignore_nulls=True).alias(source.target)


def _labelled(cell: pl.Expr, header: str) -> pl.Expr:
    return pl.when(cell.str.contains(r"\S")).then(pl.lit(f"{header}: ") + cell)
