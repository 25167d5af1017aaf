"""What is added to the notes stands below them, once."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from rollforward.engine.values import Existing
from tests.engine.tables import changes, checked, existing, planned, said, verdicts

BOTH = "id | name | client.notes | client.notes+\nK1 | Acme | {} | By: Bob"
ADDED = "id | name | client.notes+\nK1 | Acme | {}"


def held(notes: str) -> Existing:
    one = existing("pk | id | name\n1 | K1 | Acme")
    return replace(one, clients=one.clients.with_columns(pl.lit(notes or None, pl.String).alias("client.notes")))


def test_a_new_client_gets_the_lines_below_what_the_file_says():
    made = planned("name | client.notes | client.notes+\nAcme | VIP | By: Bob\nBeta | | By: Ann\nGamma | Old |")
    assert made.clients["client.notes"].to_list() == ["VIP\nBy: Bob", "By: Ann", "Old"]
    assert "client.notes+" not in made.clients.columns


@pytest.mark.parametrize(
    ("file", "after"),
    [
        (BOTH.format("New"), "New\nBy: Bob"),
        (BOTH.format(""), "VIP\nBy: Bob"),
        (BOTH.format("(clear)"), "By: Bob"),
        (ADDED.format("By: Bob"), "VIP\nBy: Bob"),
        (ADDED.format("VI"), "VIP\nVI"),
    ],
)
def test_notes_of_the_file_replace_those_that_are_there_and_blank_ones_keep_them(file: str, after: str):
    assert changes(planned(file, held("VIP"))) == [f"client 1 notes: VIP -> {after}"]
    assert verdicts(planned(file, held(after))) == ["unchanged"]


def test_a_line_that_is_there_already_is_not_added_again_wherever_it_stands():
    file = checked(ADDED.format("x"))
    file = replace(file, cells=file.cells.with_columns(pl.lit("By: Bob\n\nFor: Tax").alias("client.notes+")))
    for notes in ("", "VIP", "By: Bob\nVIP", "a\n\nb"):
        after = planned(file, held(notes)).clients["client.notes"].to_list()[0]
        assert [after.split("\n").count(line) for line in ("By: Bob", "", "For: Tax")] == [1, 1, 1]
        assert after.startswith(notes)
        assert verdicts(planned(file, held(after))) == ["unchanged"]


def test_blank_cells_change_nothing():
    assert verdicts(planned(ADDED.format(""), held("VIP"))) == ["unchanged"]
    assert verdicts(planned(ADDED.format(""), held("VIP"), blank_default="clear")) == ["unchanged"]


def test_only_a_blank_cell_of_the_notes_column_clears():
    cleared = planned(BOTH.format(""), held("VIP"), blank={"client.notes": "clear"})
    assert changes(cleared) == ["client 1 notes: VIP -> By: Bob"]
    added = planned(ADDED.format("By: Bob"), held("VIP"), blank_default="clear")
    assert changes(added) == ["client 1 notes: VIP -> VIP\nBy: Bob"]


def test_rows_of_one_client_say_it_together_and_must_agree():
    rows = "name | client.notes | client.notes+ | first\nAcme | VIP | | Ann\nAcme | | {} | Bo\nAcme | | By: Bob | Cy"
    assert planned(rows.format("By: Bob")).clients["client.notes"].to_list() == ["VIP\nBy: Bob"]
    assert [line for line, _ in said(planned(rows.format("By: Ann")), "disagreeing-rows")] == [3, 4]
