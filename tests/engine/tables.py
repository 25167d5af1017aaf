"""Text in, plan out: tiny tables for the tests of matching and planning.

A table is text with ``|`` between its cells; a blank cell is blank, ``(clear)`` clears. Rows of a file count from line
2 unless the table has a column ``line``.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Any

import polars as pl

from rollforward.engine.fields import FieldSet, built_in_field_set
from rollforward.engine.issues import REGISTRY
from rollforward.engine.matching import match
from rollforward.engine.planning import plan
from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA, Checked, Choices, Existing, Mode, Plan

NUMBERS = {"line": pl.UInt32, "pk": pl.Int64, "client": pl.Int64, "contact": pl.Int64}
CLIENT_COLUMNS = ("client.id", "client.name", "client.external_id", "client.tax_id")
CONTACT_COLUMNS = ("contact.id", "contact.first_name", "contact.last_name", "contact.email")
LINK_COLUMNS = ("contact.role", "contact.job_title", "contact.primary")
SHORT = {
    "id": "client.id",
    "name": "client.name",
    "code": "client.external_id",
    "tax": "client.tax_id",
    "city": "client.city",
    "phone": "client.phone",
    "contact_id": "contact.id",
    "first": "contact.first_name",
    "last": "contact.last_name",
    "email": "contact.email",
    "mobile": "contact.mobile",
    "role": "contact.role",
    "primary": "contact.primary",
}


def frame(text: str, *columns: str) -> pl.DataFrame:
    """A frame of text cells, with the columns named and those that must be there."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header = [SHORT.get(name, name) for name in _cells(lines[0])] if lines else []
    rows = [[_value(cell) for cell in _cells(line)] for line in lines[1:]]
    made = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    blank = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in header]
    return made.with_columns(*blank, *(pl.col(n).cast(k) for n, k in NUMBERS.items() if n in header))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _value(cell: str) -> str | None:
    return CLEAR if cell == "(clear)" else cell or None


def checked(text: str, errors: AbstractMapping[int, str] | None = None) -> Checked:
    """A checked file; ``errors``: line -> code of a problem that checking found there."""
    cells = frame(text, "client.name")
    if "line" not in cells.columns:
        cells = cells.select(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("line"), pl.all())
    found = [
        (line, 0, "client.since", code, REGISTRY[code].severity, None, None) for line, code in (errors or {}).items()
    ]
    return Checked(cells, pl.DataFrame(found, schema=PROBLEM_SCHEMA, orient="row"))


def existing(clients: str = "", contacts: str = "", links: str = "", **replaced: frozenset[str]) -> Existing:
    """What the firm holds."""
    return Existing(
        frame(clients or "pk", "client.id", "client.name", "client.external_id", "client.tax_id"),
        frame(contacts or "pk", *CONTACT_COLUMNS),
        frame(links or "pk|client|contact", *LINK_COLUMNS),
        **replaced,
    )


def planned(
    file: str | Checked,
    held: Existing | None = None,
    *,
    mode: Mode = "update",
    errors: AbstractMapping[int, str] | None = None,
    fields: FieldSet | None = None,
    **choices: Any,
) -> Plan:
    """The plan of a file given as text."""
    read = checked(file, errors) if isinstance(file, str) else file
    there, decided = held or existing(), Choices(**choices)
    return plan(read, match(read, there, decided, mode), there, fields or built_in_field_set(), decided, mode)


def verdicts(made: Plan) -> list[str]:
    """One word per row, a problem with its code."""
    return [
        f"problem {why}" if verdict == "problem" else verdict
        for verdict, why in made.rows.select("verdict", "why").rows()
    ]


def changes(made: Plan) -> list[str]:
    """``client 1 city: Austin -> Dallas`` with the pk of the record, sorted."""
    told = made.changes.select("record", "pk", "target", "old", "new").rows()
    return sorted(f"{r} {pk} {t.partition('.')[2]}: {old or ''} -> {new or ''}" for r, pk, t, old, new in told)


def said(made: Plan, code: str) -> list[tuple[int, str]]:
    """Line and detail of every problem with a code."""
    return made.problems.filter(pl.col("code") == code).select("line", "detail").rows()
