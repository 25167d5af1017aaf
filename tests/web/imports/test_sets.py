"""Many cells at once: causes and cures, find and replace, fill, paste; each one undo."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands, queries
from rollforward.imports.judging import owner
from rollforward.imports.models import Import
from rollforward.imports.queries import Selection
from rollforward.web.imports.body import MOST_BYTES
from tests.cast import Cast
from tests.web.imports.sheet_of_problems import CITY, LIST, NAME, SINCE, STATUS, TAX, ZIP, cells, undone
from tests.web.imports.test_review import ask


@pytest.fixture
def imp(uploaded: Callable[..., Import]) -> Import:
    return uploaded(LIST)


def test_problems_are_grouped_by_cause_errors_first_then_by_rows(vera: Client, imp: Import) -> None:
    found = ask(vera, imp, "import-causes")["causes"]
    assert [(each["code"], each["value"], each["count"], each["severity"]) for each in found] == [
        ("not-an-option", "activ", 2, "error"),
        ("ambiguous-date", "", 1, "error"),
        ("error-value", "", 1, "error"),
        ("not-an-option", "Dormant", 1, "error"),
        ("lost-zeros", "", 1, "warning"),
        ("lost-zeros", "", 1, "warning"),
    ]
    assert cells(vera, imp, NAME, show=found[0]["key"]) == ["Abbott", "Cole"]


def test_a_cause_is_cured_in_one_step_and_the_cure_is_undone_in_one(vera: Client, imp: Import) -> None:
    cause = ask(vera, imp, "import-causes")["causes"][0]["key"]
    offered = ask(vera, imp, "import-cures", cause=cause)["cures"]
    assert offered[0]["looks"] == [["activ", "Active"]]
    assert [(each["key"], each["count"]) for each in offered] == [("option", 2), ("empty", 2), ("skip", 2)]
    answer = ask(vera, imp, "import-cure", {"cause": cause, "cure": "option"})
    assert (answer["changed"], answer["undo"]["what"]) == (2, "2 cells cured")
    assert cells(vera, imp, STATUS) == ["Active", "Active", "Active", "Dormant"]
    assert "detail" in ask(vera, imp, "import-cure", {"cause": cause, "cure": "option"})
    assert undone(vera, imp, STATUS) == ["activ", "Active", "activ", "Dormant"]


def test_one_cell_of_a_cause_is_cured_by_itself(vera: Client, imp: Import) -> None:
    cause = "cause:not-an-option:1:"
    offered = ask(vera, imp, "import-cures", cause=cause, line="4")["cures"]
    assert [(each["key"], each["count"]) for each in offered] == [("option", 1), ("empty", 1), ("skip", 1)]
    assert ask(vera, imp, "import-cure", {"cause": cause, "cure": "option", "line": 4})["changed"] == 1
    assert cells(vera, imp, STATUS) == ["activ", "Active", "Active", "Dormant"]
    assert ask(vera, imp, "import-cures", cause=cause, line="3")["cures"] == []


def test_rows_of_a_cause_are_skipped_and_taken_up_again_in_one_step(vera: Client, imp: Import) -> None:
    cause = ask(vera, imp, "import-causes")["causes"][0]["key"]
    assert ask(vera, imp, "import-cure", {"cause": cause, "cure": "skip"})["shown"]["skipped"] == "2"
    assert ask(vera, imp, "import-edits-undo", {})["shown"]["skipped"] == "0"


def test_looks_at_sensitive_cells_are_masked(vera: Client, imp: Import) -> None:
    [cause] = [c["key"] for c in ask(vera, imp, "import-causes")["causes"] if c["position"] == TAX]
    [cure] = ask(vera, imp, "import-cures", cause=cause)["cures"]
    assert "3344556" not in str(cure["looks"])
    ask(vera, imp, "import-cure", {"cause": cause, "cure": "repair"})
    assert cells(vera, imp, TAX)[3] == "003344556"


def test_a_cause_that_is_none_is_refused(vera: Client, imp: Import) -> None:
    for cause in ("", "code:required", "x"):
        assert "detail" in ask(vera, imp, "import-cures", cause=cause)
    assert ask(vera, imp, "import-cures", cause="cause:required:x:")["cures"] == []


def test_found_cells_are_counted_before_and_replaced_in_one_step(vera: Client, imp: Import) -> None:
    wanted = {"find": {"text": "bath", "whole": True}, "replace": "Bangor", "positions": [CITY]}
    assert ask(vera, imp, "import-replacing", wanted) == {
        "cells": 2,
        "rows": 2,
        "looks": [["bath", "Bangor"], ["Bath", "Bangor"]],
    }
    assert cells(vera, imp, CITY)[1:3] == ["bath", "Bath"]
    assert ask(vera, imp, "import-replace", wanted)["changed"] == 2
    assert cells(vera, imp, CITY) == ["Portland", "Bangor", "Bangor", ""]
    assert undone(vera, imp, CITY) == ["Portland", "bath", "Bath", ""]


def test_without_columns_all_are_searched_and_only_the_selected_rows(vera: Client, imp: Import) -> None:
    wanted = {"find": {"text": "a", "case": True}, "replace": "o"}
    assert ask(vera, imp, "import-replacing", wanted, show="cause:not-an-option:1:Dormant")["cells"] == 1
    blank = {"find": {"text": "", "blank": True}, "replace": "Saco", "positions": [CITY]}
    ask(vera, imp, "import-replace", blank)
    assert cells(vera, imp, CITY)[3] == "Saco"


@pytest.mark.parametrize(
    "body",
    [{}, {"find": "x", "replace": ""}, {"find": {"text": "("}, "replace": ""}, {"find": {"text": "a"}}]
    + [{"find": {"text": "a"}, "replace": "b", "positions": wrong} for wrong in ("x", ["1"], [True], [99])],
)
def test_what_cannot_be_replaced_is_refused_in_words(vera: Client, imp: Import, body: dict[str, Any]) -> None:
    if "find" in body and body["find"] == {"text": "("}:
        body = {**body, "find": {"text": "(", "pattern": True}}
    assert len(ask(vera, imp, "import-replacing", body)["detail"]) > 20


def test_cells_are_filled_down_in_the_order_that_is_shown(vera: Client, imp: Import) -> None:
    answer = ask(vera, imp, "import-fill", {"positions": [STATUS, ZIP], "start": 1, "end": 4})
    assert answer["changed"] == 4
    assert cells(vera, imp, STATUS) == ["activ", "Active", "Active", "Active"]
    assert cells(vera, imp, ZIP) == ["04101", "4530", "4530", "4530"]
    assert undone(vera, imp, ZIP) == ["04101", "4530", "04072", "04210"]
    ask(vera, imp, "import-fill", {"positions": [STATUS], "start": 0, "end": 2}, sort="-0")
    assert cells(vera, imp, STATUS) == ["activ", "Active", "Dormant", "Dormant"]


def test_one_text_is_set_in_all_selected_rows(vera: Client, imp: Import) -> None:
    answer = ask(vera, imp, "import-fill", {"positions": [STATUS], "text": "Inactive"}, text="activ", whole="1")
    assert answer["undo"]["what"] == "2 cells set"
    assert cells(vera, imp, STATUS) == ["Inactive", "Active", "Inactive", "Dormant"]


def test_a_block_is_pasted_by_the_rows_that_are_shown_and_ends_with_them(vera: Client, imp: Import) -> None:
    block = {"positions": [CITY, ZIP], "start": 2, "rows": [["Saco", "04072"], ["Orono", "04473"], ["lost", "0"]]}
    assert ask(vera, imp, "import-paste", block)["changed"] == 3
    assert cells(vera, imp, CITY) == ["Portland", "bath", "Saco", "Orono"]
    assert undone(vera, imp, CITY) == ["Portland", "bath", "Bath", ""]
    for wrong in ([["a"]], [[1, 2]], "x", [3]):
        assert "detail" in ask(vera, imp, "import-paste", {**block, "rows": wrong})


def test_all_selected_rows_are_skipped_in_one_step(vera: Client, imp: Import) -> None:
    assert ask(vera, imp, "import-decisions", {"decision": "skip"}, show="problem")["shown"]["skipped"] == "4"
    assert ask(vera, imp, "import-edits-undo", {})["shown"]["skipped"] == "0"
    assert "detail" in ask(vera, imp, "import-decisions", {"decision": "client:3"})


def test_a_set_is_worked_out_anew_where_a_colleague_was_quicker(
    imp: Import, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rollforward.imports.commands import sets

    take_step, interrupted = sets.take_step, []

    def slowly(*args: Any, **more: Any) -> bool:
        if not interrupted:
            interrupted.append(True)
            commands.decide_row(Import.objects.get(pk=imp.pk), cast.omar, 2, "skip")
        return take_step(*args, **more)

    monkeypatch.setattr(sets, "take_step", slowly)
    count = commands.set_cells(imp, cast.vera, Selection("problem"), [CITY], "Saco")
    assert count == 3  # the row that was skipped meanwhile has no problem any more
    assert [row.cells[CITY] for row in queries.page(imp, 0, 9).rows] == ["Portland", "Saco", "Saco", "Saco"]


def test_a_large_sheet_answers_before_it_is_judged_and_its_rows_are_checked_already(
    vera: Client, imp: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(vera, imp, "import-summary")
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    block = {"positions": [SINCE, CITY], "start": 1, "rows": [["soon", "Saco"], ["2020-01-02", "Saco"]]}
    answer = ask(vera, imp, "import-paste", block, quick="1")
    assert (answer["updating"], answer["changed"], answer["undo"]["what"]) == (True, 4, "4 cells pasted")
    told = ask(vera, imp, "import-rows")
    assert told["updating"]
    assert [row["cells"][CITY] for row in told["rows"]] == ["Portland", "Saco", "Saco", ""]
    codes = [[each["code"] for each in row["problems"].get(str(SINCE), [])] for row in told["rows"]]
    assert codes == [[], ["not-a-date"], [], ["error-value"]]


def test_a_large_block_comes_compressed_and_a_bomb_is_refused(vera: Client, imp: Import) -> None:
    def pasted(body: bytes) -> Any:
        address = reverse("import-paste", args=[imp.reference])
        headers = {"accept": "application/json", "content-encoding": "gzip"}
        return vera.post(address, gzip.compress(body), content_type="application/json", headers=headers).json()

    block = {"positions": [CITY], "start": 0, "rows": [["Saco"], ["Orono"]]}
    assert pasted(json.dumps(block).encode())["changed"] == 2
    assert cells(vera, imp, CITY)[:2] == ["Saco", "Orono"]
    assert "too large" in pasted(b" " * (MOST_BYTES + 1))["detail"]
    assert "not a JSON object" in pasted(b"\xff")["detail"]
