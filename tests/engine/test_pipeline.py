"""The stages strung together: a table goes in, a plan comes out."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import built_in_field_set
from rollforward.engine.pipeline import judge
from rollforward.engine.values import Choices, ColumnMap, Edit, Mapping, Region, Table
from tests.engine.tables import changes, existing, verdicts

HELD = existing("pk | id | name | code | client.status\n1 | K1 | Acme | 007 | Active")
TARGETS = ("client.external_id", "client.name", "client.status", "contact.name", "contact.email")


def table(*rows):
    cells = {f"c{i}": [row[i] for row in rows] for i in range(len(TARGETS))}
    lines = pl.int_range(5, 5 + len(rows), dtype=pl.UInt32, eager=True).alias("line")
    return Table(TARGETS, pl.DataFrame({"line": lines, **cells}), Region((4,), (5, 4 + len(rows))))


def judged(*rows, edits=(), **choices):
    columns = tuple(ColumnMap(i, target, target, "sure", 1.0) for i, target in enumerate(TARGETS))
    mapping = Mapping(columns, name_from=(1,))
    return judge(table(*rows), mapping, built_in_field_set(), Choices(**choices), edits, HELD, "update")[0]


def test_a_table_becomes_a_plan():
    plan = judged(
        ["007", "Acme", "inactive", "Ann Green", "ann@acme.example"],
        ["008", "Beta", "", "", ""],
        ["009", "Gamma", "asleep", "", ""],
    )
    assert verdicts(plan) == ["updated", "added", "problem not-an-option"]
    assert changes(plan) == ["client 1 status: Active -> Inactive"]
    assert plan.contacts.select("contact.first_name", "contact.last_name").rows() == [("Ann", "Green")]
    assert plan.rows["line"].to_list() == [5, 6, 7]


def test_a_corrected_cell_counts_in_place_of_the_file_s():
    plan = judged(["009", "Gamma", "asleep", "", ""], edits=[Edit(5, 2, "Active")])
    assert verdicts(plan) == ["added"]


def test_a_decision_of_the_member_counts():
    plan = judged(["", "Acme", "", "", ""], ["", "ACME LLC", "", "", ""], rows={6: "new"})
    assert verdicts(plan) == ["unchanged", "added"]
