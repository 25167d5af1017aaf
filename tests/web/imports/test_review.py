"""The review: what the grid asks and sends, the plain table, Submit."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_client, update_client
from rollforward.clients.models import Client as FirmClient
from rollforward.imports import commands, judging, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import ahead, owner
from rollforward.imports.models import Import
from rollforward.imports.queries.rechecking import recheck
from tests.cast import Cast


def ask(vera: Client, imp: Import, name: str, body: Any = None, **query: str) -> Any:
    address = reverse(name, args=[imp.reference], query=query)
    as_json = {"accept": "application/json"}
    if body is None:
        return vera.get(address, headers=as_json).json()
    return vera.post(address, body, content_type="application/json", headers=as_json).json()


def edit(line: int, position: int, text: str) -> dict[str, Any]:
    return {"edits": [{"line": line, "position": position, "text": text}]}


def test_rows_come_with_their_verdict_and_every_problem_in_words(vera: Client, uploaded: Callable[..., Import]) -> None:
    page = ask(vera, uploaded(), "import-rows", start="0", count="50")
    assert [(row["line"], row["verdict"], row["label"]) for row in page["rows"]] == [
        (3, "added", "Added"),
        (4, "problem", "Problem"),
    ]
    assert page["rows"][0]["cells"] == ["Abbott & Sons", "office@abbott.example", "Portland", "04101", "Active"]
    assert '"Dormant" is not one of the options' in page["rows"][1]["problems"]["4"][0]["message"]


def test_the_page_of_the_grid_brings_its_first_rows(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    page = vera.get(reverse("import-review", args=[imp.reference], query={"show": "problem"}))
    (text,) = re.findall(r'<script id="grid-rows" [^>]*>(.*?)</script>', page.content.decode())
    brought = json.loads(text)
    assert brought == ask(vera, imp, "import-rows", show="problem")["rows"]
    assert [row["line"] for row in brought] == [4]


@pytest.mark.parametrize(
    ("show", "lines"), [("all", [3, 4]), ("problem", [4]), ("code:not-an-option", [4]), ("updated", [])]
)
def test_rows_are_filtered_by_verdict_and_by_kind_of_problem(
    vera: Client, uploaded: Callable[..., Import], show: str, lines: list[int]
) -> None:
    page = ask(vera, uploaded(), "import-rows", show=show)
    assert [row["line"] for row in page["rows"]] == lines
    assert page["total"] == len(lines)


def test_an_edit_is_answered_with_what_submit_would_do_now(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    assert ask(vera, imp, "import-summary")["submit"] == "1 row to correct first"
    summary = ask(vera, imp, "import-edits", edit(4, 4, "Inactive"))
    assert summary["submit"] == "Add 2"
    assert summary["shown"]["problem"] == "0"
    assert summary["can_undo"]


def test_edits_are_undone_and_redone(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    ask(vera, imp, "import-edits", edit(4, 4, "Inactive"))
    assert ask(vera, imp, "import-edits-undo", {})["submit"] == "1 row to correct first"
    summary = ask(vera, imp, "import-edits-redo", {})
    assert summary["submit"] == "Add 2"
    assert not summary["can_redo"]


def test_a_row_can_be_skipped_and_taken_up_again(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    address = reverse("import-decision", args=[imp.reference, 3])
    for decision, verdict in (("skip", "skipped"), ("", "added")):
        vera.post(address, {"decision": decision}, content_type="application/json")
        row = ask(vera, imp, "import-rows")["rows"][0]
        assert (row["verdict"], row["decision"]) == (verdict, decision)


def test_a_sheet_to_type_into_grows(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    commands.open_blank_sheet(imp, cast.vera)
    before = ask(vera, imp, "import-rows")["total"]
    assert ask(vera, imp, "import-rows-add", {"count": 10})["total"] == before + 10


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"edits": 3}', '{"edits": [{"line": "x"}]}', '{"edits": [3]}'])
def test_a_malformed_edit_is_refused_in_words(vera: Client, uploaded: Callable[..., Import], body: str) -> None:
    address = reverse("import-edits", args=[uploaded().reference])
    answer = vera.post(address, body, content_type="application/json", headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_changes_are_not_made_by_reading(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    for name in ("import-edits", "import-edits-undo", "import-edits-redo", "import-rows-add"):
        answer = vera.get(reverse(name, args=[imp.reference]), headers={"accept": "application/json"})
        assert answer.status_code == 422


def test_the_plain_table_has_a_form_for_every_row(vera: Client, uploaded: Callable[..., Import]) -> None:
    address = reverse("import-review", args=[uploaded().reference], query={"plain": ""})
    page = vera.get(address).content.decode()
    assert page.count('<form method="post" id="row-') == 2
    assert "Dormant (not an option)" in page
    row = {"action": "row", "line": "4", "c4": "Inactive", "was4": "Dormant", "c2": "Bath", "was2": "Bath"}
    assert "Add 2" in vera.post(address, row, follow=True).content.decode()


def test_submit_is_refused_while_rows_have_problems(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    page = vera.post(reverse("import-review", args=[imp.reference]), {"action": "submit"}, follow=True).content.decode()
    assert "still has a problem" in page
    assert Import.objects.get().state == "draft"


def test_submit_tells_what_a_colleague_changed_since_the_page_was_opened(
    vera: Client, cast: Cast, uploaded: Callable[..., Import]
) -> None:
    abbott = create_client(cast.omar, {"client.name": "Abbott & Sons", "client.city": "Rome"})
    imp = uploaded("Client name,City\nAbbott & Sons,Paris\n")
    address = reverse("import-review", args=[imp.reference])
    page = vera.get(address).content.decode()
    form = {"action": "submit", "seen": re.findall(r'name="seen" value="([\d.]+)"', page)[0]}
    update_client(cast.omar, abbott.public_id, {"client.city": "Oslo"})
    queries.judge(imp)  # by whoever looks meanwhile
    assert "A colleague changed what row 2 would write over" in vera.post(address, form, follow=True).content.decode()
    vera.post(address, {**form, "problems": "skip"})
    assert Import.objects.get().state == "draft"


def test_rows_with_problems_are_left_out_when_she_says_so(vera: Client, done: Callable[..., Import]) -> None:
    imp = done()
    assert imp.state == "done"
    assert list(FirmClient.objects.values_list("name", flat=True)) == ["Abbott & Sons"]


def test_a_clear_names_the_rows_that_it_leaves_out_and_asks(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded(mode="clear")
    address, wanted = reverse("import-review", args=[imp.reference]), {"action": "submit", "problems": "skip"}
    assert "Row 4: Baker Bakery, hello@baker.example" in vera.post(address, wanted).content.decode()
    assert Import.objects.get().state == "draft"
    vera.post(address, {**wanted, "sure": "1"})
    assert Import.objects.get().state == "queued"


def test_a_submitted_import_has_no_review_any_more(vera: Client, done: Callable[..., Import]) -> None:
    imp = done()
    answer = vera.get(reverse("import-review", args=[imp.reference]))
    assert answer["Location"] == reverse("import", args=[imp.reference])


def test_without_a_worker_the_review_says_so(vera: Client, uploaded: Callable[..., Import]) -> None:
    page = vera.get(reverse("import-review", args=[uploaded().reference])).content.decode()
    assert "No worker is running" in page


def test_the_second_member_hears_what_the_first_one_did(
    vera: Client, uploaded: Callable[..., Import], cast: Cast, sign_in: Callable[[Any], Client]
) -> None:
    imp, omar = uploaded(), sign_in(cast.omar)
    seen = ask(omar, imp, "import-changes", since="0")
    assert seen["change"] == imp.last_step
    ask(vera, imp, "import-edits", edit(4, 4, "Inactive"))
    ask(vera, imp, "import-edits-undo", {})
    news = ask(omar, imp, "import-changes", since=str(seen["change"]))
    assert [(each["did"], each["by"], each["mine"], each["lines"]) for each in news["changes"]] == [
        ("step", "Vera Lind", False, [4]),
        ("undo", "Vera Lind", False, [4]),
    ]
    assert ask(omar, imp, "import-changes", since=str(news["change"]))["changes"] == []


def test_what_happened_before_another_table_was_chosen_is_not_told_step_by_step(
    vera: Client, uploaded: Callable[..., Import], cast: Cast
) -> None:
    imp = uploaded()
    ask(vera, imp, "import-edits", edit(4, 4, "Inactive"))
    imp.refresh_from_db()
    before = imp.last_step
    commands.choose_header(imp, cast.vera, [1])
    news = ask(vera, imp, "import-changes", since=str(before))
    assert news["changes"] is None
    assert news["change"] > before


def test_undo_and_redo_say_what_they_would_do_and_whose_it_was(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    summary = ask(vera, imp, "import-edits", edit(4, 4, "Inactive"))
    assert summary["undo"] == {"what": "1 cell changed", "by": "Vera Lind"}
    summary = ask(vera, imp, "import-edits-undo", {})
    assert (summary["undo"], summary["redo"]) == (None, {"what": "1 cell changed", "by": "Vera Lind"})


def test_rows_are_removed_as_one_step(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    summary = ask(vera, imp, "import-rows-remove", {"lines": [3, 4]})
    assert summary["shown"]["skipped"] == "2"
    assert ask(vera, imp, "import-edits-undo", {})["shown"]["skipped"] == "0"


@pytest.mark.parametrize("lines", ["x", [0], [True], ["3"], [3.5], [-1], [10**12]])
def test_rows_to_remove_that_are_no_numbers_are_refused(
    vera: Client, uploaded: Callable[..., Import], lines: Any
) -> None:
    assert "detail" in ask(vera, uploaded(), "import-rows-remove", {"lines": lines})


def test_a_quick_answer_has_the_edited_column_checked_again_and_tells_what_is_wrong_there(
    vera: Client, uploaded: Callable[..., Import]
) -> None:
    imp = uploaded()
    answer = ask(vera, imp, "import-edits", edit(3, 4, "asleep"), quick="1")
    assert answer["updating"]
    assert answer["columns"] == {"4": 2}
    assert '"asleep" is not one of the options' in answer["cells"]["3"]["4"][0]["message"]
    answer = ask(vera, imp, "import-edits", edit(3, 4, "Active"), quick="1")
    assert (answer["columns"], answer["cells"]) == ({"4": 1}, {})
    assert ask(vera, imp, "import-summary")["shown"]["problem"] == "1"


def test_a_quick_answer_to_edits_in_many_columns_counts_the_problems_of_each(
    vera: Client, uploaded: Callable[..., Import]
) -> None:
    wide = [{"line": 3, "position": position, "text": "?"} for position in range(5)]
    answer = ask(vera, uploaded(), "import-edits", {"edits": wide}, quick="1")
    assert answer["cells"]["3"].keys() == {"1", "4"}
    assert answer["columns"] == {"0": 0, "1": 1, "2": 0, "3": 0, "4": 2}


def test_columns_checked_by_themselves_tell_of_the_rows_asked_for(uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    assert recheck(imp, [1, 4])["line"].to_list() == [4]
    assert recheck(imp, [1, 4], pl.Series([3], dtype=pl.UInt32)).is_empty()


def test_a_long_sheet_says_that_it_is_checked_and_opens_when_it_is(
    vera: Client, uploaded: Callable[..., Import], monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> None:
    imp = uploaded("Client name,City\nAcme,Rome\n")
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    # The child that would do it looks into the installation's own database.
    monkeypatch.setattr(judging, "judged_apart", lambda imp: False)
    address = reverse("import-review", args=[imp.reference])
    assert "The rows are being checked" in vera.get(address).content.decode()
    for thread in threading.enumerate():
        if thread.name == f"judging {imp.reference}":
            thread.join()
    assert vera.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "data-review" in vera.get(address).content.decode()


def test_what_the_checking_of_a_long_sheet_came_to_is_told_and_it_is_begun_anew(
    vera: Client, uploaded: Callable[..., Import], monkeypatch: pytest.MonkeyPatch
) -> None:
    imp = uploaded("Client name,City\nAcme,Rome\n")
    begun = threading.Event()

    def refuse(imp: Import) -> None:
        begun.wait()
        raise CannotDo("The file of this import is gone.")

    ahead.begin(imp, refuse)
    begun.set()
    for thread in threading.enumerate():
        if thread.name == f"judging {imp.reference}":
            thread.join()
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    answer = vera.get(reverse("import-review", args=[imp.reference]))
    assert (answer.status_code, "is gone" in answer.content.decode()) == (422, True)
