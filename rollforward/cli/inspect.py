"""``rollforward inspect``: everything that was understood of each file. No database."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rollforward.cli.start import WrongUsage
from rollforward.cli.surprise import unforeseen
from rollforward.engine.fields import FieldSet, built_in_field_set, field_set_from_catalogue
from rollforward.engine.issues import REGISTRY, Refused
from rollforward.engine.mapping import map_table
from rollforward.engine.reading import table_of
from rollforward.engine.values import Finding, Mapping, RawSheet, Region, Table
from rollforward.sandbox import StagedBook, read_file

DONE, REFUSED = 0, 1

Report = dict[str, Any]


def inspect_files(paths: Sequence[Path], as_json: bool, catalogue_json: dict[str, Any] | None) -> int:
    """Print what each file was understood to be, as one JSON object per line or as text; the exit code.

    A file that cannot be read is reported in its turn and the rest goes on. ``catalogue_json``: the fields that columns
    can go to, in the published form; ``None`` = the built-in ones. Raises ``WrongUsage`` for a faulty entry.
    """
    fields = _fields(catalogue_json)
    status = DONE
    for path in paths:
        report = inspect_file(path, fields)
        if not report["ok"]:
            status = REFUSED
        print(json.dumps(report, ensure_ascii=False) if as_json else _as_text(report), flush=True)
    return status


def _fields(catalogue: dict[str, Any] | None) -> FieldSet:
    if catalogue is None:
        return built_in_field_set()
    try:
        return field_set_from_catalogue(catalogue)
    except ValueError as lack:
        raise WrongUsage(str(lack)) from None


def inspect_file(path: Path, fields: FieldSet) -> Report:
    """The report on one file, ready for JSON; ``ok`` is false where it cannot be read, and ``error`` says why."""
    with tempfile.TemporaryDirectory(prefix="rollforward-") as folder:
        try:
            with unforeseen():
                return _understood(path, _read(path, Path(folder)), fields)
        except Refused as refusal:
            return _refused(path, refusal)


def _read(path: Path, folder: Path) -> StagedBook:
    try:
        return read_file(path, folder)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise Refused("no-such-file", error.strerror or "") from error


def _refused(path: Path, refusal: Refused) -> Report:
    return {"file": path.name, "ok": False, "error": {"code": refusal.code, "message": refusal.message}}


def _understood(path: Path, book: StagedBook, fields: FieldSet) -> Report:
    sheet = book.sheet(book.likely)
    table = table_of(sheet, sheet.region)
    mapping = map_table(table, fields)
    return {
        "file": path.name,
        "ok": True,
        **_of_book(book),
        "sheet": sheet.name,
        **_of_region(sheet.region),
        "confidence": _confidence(book, sheet.region),
        **_of_mapping(mapping, table),
        "problems": list(_problems(book, sheet)),
    }


def _of_book(book: StagedBook) -> Report:
    dialect = book.dialect
    return {
        "format": book.format,
        "encoding": book.encoding,
        "dialect": dialect
        and {"delimiter": dialect.delimiter, "quotechar": dialect.quotechar, "escapechar": dialect.escapechar},
        "sheets": [
            {"name": sheet.name, "rows": sheet.rows, "columns": sheet.columns, "hidden": sheet.hidden}
            for sheet in book.sheets
        ],
    }


def _of_region(region: Region) -> Report:
    return {
        "header_rows": list(region.header_rows),
        "data_rows": list(region.data_rows or ()),
        "set_aside": [{"rows": [aside.first, aside.last], "why": aside.why} for aside in region.set_aside],
    }


def _confidence(book: StagedBook, region: Region) -> Report:
    return {
        "encoding": book.encoding_confidence,
        "dialect": book.dialect_confidence,
        "header_rows": region.header_confidence,
        "data_rows": region.data_confidence,
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
            }
            for column in mapping.columns
        ],
    }


def _problems(book: StagedBook, sheet: RawSheet) -> Iterator[Report]:
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


def _as_text(report: Report) -> str:
    """The report for a person: what the file is, where its rows lie, where each column goes and why."""
    if not report["ok"]:
        return f"{report['file']}: {report['error']['message']}\n"
    lines = [
        f"{report['file']}: {report['format']}, sheet “{report['sheet']}”, {report['shape']}",
        f"  Header in line {_listed(report['header_rows']) or 'none'}, data in lines {_span(report['data_rows'])}",
        *(f"  Set aside {_span(aside['rows'])}: {aside['why']}" for aside in report["set_aside"]),
        *(_column_line(column) for column in report["columns"]),
        *(f"  {problem['severity']}: {problem['message']}" for problem in report["problems"]),
    ]
    return "\n".join(lines) + "\n"


def _column_line(column: Report) -> str:
    reasons = " ".join(column["reasons"])
    return f"  {column['header'].strip():<30.30} -> {column['target']:<24} {column['confidence']:<8} {reasons}"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _span(rows: Sequence[int]) -> str:
    if not rows:
        return "none"
    return str(rows[0]) if rows[0] == rows[-1] else f"{rows[0]} to {rows[-1]}"
