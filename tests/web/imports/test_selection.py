"""Which rows are shown and in which order: filters, sorting, and rows that stay where they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from rollforward.engine.reviewing import Find
from rollforward.engine.values import Edit
from rollforward.imports import commands
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import Selection
from tests.cast import Cast
from tests.web.imports.sheet_of_problems import CITY, LIST, NAME, STATUS, cells
from tests.web.imports.test_review import ask


@pytest.fixture
def imp(uploaded: Callable[..., Import]) -> Import:
    return uploaded(LIST)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ({"text": "bath"}, ["Baker", "Cole"]),
        ({"text": "bath", "case": "1"}, ["Baker"]),
        ({"text": "^[AB].*", "pattern": "1", "in": "0"}, ["Abbott", "Baker"]),
        ({"blank": "1", "in": "2"}, ["Dunn"]),
        ({"sort": "2"}, ["Baker", "Cole", "Abbott", "Dunn"]),
        ({"sort": "-0"}, ["Dunn", "Cole", "Baker", "Abbott"]),
        ({"sort": "0", "text": "o", "in": "0"}, ["Abbott", "Cole"]),
        ({"sort": "-0", "show": "cause:not-an-option:1:activ"}, ["Cole", "Abbott"]),
    ],
)
def test_rows_are_filtered_by_text_and_sorted(
    vera: Client, imp: Import, selection: dict[str, str], names: list[str]
) -> None:
    assert cells(vera, imp, NAME, **selection) == names
    assert ask(vera, imp, "import-summary", **selection)["total"] == len(names)


@pytest.mark.parametrize(
    "selection", [{"sort": "99"}, {"sort": "x"}, {"text": "a", "in": "-1"}, {"text": "(", "pattern": "1"}]
)
def test_a_selection_that_is_none_is_refused(vera: Client, imp: Import, selection: dict[str, str]) -> None:
    assert "detail" in ask(vera, imp, "import-rows", **selection)


def test_a_sheet_sorted_or_filtered_follows_the_edits(vera: Client, imp: Import) -> None:
    ask(vera, imp, "import-edits", {"edits": [{"line": 5, "position": CITY, "text": "Bath"}]})
    assert cells(vera, imp, NAME, text="bath") == ["Baker", "Cole", "Dunn"]


def test_the_next_row_with_a_problem_is_told_by_where_it_stands_in_the_order_shown(
    vera: Client, uploaded: Callable[..., Import]
) -> None:
    imp = uploaded("Client name,City\nAbbott,Bath\n,Saco\nCole,Orono\nDunn,Bath\n")

    def found(start: int, **asked: str) -> Any:
        return ask(vera, imp, "import-rows-problem", start=str(start), **asked)["index"]

    assert (found(0), found(1), found(2)) == (1, 1, None)
    assert (found(3, back="1"), found(0, back="1")) == (1, None)
    assert cells(vera, imp, NAME, sort="-1") == ["", "Cole", "Abbott", "Dunn"]
    assert (found(0, sort="-1"), found(1, sort="-1"), found(9, sort="-1", back="1")) == (0, None, 0)


def test_rows_named_by_where_they_stand_are_refused_where_a_step_may_have_moved_them(vera: Client, imp: Import) -> None:
    stale = {"positions": [CITY], "start": 0, "end": 1, "text": "Saco", "seen": 0}
    now = ask(vera, imp, "import-edits", {"edits": [{"line": 2, "position": CITY, "text": "bath"}]})["change"]
    assert "changed meanwhile" in ask(vera, imp, "import-fill", stale, text="bath")["detail"]
    assert ask(vera, imp, "import-fill", {**stale, "seen": now}, text="bath")["changed"] == 1
    assert "changed" in ask(vera, imp, "import-fill", stale)  # in the file's own order rows stay where they are


def test_a_step_between_the_look_and_the_deed_is_refused_where_the_newest_state_is_worked_out(
    cast: Cast, imp: Import
) -> None:
    seen = imp.last_step
    commands.edit_cells(Import.objects.get(pk=imp.pk), cast.omar, [Edit(2, CITY, "bath")])
    with pytest.raises(CannotDo, match="changed meanwhile"):
        commands.set_cells(imp, cast.vera, Selection(find=Find("bath")), [CITY], "Saco", slice(0, 1), seen=seen)
    assert Import.objects.get(pk=imp.pk).last_step == seen + 1


def test_rows_stay_where_they_were_when_they_were_chosen_until_they_are_chosen_again(vera: Client, imp: Import) -> None:
    now = str(imp.last_step)
    assert cells(vera, imp, CITY, sort="2", as_of=now) == ["bath", "Bath", "Portland", ""]
    assert cells(vera, imp, CITY, text="bath", as_of=now) == ["bath", "Bath"]
    assert cells(vera, imp, STATUS, show="problem", as_of=now) == ["activ", "Active", "activ", "Dormant"]
    edits = [{"line": 3, "position": CITY, "text": "Zuni"}, {"line": 2, "position": STATUS, "text": "Active"}]
    later = str(ask(vera, imp, "import-edits", {"edits": edits})["change"])
    assert cells(vera, imp, CITY, sort="2", as_of=now) == ["Zuni", "Bath", "Portland", ""]
    assert cells(vera, imp, CITY, text="bath", as_of=now) == ["Zuni", "Bath"]
    assert len(cells(vera, imp, STATUS, show="problem", as_of=now)) == 4
    assert cells(vera, imp, CITY, sort="2", as_of=later) == ["Bath", "Portland", "Zuni", ""]
    assert cells(vera, imp, CITY, text="bath", as_of=later) == ["Bath"]
    block = {"positions": [CITY], "start": 0, "rows": [["Saco"]], "seen": int(now)}
    assert ask(vera, imp, "import-paste", block, sort="2", as_of=now)["changed"] == 1
    assert cells(vera, imp, CITY) == ["Portland", "Saco", "Bath", ""]


def test_rows_that_were_added_since_are_the_last_of_all_in_an_order(vera: Client, imp: Import) -> None:
    now = str(imp.last_step)
    assert cells(vera, imp, NAME, sort="-0", as_of=now) == ["Dunn", "Cole", "Baker", "Abbott"]
    assert ask(vera, imp, "import-rows-add", {"count": 1}, sort="-0", as_of=now)["total"] == 5
    assert cells(vera, imp, NAME, sort="-0", as_of=now) == ["Dunn", "Cole", "Baker", "Abbott", ""]
    assert ask(vera, imp, "import-edits-undo", {}, sort="-0", as_of=now)["total"] == 4
