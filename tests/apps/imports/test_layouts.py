"""Saved layouts: the same file again is mapped as the last time, and what one file taught helps with the next."""

from __future__ import annotations

from rollforward.engine.values import IGNORE
from rollforward.imports import commands, layouts
from rollforward.imports.decisions import choices_from_json, mapping_from_json
from rollforward.imports.models import Import, SavedLayout
from tests.apps.imports.importing import finish, prepare

LIST = "Kd,Sparte,Zustand,Memo 7\nAlder LLC,Handel,laufend,x\nBirch LLC,Bau,ruhend,y"
SAME_AGAIN = "MEMO 7,kd,Zustand,Sparte\nz,Cedar LLC,ruhend,Handel"


def _targets(imp: Import) -> dict[str, str]:
    return {column.header: column.target for column in mapping_from_json(imp.mapping or {}).columns}


def _map_by_hand(cast) -> Import:
    imp = prepare(cast.vera, LIST)
    commands.set_targets(imp, cast.vera, {0: "client.name", 1: "client.group", 2: "client.status", 3: IGNORE})
    answers = {"client.status": {"laufend": "Active", "ruhend": "Inactive"}}
    commands.set_choice(imp, cast.vera, values=answers, blank={"client.group": "clear"})
    commands.submit(imp, cast.vera)
    return finish(imp, cast.vera)


def test_the_same_layout_is_mapped_as_the_last_time_in_any_order_and_spelling(cast):
    _map_by_hand(cast)
    again = prepare(cast.omar, SAME_AGAIN)
    assert _targets(again) == {
        "MEMO 7": IGNORE, "kd": "client.name", "Zustand": "client.status", "Sparte": "client.group",
    }  # fmt: skip
    assert all(column.confidence == "sure" for column in mapping_from_json(again.mapping or {}).columns)


def test_the_column_of_the_parents_that_was_left_out_stays_out(cast):
    jobs = "Customer,City\nAcme,Bath\nAcme:Roof,Bath\nAcme:Door,Bath"
    first = prepare(cast.vera, jobs)
    assert _targets(first)["Customer (parent)"] == "client.group"
    commands.set_targets(first, cast.vera, {2: IGNORE})
    commands.submit(first, cast.vera)
    finish(first, cast.vera)
    assert _targets(prepare(cast.omar, jobs))["Customer (parent)"] == IGNORE


def test_the_answers_come_back_with_the_layout(cast):
    _map_by_hand(cast)
    choices = choices_from_json(prepare(cast.vera, SAME_AGAIN).choices)
    assert choices.values == {"client.status": {"laufend": "Active", "ruhend": "Inactive"}}
    assert choices.blank == {"client.group": "clear"}


def test_a_header_of_one_file_is_known_in_another(cast):
    _map_by_hand(cast)
    other = prepare(cast.vera, "Client name,Sparte\nDogwood LLC,Bau")
    (column,) = [c for c in mapping_from_json(other.mapping or {}).columns if c.header == "Sparte"]
    assert column.target == "client.group"
    assert "layout" in column.reasons[0]


def test_what_a_value_meant_is_suggested_for_the_field_in_any_file(cast):
    _map_by_hand(cast)
    assert layouts.values_told(cast.harbor)["client.status"]["ruhend"] == "Inactive"


def test_another_firm_learns_nothing(cast):
    _map_by_hand(cast)
    assert _targets(prepare(cast.nina, LIST))["Sparte"] == IGNORE
    assert layouts.values_told(cast.north) == {}


def test_mapping_it_otherwise_replaces_what_was_remembered(cast):
    _map_by_hand(cast)
    imp = prepare(cast.vera, SAME_AGAIN)
    commands.set_targets(imp, cast.vera, {3: "client.tags"})
    commands.submit(imp, cast.vera)
    (kept,) = SavedLayout.objects.filter(firm=cast.harbor)
    assert dict(kept.columns)["Sparte"] == "client.tags"
    assert kept.uses == 2


def test_our_own_workbook_is_not_remembered(cast):
    imp = prepare(cast.vera, "Client name,Client code\nAlder LLC,7")
    commands.submit(imp, cast.vera)
    assert not SavedLayout.objects.exists()
