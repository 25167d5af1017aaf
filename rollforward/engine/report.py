"""Everything that was understood of a file, as values ready for JSON: what ``rollforward inspect`` shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rollforward.engine.arranging import arrange
from rollforward.engine.fields import FieldSet
from rollforward.engine.issues import REGISTRY
from rollforward.engine.mapping import find_arrangement, map_table
from rollforward.engine.reading import table_of
from rollforward.engine.values import Book, Finding, Mapping, RawSheet, Region, Table

Report = dict[str, Any]


def report_on(book: Book, fields: FieldSet) -> Report:
    """The report on one file, without its name. The keys are those of ``inspect --json``."""
    sheet = book.sheets[book.likely]
    table = table_of(sheet, sheet.region)
    arrangement = find_arrangement(table, fields)
    table = arrange(table, arrangement)
    return {
        **_of_book(book),
        "sheet": sheet.name,
        **_of_sheet(sheet),
        "confidence": _confidence(book, sheet.region),
        **_of_mapping(map_table(table, fields, arrangement=arrangement), table),
        "problems": list(_problems(book, sheet)),
    }


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
