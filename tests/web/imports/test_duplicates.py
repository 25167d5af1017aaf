"""Likely duplicates of a file: proposed with reasons, never merged unasked, answered in steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.models import Client as FirmClient
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from tests.apps.imports.importing import finish
from tests.cast import Cast
from tests.web.imports.test_review import ask

HEAD = "Client name,Client phone,Street,City,Zip,Tax ID,First name,Last name,Email\n"
HELD = (
    HEAD
    + """\
Harborview Dental,(207) 555-0112,12 Mill Road,Portland,04101,41-2233445,Ann,Ortiz,ann@harborview.example
Maple Bakery,207-555-0147,4 Elm Lane,Bath,04530,52-9988776,Bo,Lee,bo@maple.example
Granite Builders,207-555-0163,81 Congress Street,Augusta,04330,63-1029384,Cy,Fox,cy@granite.example
Lakeside Motors,207-555-0199,7 Lake Street,Bangor,04401,74-5647382,Di,Poe,di@lakeside.example
"""
)
NEW = (
    HEAD
    + """\
Harborveiw Dental,207-555-0112,12 Mill Rd,Portland,04101,,Ann,Ortiz,ann@harborview.example
Copper Pharmacy,207-555-0171,9 Fore Street,Portland,04101,85-1112223,Ed,Rao,ed@copper.example
Coper Pharmacy,207-555-0171,9 Fore St,Portland,04101,,Eddie,Rao,ed@copper.example
Juniper Farms,207-555-0188,30 Farm Road,Unity,04988,96-4445556,Gil,Moe,gil@juniper.example
"""
)
TYPO, COPPER, COPER = 2, 3, 4


@pytest.fixture
def imp(done: Callable[..., Import], uploaded: Callable[..., Import]) -> Import:
    done(HELD)
    return uploaded(NEW)


def twins(vera: Client, imp: Import, body: dict[str, Any] | None = None) -> Any:
    return ask(vera, imp, "import-twins", body)


def of(found: Any, line: int) -> Any:
    return next(pair for pair in found["pairs"] if pair["line"] == line)


def test_a_misspelled_client_and_a_row_that_is_there_twice_are_proposed_with_reasons(vera: Client, imp: Import) -> None:
    found = twins(vera, imp)
    assert (found["total"], found["open"]) == (2, 2)
    held, twice = of(found, TYPO), of(found, COPER)
    assert (held["client"]["name"], held["other_line"], held["answer"]) == ("Harborview Dental", None, "open")
    assert "Client phone is the same." in held["reasons"]
    assert {"label": "Client name", "row": "Harborveiw Dental", "other": "Harborview Dental"} in held["compared"]
    assert (twice["client"], twice["other"], twice["group"] != held["group"]) == (None, f"row:{COPPER}", True)
    assert "85-1112223" not in str(found)
    assert [row["verdict"] for row in ask(vera, imp, "import-rows")["rows"]] == ["added"] * 4


def test_an_answer_is_kept_and_can_be_taken_back(vera: Client, imp: Import) -> None:
    other = of(twins(vera, imp), TYPO)["other"]
    answer = {"line": TYPO, "other": other, "answer": "same"}
    assert of(twins(vera, imp, answer), TYPO)["answer"] == "same"
    assert [pair["line"] for pair in ask(vera, imp, "import-twins", open="1", count="1")["pairs"]] == [COPER]
    row = ask(vera, imp, "import-rows")["rows"][0]
    assert (row["verdict"], row["client"]["name"]) == ("updated", "Harborview Dental")
    assert of(twins(vera, imp, {**answer, "answer": "both"}), TYPO)["answer"] == "both"
    assert ask(vera, imp, "import-rows")["rows"][0]["verdict"] == "added"
    assert of(twins(vera, imp, {**answer, "answer": "skip"}), TYPO)["answer"] == "skip"
    assert of(twins(vera, imp, {**answer, "answer": "open"}), TYPO)["answer"] == "open"


def test_two_rows_said_to_be_one_client_become_one_with_the_earlier_rows_values(vera: Client, imp: Import) -> None:
    found = twins(vera, imp, {"line": COPER, "other": f"row:{COPPER}", "answer": "same"})
    assert [pair["line"] for pair in found["pairs"]] == [TYPO]
    summary = ask(vera, imp, "import-summary")
    assert summary["submit"] == "Add 3"
    assert summary["counts"]["problems"] == 0
    earlier, later = ask(vera, imp, "import-rows")["rows"][1:3]
    assert earlier["cells"] == later["cells"]
    assert earlier["cells"][:2] == ["Copper Pharmacy", "207-555-0171"]
    assert queries.judge(imp).contacts.added == 3
    ask(vera, imp, "import-edits-undo", {})
    assert twins(vera, imp)["total"] == 2


def test_all_that_is_certain_is_merged_when_asked_for_and_not_before(vera: Client, imp: Import) -> None:
    before = twins(vera, imp)
    certain = {pair["line"] for pair in before["pairs"] if pair["decision"] == "same"}
    assert before["certain"] == len(certain) > 0
    after = twins(vera, imp, {"certain": True})
    assert after["certain"] == 0
    assert FirmClient.objects.count() == 4
    ask(vera, imp, "import-edits-undo", {})
    assert twins(vera, imp)["certain"] == before["certain"], "one step takes all of it back"


def test_the_page_does_the_same_without_script(vera: Client, imp: Import) -> None:
    address = reverse("import-duplicates", args=[imp.reference])
    text = vera.get(address).content.decode()
    assert "Harborview Dental" in text
    assert "Client phone is the same." in text
    other = of(twins(vera, imp), TYPO)["other"]
    vera.post(address, {"action": "same", "line": TYPO, "other": other})
    assert "Answered: one client." in vera.get(address).content.decode()
    vera.post(address, {"action": "undo"})
    assert "Answered" not in vera.get(address).content.decode()


def test_an_answer_about_rows_that_are_not_alike_is_refused(vera: Client, imp: Import) -> None:
    answered = vera.post(
        reverse("import-twins", args=[imp.reference]),
        {"line": 5, "other": "row:2", "answer": "same"},
        content_type="application/json",
        headers={"accept": "application/json"},
    )
    assert answered.status_code == 422
    assert "no longer alike" in answered.json()["detail"]


#: Two rows of one client each, its name misspelled in the second, with its people: mobile by name, the primary first.
CASES = {
    # Two people, one address: the firm's mailbox makes nobody the same.
    "Harborview Dental": (
        "Ed,Rao,a@one.example,1,,,",
        "Flo,Kim,a@one.example,2,,,",
        {"Ed Rao": "1", "Flo Kim": "2"},
    ),
    "Copper Pharmacy": ("Ed,Poe,ed@two.example,1,,,", "Flo,Nye,flo@two.example,2,,,", {"Ed Poe": "1", "Flo Nye": "2"}),
    # A short name at the same address is one person, and what one row leaves blank the other fills.
    "Juniper Farms": ("Ed,Orr,ed@three.example,,,,", "Eddie,Orr,ed@three.example,2,,,", {"Ed Orr": "2"}),
    # An address without a name may be anybody's.
    "Maple Bakery": (
        "Ed,Lee,e@four.example,1,,,",
        ",,f@four.example,2,,,",
        {"Ed Lee": "1", "f@four.example": "2"},
    ),
    # Each row calls its contact the primary one: the earlier one is.
    "Granite Builders": (
        "Ed,Fox,e@five.example,1,yes,,",
        "Flo,Fox,f@five.example,2,yes,,",
        {"Ed Fox": "1", "Flo Fox": "2"},
    ),
    "Lakeside Motors": (",,,,,,", "Flo,Day,flo@six.example,2,yes,,", {"Flo Day": "2"}),
    # People side by side.
    "Summit Roofing": (
        "Ed,Moe,ed@seven.example,1,yes,Gil,Moe",
        "Flo,Moe,flo@seven.example,2,yes,Hal,Moe",
        {"Ed Moe": "1", "Gil Moe": "", "Flo Moe": "2", "Hal Moe": ""},
    ),
}
PEOPLE = HEAD.replace("\n", ",Mobile,Primary contact,Contact 2 first name,Contact 2 last name\n").replace(
    "Tax ID", "Client email"
)


def people_rows(at: int, name: str) -> list[str]:
    here = f"207-555-01{at:02},{at} Fore Street,Portland,0410{at},desk@{name.split(maxsplit=1)[0].lower()}.example"
    return [f"{name},{here},{CASES[name][0]}", f"{name.replace(' ', 'e ', 1)},{here},{CASES[name][1]}"]


def test_all_people_of_rows_that_are_merged_are_there_in_the_end(vera: Client, cast: Cast, uploaded) -> None:
    rows = [row for at, name in enumerate(CASES) for row in people_rows(at, name)]
    imp = uploaded(PEOPLE + "\n".join(rows) + "\n")
    for number in range(len(CASES)):
        earlier, later = 2 + 2 * number, 3 + 2 * number
        twins(vera, imp, {"line": later, "other": f"row:{earlier}", "answer": "same"})
    imp.refresh_from_db()
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert {client.name for client in FirmClient.objects.all()} == set(CASES)
    for name, (_, _, people) in CASES.items():
        ties = list(FirmClient.objects.get(name=name).ties.select_related("contact"))
        assert {str(tie.contact): tie.contact.mobile for tie in ties} == people, name
        assert [str(tie.contact) for tie in ties if tie.is_primary] == [next(iter(people))], name


def test_a_row_that_is_a_client_of_the_firm_brings_its_people_and_takes_none_away(cast, done, uploaded) -> None:
    held, row = people_rows(1, "Harborview Dental")
    done(f"{PEOPLE}{held}\n")
    client = FirmClient.objects.get()
    imp = uploaded(f"{PEOPLE}{row}\n")
    commands.decide_row(imp, cast.vera, 2, f"client:{client.pk}")  # as the answer about a client does
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    ties = client.ties.select_related("contact")
    assert {(str(tie.contact), tie.is_primary) for tie in ties} == {("Ed Rao", True), ("Flo Kim", False)}
