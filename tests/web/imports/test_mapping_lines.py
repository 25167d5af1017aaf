"""One line per column: which contact it speaks of, what it holds, whether anybody has to look at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_client
from rollforward.imports import judging, queries, staging
from rollforward.imports.models import Import
from tests.cast import Cast

FAMILY = """\
Client Name,Taxpayer First Name,Taxpayer Email,Spouse First Name,Spouse Email,Name (Adressattyp keine Angabe)
Ortiz,Nora,nora@ortiz.example,Jo,jo@ortiz.example,
Reed,Tom,tom@reed.example,,ann.example,
"""

Upload = Callable[..., Import]


def test_fields_of_the_second_contact_are_called_so_wherever_they_stand(uploaded: Upload, vera: Client) -> None:
    imp = uploaded(FAMILY)
    page = vera.get(reverse("import-map", args=[imp.reference])).content.decode()
    blanks = page[page.index('id="blank-cells"') :]
    assert "First name (contact 2) <span" in blanks
    labels = [column.label for column in queries.judge(imp).headers]
    assert labels[:5] == ["Client name", "First name", "Email", "First name (contact 2)", "Email (contact 2)"]


def test_nobody_is_asked_about_a_column_that_holds_nothing(uploaded: Upload) -> None:
    empty = queries.mapping_lines(uploaded(FAMILY))[-1]
    assert (empty.confidence, empty.filled, empty.needs_look) == ("check", 0, False)


def test_a_short_column_is_shown_with_its_first_cells(uploaded: Upload) -> None:
    cities = queries.mapping_lines(uploaded("Client,City\nA,Oslo\nB,Bonn\nC,Rome\n"))[1]
    assert set(cities.samples) == {"Oslo", "Bonn", "Rome"}


def test_a_column_of_dates_that_tells_the_order_is_named_where_another_does_not(uploaded: Upload, vera: Client) -> None:
    imp = uploaded("Client,Client since,Birthday\nA,05/14/2018,09/02/1960\nB,11/30/2011,03/04/1983\n")
    since, born = queries.mapping_lines(imp)[1:]
    assert (since.dates, since.dates_beside) == ((), "")
    assert (born.dates, born.dates_beside) == (("dmy", "mdy"), "“Client since” has the month first.")
    page = vera.get(reverse("import-map", args=[imp.reference])).content.decode()
    assert page.count("“Client since” has the month first.") == 2


def test_a_column_of_names_that_the_firm_knows_names_the_clients_whatever_it_is_called(
    uploaded: Upload, cast: Cast
) -> None:
    for name in ("Pine LLC", "Oak LLC", "Elm LLC"):
        create_client(cast.vera, {"client.name": name})
    mystery, zone = queries.mapping_lines(uploaded("Mystery,Zone\nPine LLC,N\nOak LLC,S\nElm LLC,E\nAsh,W\n"))
    assert (mystery.target, mystery.confidence) == ("client.name", "check")
    assert mystery.reasons == ("Its values are names of clients that you have already.",)
    assert zone.target == "ignore"


LONG = "Client,Birthday,Client since\nA,,03/04/2018\nB,,02/05/2019\nC,01/02/1980,12/25/2020\n"


def test_of_a_long_sheet_only_the_first_rows_are_judged_but_all_dates_are_looked_at(
    uploaded: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "SHORT", 2)
    monkeypatch.setattr(judging.begun, "ROWS", 2)
    imp = uploaded(LONG)
    _, born, since = queries.mapping_lines(imp)
    assert (born.dates, born.dates_beside) == (("dmy", "mdy"), "“Client since” has the month first.")
    assert since.dates == ()
    cards = queries.finished_cards(imp)
    assert [card.name for card in cards] == ["A", "B"]
    assert ("Client since", "Mar 4, 2018") in [(fact.label, fact.text) for fact in cards[0].facts]
    assert not list(staging.judged_dir(imp).glob("*/plan.json"))
