"""Everything that was understood of a file, as values ready for JSON: what ``rollforward inspect`` shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rollforward.engine.arranging import arrange
from rollforward.engine.fields import FieldSet
from rollforward.engine.issues import REGISTRY
from rollforward.engine.mapping import find_arrangement, joined_tabs, map_table
from rollforward.engine.reading import table_of
from rollforward.engine.values import Book, Finding, Joined, Mapping, RawSheet, Region, Tab, Table

Report = dict[str, Any]

#: Whether two sheets belong together is seen from so many rows of each.
_ROWS_COMPARED = 10_000


def report_on(book: Book, fields: FieldSet) -> Report:
    """The report on one file, without its name. The keys are those of ``inspect --json``."""
    index, joined = _clients_and_contacts(book)
    sheet = book.sheets[index]
    table = table_of(sheet, sheet.region)
    arrangement = joined or find_arrangement(table, fields)
    other = book.sheets[joined.sheet] if joined else None
    table = arrange(table, arrangement, table_of(other, other.region) if other else None)
    return {
        **_of_book(book),
        "sheet": sheet.name,
        "sheets_used": [sheet.name, *([other.name] if other else [])],
        **_of_sheet(sheet),
        "confidence": _confidence(book, sheet.region),
        **_of_mapping(map_table(table, fields, arrangement=arrangement), table),
        "problems": list(_problems(book, sheet)),
    }


def _clients_and_contacts(book: Book) -> tuple[int, Joined | None]:
    """The sheet of the clients, and how another one's contacts belong to them, where there are several sheets."""
    shown = [(index, sheet) for index, sheet in enumerate(book.sheets) if not sheet.hidden and sheet.region.data_rows]
    if len(shown) < 2:
        return book.likely, None
    return joined_tabs([_tab(index, sheet) for index, sheet in shown], book.likely)


def _tab(index: int, sheet: RawSheet) -> Tab:
    top = replace(sheet, cells=sheet.cells.head(_ROWS_COMPARED))
    return Tab(index, sheet.name, table_of(top, sheet.region), int(sheet.cells["line"][-1]))


def _of_book(book: Book) -> Report:
    dialect = book.dialect
    return {
        "format": book.format,
        "encoding": book.encoding,
        "dialect": dialect
        and {"delimiter": dialect.delimiter, "quotechar": dialect.quotechar, "escapechar": dialect.escapechar},
        "sheets": [
            {"name": sheet.name, "rows": sheet.cells.height, "columns": sheet.width, "hidden": sheet.hidden}
            for sheet in book.sheets
        ],
    }


def _of_sheet(sheet: RawSheet) -> Report:
    return {
        **_extent(sheet.region),
        "set_aside": [{"rows": [aside.first, aside.last], "why": aside.why} for aside in sheet.region.set_aside],
        "others": [_other(region, sheet.width) for region in sheet.others],
        "turned": sheet.turned,
    }


def _extent(region: Region) -> Report:
    # Names that stand in no line of the file (keys, tags) are line 0 in the region: the file has no such line.
    return {"header_rows": [line for line in region.header_rows if line], "data_rows": list(region.data_rows or ())}


def _other(region: Region, width: int) -> Report:
    return {**_extent(region), "columns": list(region.columns or (0, width - 1))}


def _confidence(book: Book, region: Region) -> Report:
    return {
        "encoding": book.encoding_confidence,
        "dialect": book.dialect_confidence,
        "header_rows": region.header_confidence,
        "data_rows": region.rows_confidence,
    }


def _of_mapping(mapping: Mapping, table: Table) -> Report:
    unnamed = not table.region.header_rows
    return {
        "shape": mapping.shape,
        "client_name_from": list(mapping.name_from),
        "client_name_fallback": list(mapping.name_fallback),
        "columns": [
            {
                "position": column.position,
                "header": f"col_{column.position}" if unnamed else column.header,
                "target": column.target,
                "confidence": column.confidence,
                "score": column.score,
                "reasons": list(column.reasons),
                "alternatives": [{"target": target, "score": score} for target, score in column.alternatives],
            }
            for column in mapping.columns
        ],
    }


def _problems(book: Book, sheet: RawSheet) -> Iterator[Report]:
    findings: tuple[Finding, ...] = (*book.findings, *sheet.findings)
    for finding in findings:
        issue = REGISTRY[finding.code]
        yield {
            "code": issue.code,
            "severity": issue.severity,
            "message": issue.say(value=finding.value, detail=finding.detail),
            "line": finding.line,
            "column": finding.position,
        }
