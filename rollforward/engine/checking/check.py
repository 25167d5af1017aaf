"""The stage: a table and what was decided about it go in, canonical cells and all problems come out."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from rollforward.engine.checking import problems
from rollforward.engine.checking.columns import check_columns
from rollforward.engine.checking.contradictions import contradictions
from rollforward.engine.checking.couples import with_partners
from rollforward.engine.checking.names import build_names, missing_names
from rollforward.engine.checking.notes import under_one_target, with_lines, with_parts
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.parts import split_up
from rollforward.engine.checking.ruled import broken_alone
from rollforward.engine.checking.salutations import without_firms
from rollforward.engine.checking.several import spread
from rollforward.engine.checking.sources import as_read, positions_of, sources_of, text_of, with_answers
from rollforward.engine.checking.telling import told_by_all
from rollforward.engine.checking.told import AllTold
from rollforward.engine.fields import FieldSet
from rollforward.engine.values import Checked, Choices, Edits, Mapping, Table


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
    rows = lay_over(as_read(table.rows, writing_prefix), edits)
    sources, fields = sources_of(mapping, fields), with_parts(fields, mapping)
    known = {target: told.pieces for target, told in all_told.items()} if all_told is not None else None
    raw = rows.select("line", *(text_of(source) for source in sources))
    apart = spread(raw, positions_of(sources), choices.whole, known)
    columns = check_columns(apart.cells, apart.positions, fields, with_answers(choices, sources, fields), all_told)
    cells = rows.select("line").hstack([column.values for column in columns])
    if all_told is None:
        all_told = told_by_all(apart.filled, apart.positions, columns, cells, fields, choices)
    names = build_names(rows, cells, mapping)
    cells = with_lines(cells.with_columns(names.values), mapping)
    found = under_one_target(problems.in_order([column.problems for column in columns] + names.problems))
    otherwise = contradictions(cells, apart.positions, fields, choices.whole)
    found = problems.in_order([found, missing_names(cells, mapping, found), otherwise])
    couples = [target for target, told in all_told.items() if told.couples]
    cells = split_up(cells, choices.whole, couples=couples)
    cells = without_firms(with_partners(cells, choices.whole, couples=couples))
    return Checked(cells, found, apart.positions), all_told


def check_cells(
    table: Table,
    positions: Collection[int],
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    all_told: AllTold,
    *,
    writing_prefix: bool = False,
) -> pl.DataFrame:
    """The problems (``PROBLEM_SCHEMA``) of some columns in some rows, as ``check`` finds them, but for those that only
    other columns explain: a name that is missing, or put together of several, a ZIP code that lost the zero of its
    state. ``table`` needs these columns alone. Rules of one field are held against its cells as well."""
    sources, fields = sources_of(mapping, fields), with_parts(fields, mapping)
    wanted = [source for source in sources if any(column.position in positions for column in source.columns)]
    rows = lay_over(as_read(table.rows, writing_prefix), edits)
    raw = rows.select("line", *(text_of(source) for source in wanted))
    known = {target: told.pieces for target, told in all_told.items()}
    apart = spread(raw, positions_of(sources), choices.whole, known)
    here = {source.position for source in wanted}
    places = {t: at for t, at in apart.positions.items() if at in here and t in apart.cells.columns}
    columns = check_columns(apart.cells, places, fields, with_answers(choices, sources, fields), all_told)
    of_rules = broken_alone(apart.cells["line"], dict(zip(places, columns, strict=True)), places, fields)
    return under_one_target(problems.in_order([*(column.problems for column in columns), of_rules]))
