"""Where in the file the clients stand: which sheet and table, which header, which lines are set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import polars as pl

from rollforward.accounts.models import Member
from rollforward.clients.access import whole_set
from rollforward.clients.fields import field_set
from rollforward.engine.arranging import arrange
from rollforward.engine.fields import FieldSet
from rollforward.engine.mapping import find_arrangement, levels_by, map_table, with_known_clients
from rollforward.engine.reading import locate
from rollforward.engine.values import IGNORE, Arrangement, Joined, Mapping, Region, SetAside, Table
from rollforward.imports import layouts, staging
from rollforward.imports.commands.guard import keep, preparing, while_open
from rollforward.imports.decisions import (
    arrangement_of,
    choices_to_json,
    mapping_to_json,
    region_from_json,
    region_to_json,
    settled_from_json,
    settled_to_json,
    with_targets,
)
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, Step
from rollforward.imports.tabs import joined_with, pair, second_top, top_of
from rollforward.sandbox import StagedBook, open_staged

#: Why a line is set aside that the member took out of the rows.
BY_HAND = "by hand"

#: The columns of an import that say where its clients stand and what was decided about them.
PREPARED = ("reading", "sheet", "region", "mapping", "choices", "extra_rows", "last_step")

#: What the member can say that a row is (``Settled.shape``).
FOUND, PLAIN, BLANK = "found", "plain", "blank:"


def choose_sheet(imp: Import, member: Member, index: int) -> None:
    """Which tab is the client list; its header row and mapping are found anew."""
    preparing(imp, member)
    book = open_staged(staging.sheets_dir(imp))
    if not 0 <= index < len(book.sheets):
        raise CannotDo("The file has no such sheet. Choose one of those shown.")
    imp.sheet = index
    headers = top_of(book, index, book.sheets[index].region).header
    _see_shape_anew(imp, layouts.shape_said(imp.firm, headers) or FOUND)
    understand(imp, book, book.sheets[index].region)


def choose_both(imp: Import, member: Member) -> None:
    """The clients of one tab with the contacts of another, as they were found to belong together."""
    preparing(imp, member)
    book = open_staged(staging.sheets_dir(imp))
    found = pair(book)
    if found is None:
        raise CannotDo("No two sheets of the file belong together as clients and contacts. Choose one of them.")
    imp.sheet, joined = found
    _see_shape_anew(imp, FOUND)
    understand(imp, book, book.sheets[imp.sheet].region, joined.sheet)


def choose_table(imp: Import, member: Member, number: int) -> None:
    """Which table of the sheet: 0 is the one that the reader took, 1 the first of the others."""
    preparing(imp, member)
    book, index = _chosen(imp)
    tables = (book.sheets[index].region, *book.sheets[index].others)
    if not 0 <= number < len(tables):
        raise CannotDo("The sheet has no such table. Choose one of those shown.")
    understand(imp, book, _with_the_rest_aside(book, index, tables[number]), second_sheet(imp))


def choose_header(imp: Import, member: Member, header_rows: Sequence[int]) -> None:
    """Declare the header: one or more lines, or none. Where it is another one, the mapping is made anew."""
    preparing(imp, member)
    book, index = _chosen(imp)
    if tuple(header_rows) != _region(imp)[0].header_rows:
        understand(imp, book, _located(book, index, tuple(header_rows)), second_sheet(imp))
    had = settled_from_json(imp.reading)
    imp.reading = settled_to_json(replace(had, answered=had.answered | {"header"}))
    keep(imp, "reading")


def choose_shape(imp: Import, member: Member, shape: str) -> None:
    """What a row is: ``found``, ``plain`` or ``blank:3`` (see ``Settled``). Where it is something else than before, the
    mapping is made anew."""
    preparing(imp, member)
    book, index = _chosen(imp)
    had, (region, restored) = settled_from_json(imp.reading), _region(imp)
    if shape == had.shape:
        return
    column = shape.removeprefix(BLANK)
    if shape not in (FOUND, PLAIN) and not (column != shape and column.isdecimal()):
        raise CannotDo("Rows cannot be read so. Choose one of the ways shown.")
    imp.reading = settled_to_json(replace(had, shape=shape))
    both = pair(book) if len(book.sheets) > 1 else None
    understand(imp, book, region, both[1].sheet if both and both[0] == index else None)
    _keep_region(imp, region, restored)


def restore_lines(imp: Import, member: Member, first: int, last: int) -> None:
    """Take the set-aside lines from ``first`` to ``last`` back as rows."""
    preparing(imp, member)
    region, restored = _region(imp)
    _keep_region(imp, region, restored | set(_aside_between(region, first, last)))


def restore_kind(imp: Import, member: Member, why: str) -> None:
    """Take all lines back that are set aside for one reason."""
    preparing(imp, member)
    region, restored = _region(imp)
    _keep_region(imp, region, restored | {n for part in region.set_aside if part.why == why for n in _lines(part)})


def set_aside_lines(imp: Import, member: Member, first: int, last: int) -> None:
    """Set lines aside: again those that were taken back, and rows that the reader took for data."""
    preparing(imp, member)
    region, restored = _region(imp)
    before = set(_aside_between(region, first, last))
    more = [line for line in _rows_between(imp, region, first, last) if line not in before]
    if not before and not more:
        raise CannotDo("No row of the table has that number. Give the number that stands before the row.")
    parts = sorted((*region.set_aside, *_grouped(more, BY_HAND)), key=lambda part: part.first)
    _keep_region(imp, replace(region, set_aside=tuple(parts)), restored - before)


def understand(imp: Import, book: StagedBook, region: Region, second: int | None = None) -> None:
    """Take a region of the chosen sheet for the client list: its columns are mapped anew, and what was decided about
    another table is forgotten. ``second``: the sheet with the contacts of its clients."""
    imp.region = region_to_json(region)
    headers = map_anew(imp, book, region, second)
    had = settled_from_json(imp.reading)
    imp.reading = settled_to_json(replace(had, answered=had.answered - {"header", "data"}))
    with while_open(imp):
        _forget_decisions(imp)
        imp.choices = choices_to_json(layouts.answers_of(imp.firm, headers))
        imp.save(update_fields=PREPARED)


def map_anew(imp: Import, book: StagedBook, region: Region, second: int | None) -> tuple[str, ...]:
    """Columns to fields, as the firm mapped such a file before, else as well as can be. Returns the headers."""
    fields, index = field_set(imp.firm), imp.sheet or 0
    top, shape = top_of(book, index, region), settled_from_json(imp.reading).shape
    joined = None if second is None or shape != "found" else joined_with(book, index, region, second)
    arrangement = joined or _arrangement(top, fields, shape)
    arranged = arrange(top, arrangement, second_top(book, joined) if joined else None)
    known = layouts.known_to(imp.firm, imp.member, arranged.header)
    mapping = map_table(arranged, fields, known, arrangement, as_it_stands=shape == PLAIN)
    clients = whole_set(imp.firm, imp.firm.generation)[0]
    mapping = with_known_clients(
        mapping, arranged, lambda names: clients.filter(name__in=names).values("name").distinct().count()
    )
    if layouts.made_columns(mapping):
        mapping = _with_made_as_before(mapping, layouts.made_said(imp.firm, arranged.header), fields)
    imp.mapping = mapping_to_json(mapping)
    return arranged.header


def _with_made_as_before(mapping: Mapping, said: dict[str, str], fields: FieldSet) -> Mapping:
    for name, made in layouts.made_columns(mapping).items():
        target = said.get(name)
        free = target == IGNORE or all(c.target != target for c in mapping.columns if c.position != made.position)
        known = target == IGNORE or (target is not None and fields.get(target) is not None)
        if target and free and known:
            mapping = _as_the_last_time(with_targets(mapping, {made.position: target}), made.position)
    return mapping


def _as_the_last_time(mapping: Mapping, position: int) -> Mapping:
    why = ("Mapped as the last time.",)
    sure = (replace(c, confidence="sure", reasons=why) if c.position == position else c for c in mapping.columns)
    return replace(mapping, columns=tuple(sure))


def _arrangement(top: Table, fields: FieldSet, shape: str) -> Arrangement | None:
    if shape.startswith(BLANK):
        position = int(shape.removeprefix(BLANK))
        return levels_by(top, position) if position < len(top.header) else None
    return None if shape == PLAIN else find_arrangement(top, fields)


def _see_shape_anew(imp: Import, shape: str) -> None:
    imp.reading = settled_to_json(replace(settled_from_json(imp.reading), shape=shape))


def second_sheet(imp: Import) -> int | None:
    """The sheet of the contacts where they stand on one of their own."""
    arrangement = arrangement_of(imp.mapping)
    return arrangement.sheet if isinstance(arrangement, Joined) else None


def forget_table(imp: Import) -> None:
    """Another file or reading, of which nothing is chosen yet."""
    imp.sheet = imp.region = imp.mapping = None
    _forget_decisions(imp)


def _forget_decisions(imp: Import) -> None:
    """Another table: corrections and answers of the former one name cells that are not there."""
    imp.choices, imp.extra_rows = {}, 0
    Step.objects.filter(of_import=imp).delete()
    imp.last_step += 1  # numbers are never given twice, and whoever looks on must see that something happened


def _located(book: StagedBook, index: int, header_rows: tuple[int, ...]) -> Region:
    sheet = book.sheet(index)
    region = locate(sheet.cells, header_rows or None, sheet.merged)
    if missing := sorted(set(header_rows) - set(region.header_rows)):
        lines = ", ".join(map(str, missing))
        raise CannotDo(f"Line {lines} of the sheet is blank or not there, so it is no header. Choose a filled line.")
    return region


def _with_the_rest_aside(book: StagedBook, index: int, region: Region) -> Region:
    """The region of one table with all other lines of the sheet set aside: a further table's own names only its own."""
    line, top_bottom = pl.col("line"), region.data_rows or (0, 0)
    taken = {*region.header_rows, *(n for part in region.set_aside for n in _lines(part))}
    cells = book.scan(index).filter(~line.is_between(*top_bottom) & ~line.is_in(sorted(taken))).collect()
    blank = cells.select(pl.all_horizontal(pl.exclude("line").str.strip_chars() == "")).to_series()
    rest = (
        *_grouped(cells.filter(blank)["line"].to_list(), "blank"),
        *_grouped(cells.filter(~blank)["line"].to_list(), "another table"),
    )
    return replace(region, set_aside=tuple(sorted((*region.set_aside, *rest), key=lambda part: part.first)))


def _chosen(imp: Import) -> tuple[StagedBook, int]:
    if imp.sheet is None:
        raise CannotDo("Choose the sheet first.")
    return open_staged(staging.sheets_dir(imp)), imp.sheet


def _region(imp: Import) -> tuple[Region, frozenset[int]]:
    if not imp.region:
        raise CannotDo("Choose the sheet first.")
    return region_from_json(imp.region)


def _keep_region(imp: Import, region: Region, restored: Iterable[int]) -> None:
    imp.region = region_to_json(region, frozenset(restored))
    keep(imp, "region")


def _lines(part: SetAside) -> range:
    return range(part.first, part.last + 1)


def _aside_between(region: Region, first: int, last: int) -> Iterator[int]:
    for part in region.set_aside:
        yield from range(max(first, part.first), min(last, part.last) + 1)


def _rows_between(imp: Import, region: Region, first: int, last: int) -> list[int]:
    """The lines between that hold rows of the table or are set aside."""
    if region.data_rows is None:
        return []
    book, index = _chosen(imp)
    line, (top, bottom) = pl.col("line"), region.data_rows
    inside = line.is_between(max(first, top), min(last, bottom)) & ~line.is_in(list(region.header_rows))
    return book.scan(index).filter(inside).select("line").collect().to_series().to_list()


def _grouped(lines: Sequence[int], why: str) -> Iterator[SetAside]:
    """Neighbouring lines as one part."""
    start = 0
    for at, line in enumerate(lines):
        if at + 1 == len(lines) or lines[at + 1] != line + 1:
            yield SetAside(lines[start], line, why)
            start = at + 1
