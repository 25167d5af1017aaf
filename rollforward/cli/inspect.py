"""``rollforward inspect``: everything that was understood of each file. No database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rollforward.cli.opening import opened, shown_name
from rollforward.cli.start import WrongUsage
from rollforward.cli.surprise import unforeseen
from rollforward.engine.fields import field_set_from_catalogue
from rollforward.engine.issues import Refused
from rollforward.sandbox import Order, Reader, each

DONE, REFUSED = 0, 1

Report = dict[str, Any]


def inspect_files(paths: Sequence[Path], as_json: bool, catalogue_json: dict[str, Any] | None) -> int:
    """Print what each file was understood to be, as one JSON object per line or as text; the exit code.

    A file that cannot be read is reported in its turn and the rest goes on. ``catalogue_json``: the fields that columns
    can go to, in the published form; ``None`` = the built-in ones. Raises ``WrongUsage`` for a faulty entry.
    """
    order = Order("report", catalogue=_catalogue(catalogue_json))
    status = DONE
    for report in each(paths, lambda path, reader: _inspect(path, order, reader)):
        if not report["ok"]:
            status = REFUSED
        print(json.dumps(report, ensure_ascii=False) if as_json else _as_text(report), flush=True)
    return status


def _catalogue(catalogue: dict[str, Any] | None) -> str | None:
    if catalogue is None:
        return None
    try:
        field_set_from_catalogue(catalogue)
    except ValueError as lack:
        raise WrongUsage(str(lack)) from None
    return json.dumps(catalogue)


def _inspect(path: Path, order: Order, reader: Reader) -> Report:
    """The report on one file, ready for JSON; ``ok`` is false where it cannot be read, and ``error`` says why."""
    name = shown_name(path)
    try:
        with unforeseen(), opened(path) as file:
            return {"file": name, "ok": True, **reader.carry_out(order, [file])["report"]}
    except Refused as refusal:
        return {"file": name, "ok": False, "error": {"code": refusal.code, "message": refusal.message}}


def _as_text(report: Report) -> str:
    """The report for a person: what the file is, where its rows lie, where each column goes and why."""
    if not report["ok"]:
        return f"{report['file']}: {report['error']['message']}\n"
    lines = [
        f"{report['file']}: {report['format']}, sheet “{report['sheet']}”, {report['shape']}",
        f"  Header in line {_listed(report['header_rows']) or 'none'}, data in lines {_span(report['data_rows'])}",
        *(f"  Set aside {_span(aside['rows'])}: {aside['why']}" for aside in report["set_aside"]),
        *(
            f"  Another table in lines {_span(_whole(other))}, columns {_span(other['columns'])}"
            for other in report["others"]
        ),
        *(_column_line(column) for column in report["columns"]),
        *(f"  {problem['severity']}: {problem['message']}" for problem in report["problems"]),
    ]
    return "\n".join(lines) + "\n"


def _column_line(column: Report) -> str:
    reasons = " ".join(column["reasons"])
    return f"  {column['header'].strip():<30.30} -> {column['target']:<24} {column['confidence']:<8} {reasons}"


def _whole(table: Report) -> list[int]:
    """The lines of a table, its header among them."""
    return sorted([*table["header_rows"], *table["data_rows"]])


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _span(rows: Sequence[int]) -> str:
    if not rows:
        return "none"
    return str(rows[0]) if rows[0] == rows[-1] else f"{rows[0]} to {rows[-1]}"
