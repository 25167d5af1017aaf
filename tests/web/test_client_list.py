"""The list of clients as its page shows it: all that narrows it stands in the address."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pytest
from django.test import Client as Browser
from django.urls import reverse

from rollforward.clients.commands import create_client, create_field
from tests.cast import Cast

SignIn = Callable[[Any], Browser]
LIST = reverse("clients")


@pytest.fixture
def two(cast: Cast) -> Cast:
    create_field(cast.vera, "client", "Entity", "single-select", options=["LLC", "S-Corp"])
    create_client(cast.omar, {"client.name": "Alder", "client.status": "Active", "client.custom.entity": "LLC"})
    create_client(cast.omar, {"client.name": "Birch", "client.city": "Bangor", "client.tax_id": "12-3456789"})
    return cast


def _get(browser: Browser, **asked: str | list[str]) -> str:
    return browser.get(LIST, asked).content.decode()


def test_an_address_carries_search_filters_sort_and_columns(two: Cast, sign_in: SignIn) -> None:
    page = _get(
        sign_in(two.omar), q="b", sort="-client.city", columns="client.city,client.tax_id", **{"client.city": "ban"}
    )
    assert "1 found for “b”" in page
    assert "Birch" in page
    assert "Alder" not in page
    assert "City: “ban”" in page
    assert 'data-label="City"' in page
    assert "•••6789" in page
    assert "12-3456789" not in page
    assert 'aria-sort="descending"' in page
    assert 'data-label="Status"' not in page


def test_what_a_form_leaves_empty_is_taken_out_of_the_address(two: Cast, sign_in: SignIn) -> None:
    answer = sign_in(two.omar).get(LIST, {"q": "", "add": "", "client.status": "Active", "client.status.is": ""})
    assert answer["Location"] == f"{LIST}?client.status=Active"
    typed = sign_in(two.omar).get(LIST, {"q": "al", "add": ""}, headers={"HX-Request": "true"})
    assert typed["HX-Replace-Url"] == f"{LIST}?q=al"


def test_a_filter_is_added_and_taken_off_without_script(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    page = _get(omar, add="client.custom.entity")
    assert 'name="client.custom.entity"' in page
    assert "2 clients" in page
    answer = omar.get(LIST, {"client.status.is": "blank", "sort": "-client.name"})
    line = next(line for line in answer.context["lines"] if line.words)
    assert line.words == "Status is blank"
    assert parse_qs(line.without) == {"sort": ["-client.name"]}


def test_chosen_columns_come_back_with_the_list_that_was_on_the_screen(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    sent = {"query": "q=bir&page=7", "columns": ["client.city", "client.custom.entity"]}
    there = omar.post(reverse("clients-columns"), sent)["Location"]
    assert parse_qs(urlsplit(there).query) == {
        "q": ["bir"],
        "page": ["7"],
        "columns": ["client.city,client.custom.entity"],
    }
    assert [c.key for c in omar.get(LIST).context["columns"]] == ["client.city", "client.custom.entity"]
    assert sign_in(two.vera).get(LIST).context["columns"][0].key == "client.external_id"
    omar.post(reverse("clients-columns"), {"usual": "1", "columns": ["client.city"]})
    assert omar.get(LIST).context["columns"][0].key == "client.external_id"


@pytest.mark.parametrize(
    "asked",
    [
        {"sort": "-client.custom.gone", "columns": ",,x,", "page": "0"},
        {"client.status": ["<script>", "Active"], "client.since.from": "2019-99-99", "add": "nothing"},
        {"client.assignee": "0", "client.custom.entity": "9" * 50, "contact.role": "%"},
    ],
)
def test_whatever_stands_in_the_address_there_is_a_page(
    two: Cast, sign_in: SignIn, asked: dict[str, str | list[str]]
) -> None:
    answer = sign_in(two.omar).get(LIST, asked)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("</head>")[1].replace("<script type", "")


def test_without_a_hit_the_page_says_what_was_asked(two: Cast, sign_in: SignIn) -> None:
    page = _get(sign_in(two.omar), q="zz", **{"client.status": "Active"})
    assert "No client has “zz” in its name" in page
    assert "and passes the filters" in page


def test_many_clients_are_changed_after_a_look_at_what_happens(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    bulk = reverse("clients-bulk")
    assert "Change 2 clients" in omar.get(bulk).content.decode()
    assert "No client was ticked" in omar.get(bulk, {"ticked": "1"}, follow=True).content.decode()
    asked = {"id": ["C-1001", "C-1002"], "field": "client.status", "how": "set", "value": "Active"}
    page = omar.get(bulk, asked).content.decode()
    assert "1 of 2 clients will change" in page
    assert "Birch" in page
    address = f"{bulk}?{urlencode(asked, doseq=True)}"
    moved = omar.post(address, {"expected": "2"}).content.decode()
    assert "A colleague changed some of these clients meanwhile" in moved
    answer = omar.post(address, {"expected": "1"}, follow=True)
    assert "Status was changed for 1 client." in answer.content.decode()
    answer = omar.post(answer.redirect_chain[-1][0], follow=True)
    assert "Taken back: everything is as it was before." in answer.content.decode()
    page = omar.get(reverse("changes")).content.decode()
    assert "1 client changed" in page
    assert "Birch: Status" in page


def test_a_value_that_cannot_be_is_said_at_its_field(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    answer = omar.get(reverse("clients-bulk"), {"field": "client.email", "how": "set", "value": "nowhere"})
    assert answer.status_code == 422
    assert "is not an e-mail address" in answer.content.decode()
    answer = omar.get(reverse("clients-bulk"), {"field": "client.email", "how": "set"})
    assert "or choose Clear" in answer.content.decode()


@pytest.mark.parametrize("name", ["clients-bulk", "changes"])
def test_level_1_is_refused(two: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(two.lena).get(reverse(name)).status_code == 403


def test_the_filtered_list_is_handed_out_safe_from_formulas(two: Cast, sign_in: SignIn) -> None:
    create_client(two.omar, {"client.name": "=1+1", "client.city": "Bangor"})
    omar = sign_in(two.omar)
    asked = {"client.city": "bangor", "columns": "client.city,contact.name,email", "shown": "1"}
    text = b"".join(omar.get("/exports/clients.csv", asked).streaming_content).decode("utf-8-sig")
    header, *rows = text.splitlines()
    assert header.startswith('"\'Client ID","Contact ID","Client name *","Client email","City","First name"')
    assert [row.split(",")[2] for row in rows] == ['"Birch"', '"\'=1+1"']
    whole = omar.get("/exports/clients.xlsx", {"client.status": "Active"})
    sheet = openpyxl.load_workbook(BytesIO(b"".join(whole.streaming_content)))["Clients"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["C-1001"]
    assert sheet.max_column > 30
    assert sign_in(two.lena).get("/exports/clients.csv").status_code == 403
    north = b"".join(sign_in(two.nina).get("/exports/clients.csv").streaming_content).decode()
    assert "Alder" not in north
