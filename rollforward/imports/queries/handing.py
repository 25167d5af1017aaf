"""Cells that colleagues are asked to fill: which can be asked for, who was asked, and what she sees of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import polars as pl
from django.db.models import Q, QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, may
from rollforward.engine.values import cell_name
from rollforward.imports import cells as sheet
from rollforward.imports.corrections import REMOVED, corrections
from rollforward.imports.decisions import arrangement_of, mapping_from_json
from rollforward.imports.judging import kept
from rollforward.imports.models import Handover, Import
from rollforward.imports.queries.rechecking import recheck
from rollforward.imports.queries.review import GridColumn, Problem, grid_columns, problems_in_words
from rollforward.imports.queries.where import targets
from rollforward.imports.states import OPEN

#: As many as one person fills by hand.
MOST_CELLS = 200
BLANK, PROBLEM = "blank", "problem"
_NAME = "client.name"


@dataclass(frozen=True, slots=True)
class AskableColumn:
    """A column with how many of its cells are ``blank`` and how many have a ``problem``."""

    column: GridColumn
    blank: int
    problem: int


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell as the one who is asked sees it."""

    position: int
    label: str
    kind: str
    options: tuple[str, ...]
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """``name``: the client's, where she may see it."""

    line: int
    name: str
    cells: tuple[AskedCell, ...]


def table_mark(imp: Import) -> str:
    """Names the table that lines and positions are of."""
    region, arranged = json.dumps(imp.region, sort_keys=True), repr(arrangement_of(imp.mapping))
    return sha256(f"{imp.file_sha256} {imp.sheet} {region} {arranged}".encode()).hexdigest()


def columns_of(imp: Import) -> tuple[GridColumn, ...]:
    """Those that a colleague can be asked about: no tax numbers."""
    fields = targets(imp)
    found = grid_columns(mapping_from_json(imp.mapping or {}), fields)
    return tuple(c for c in found if (field := fields.get(c.target)) is not None and not field.sensitive)


def cells_of(imp: Import, position: int, which: str) -> list[int]:
    """The lines of a column's cells that are blank, or have a problem, of rows that are to be imported."""
    decided = corrections(imp).decisions
    left_out = decided.filter(pl.col("decision").is_in(["skip", REMOVED]), pl.col("person") == "")["line"].to_list()
    if which == PROBLEM:
        at = pl.col("position") == position
        lines = kept(imp).frame("problems").filter(at).select(pl.col("line").unique().sort()).collect().to_series()
    else:
        frame = sheet.columns(imp, [position])
        lines = frame.filter(pl.col(cell_name(position)).str.strip_chars() == "")["line"]
    return lines.filter(~lines.is_in(left_out)).to_list()


def askable_columns(imp: Import) -> tuple[AskableColumn, ...]:
    """The columns that have any such cell."""
    found = [
        AskableColumn(column, *(len(cells_of(imp, column.position, which)) for which in (BLANK, PROBLEM)))
        for column in columns_of(imp)
    ]
    return tuple(each for each in found if each.blank or each.problem)


def handovers(imp: Import) -> QuerySet[Handover]:
    """Those of an import, the newest first."""
    return Handover.objects.filter(of_import=imp).select_related("to__user", "by__user")


def asked_of(member: Member) -> list[Handover]:
    """What a member is asked for and has not filled."""
    mine = Handover.objects.filter(to=member, ended_at=None, of_import__state__in=OPEN)
    found = mine.select_related("of_import__firm", "by__user")
    return [each for each in found if each.open_cells and holds(each)]


def find_handover(member: Member, pk: int) -> Handover:
    """One that she was asked, or of her firm where she may import. Raises ``Handover.DoesNotExist`` for all others."""
    hers = Q() if may(member, Right.IMPORT) else Q(to=member)
    found = Handover.objects.filter(hers, of_import__firm=member.firm_id)
    return found.select_related("of_import__firm", "to__user", "by__user").get(pk=pk)


def holds(asked: Handover) -> bool:
    """Whether it can still be answered: not taken back, and the cells are what they were."""
    imp = asked.of_import
    return asked.ended_at is None and imp.state in OPEN and bool(imp.mapping) and asked.table == table_mark(imp)


def asked_rows(asked: Handover) -> tuple[AskedRow, ...]:
    """The asked cells as they stand, and nothing else of their rows but the name where that was allowed."""
    return tuple(_rows(asked)) if holds(asked) else ()


def _rows(asked: Handover) -> Iterator[AskedRow]:
    imp = asked.of_import
    columns = {column.position: column for column in columns_of(imp)}
    wanted = [(line, position) for line, position in asked.cells if position in columns]
    if not wanted:
        return
    lines = pl.Series("line", sorted({line for line, _ in wanted}), dtype=pl.UInt32)
    positions = sorted({position for _, position in wanted})
    named = next((c.position for c in columns.values() if c.target == _NAME), None) if asked.names else None
    frame = sheet.columns(imp, [*positions, *([] if named is None else [named])], lines)
    texts = {row["line"]: row for row in frame.iter_rows(named=True)}
    said = problems_in_words(_problems(imp, positions, lines), targets(imp))
    for line in lines:
        if line not in texts:
            continue
        cells = tuple(
            _cell(columns[position], texts[line][cell_name(position)], said.get(line, {}).get(position, ()))
            for asked_line, position in wanted
            if asked_line == line
        )
        yield AskedRow(line, "" if named is None else texts[line][cell_name(named)], cells)


def _problems(imp: Import, positions: list[int], lines: pl.Series) -> pl.DataFrame:
    """What the columns by themselves tell: nothing of clients or of other rows."""
    return recheck(imp, positions, lines).filter(pl.col("line").is_in(lines.implode()))


def _cell(column: GridColumn, text: str, problems: tuple[Problem, ...]) -> AskedCell:
    options = column.options if column.kind != "multi-select" else ()
    known = next((option for option in options if option.lower() == text.strip().lower()), None)
    return AskedCell(column.position, column.label, column.kind, options, known or text, problems)
