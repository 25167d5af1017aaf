"""Narrowing the list by any field, sorting by it, and the columns that somebody chose."""

from __future__ import annotations

import pytest

from rollforward.clients.commands import add_contact, archive_field, create_client, create_field
from rollforward.clients.fields import fields_in_use
from rollforward.clients.filtering import filters_in
from rollforward.clients.list_columns import choose_columns, columns_shown
from rollforward.clients.listing import find_clients, list_clients, wish_of
from rollforward.clients.models import ChosenColumns, Option
from tests.cast import Cast


@pytest.fixture
def filled(cast: Cast) -> Cast:
    kinds = ("text", "number", "currency", "date", "month-day", "yes/no", "member", "single-select", "multi-select")
    for kind in kinds:
        label = "Open" if kind == "yes/no" else kind
        create_field(cast.vera, "client", label, kind, options=["Zulu", "Ant, big"] if "select" in kind else [])
    create_field(cast.vera, "client", "secret", "text", sensitive=True)
    create_field(cast.vera, "contact", "Shoe", "number")
    own = "client.custom."
    create_client(
        cast.omar,
        {
            "client.name": "Alder",
            "client.status": "Active",
            "client.city": "New Bangor",
            "client.tags": "Größe, VIP",
            "client.assignee": cast.lena.user.email,
            "client.since": "2019-04-01",
            "client.fiscal_year_end": "12-31",
            "client.tax_id": "12-3456789",
            f"{own}text": "50% of it",
            f"{own}number": "9",
            f"{own}currency": "-10.50",
            f"{own}date": "2020-02-29",
            f"{own}month_day": "06-30",
            f"{own}open": "yes",
            f"{own}member": cast.vera.user.email,
            f"{own}single_select": "Zulu",
            f"{own}multi_select": '"Ant, big", Zulu',
            f"{own}secret": "hush",
        },
    )
    create_client(
        cast.omar,
        {
            "client.name": "Birch",
            "client.status": "Prospect",
            f"{own}number": "100",
            f"{own}currency": "7",
            f"{own}single_select": '"Ant, big"',
            f"{own}multi_select": "Zulu",
        },
    )
    create_client(cast.omar, {"client.name": "Cedar"})
    add_contact(
        cast.omar, "C-1003", {"contact.first_name": "Ana", "contact.role": "Owner", "contact.custom.shoe": "38"}
    )
    return cast


def _found(cast: Cast, sort: str = "", **asked: str | list[str]) -> list[str]:
    told = {name: values if isinstance(values, list) else [values] for name, values in asked.items()}
    wish = wish_of({**told, "sort": [sort]}, fields_in_use(cast.harbor))
    return [row.client.name for row in list_clients(cast.omar, wish).rows]


OWN = "client.custom."


ASKED: list[tuple[dict[str, str | list[str]], list[str]]] = [
    ({"client.status": ["Active", "Prospect"]}, ["Alder", "Birch"]),
    ({"client.status": ["nonsense"]}, ["Alder", "Birch", "Cedar"]),
    ({"client.status.is": "blank"}, ["Cedar"]),
    ({"client.status.is": "filled"}, ["Alder", "Birch"]),
    ({"client.city": "bangor"}, ["Alder"]),
    ({"client.city.is": "blank"}, ["Birch", "Cedar"]),
    ({"client.tags": "größe"}, ["Alder"]),
    ({"client.tags": "gr"}, []),
    ({"client.tags.is": "blank"}, ["Birch", "Cedar"]),
    ({"client.assignee.is": "blank"}, ["Birch", "Cedar"]),
    ({"client.since.from": "2019-04-01", "client.since.to": "2019-04-01"}, ["Alder"]),
    ({"client.since.to": "2019-03-31"}, []),
    ({"client.since.from": "no date"}, ["Alder", "Birch", "Cedar"]),
    ({"client.fiscal_year_end.from": "07-01"}, ["Alder"]),
    ({"client.fiscal_year_end.to": "11-30"}, []),
    ({"client.tax_id.is": "filled"}, ["Alder"]),
    ({"client.tax_id": "12-3456789"}, ["Alder", "Birch", "Cedar"]),
    ({f"{OWN}secret": "hush"}, ["Alder", "Birch", "Cedar"]),
    ({f"{OWN}secret.is": "blank"}, ["Birch", "Cedar"]),
    ({f"{OWN}text": "50%"}, ["Alder"]),
    ({f"{OWN}text": "5_%"}, []),
    ({f"{OWN}number.from": "10"}, ["Birch"]),
    ({f"{OWN}number.to": "10"}, ["Alder"]),
    ({f"{OWN}currency.to": "-10.50"}, ["Alder"]),
    ({f"{OWN}date.from": "2020-02-29"}, ["Alder"]),
    ({f"{OWN}date.to": "2020-02-28"}, []),
    ({f"{OWN}month_day.from": "06-30", f"{OWN}month_day.to": "06-30"}, ["Alder"]),
    ({f"{OWN}open": "yes"}, ["Alder"]),
    ({f"{OWN}open.is": "blank"}, ["Birch", "Cedar"]),
    ({"contact.role": "own"}, ["Cedar"]),
    ({"contact.custom.shoe.from": "38"}, ["Cedar"]),
    ({"contact.custom.shoe.from": "39"}, []),
    ({"q": "ana", "client.status.is": "blank"}, ["Cedar"]),
    ({"q": "ana", "client.status.is": "filled"}, []),
]


def test_any_field_narrows_the_list(filled: Cast) -> None:
    got = {str(asked): _found(filled, **asked) for asked, _ in ASKED}
    assert got == {str(asked): found for asked, found in ASKED}


def test_options_and_members_are_asked_for_by_what_is_stored(filled: Cast) -> None:
    zulu = Option.objects.get(field_key=f"{OWN}multi_select", label="Zulu")
    ant = Option.objects.get(field_key=f"{OWN}multi_select", label="Ant, big")
    one = Option.objects.get(field_key=f"{OWN}single_select", label="Zulu")
    assert _found(filled, **{f"{OWN}multi_select": [str(zulu.pk)]}) == ["Alder", "Birch"]
    assert _found(filled, **{f"{OWN}multi_select": [str(ant.pk)]}) == ["Alder"]
    assert _found(filled, **{f"{OWN}single_select": [str(one.pk)]}) == ["Alder"]
    assert _found(filled, **{"client.assignee": [str(filled.lena.pk)]}) == ["Alder"]
    assert _found(filled, **{f"{OWN}member": [str(filled.vera.pk)]}) == ["Alder"]


SORTED = [
    (f"{OWN}number", ["Alder", "Birch", "Cedar"]),
    (f"-{OWN}number", ["Birch", "Alder", "Cedar"]),
    (f"{OWN}currency", ["Alder", "Birch", "Cedar"]),
    (f"{OWN}single_select", ["Alder", "Birch", "Cedar"]),
    (f"-{OWN}single_select", ["Birch", "Alder", "Cedar"]),
    ("client.assignee", ["Alder", "Birch", "Cedar"]),
    ("-client.since", ["Alder", "Birch", "Cedar"]),
    ("-client.city", ["Alder", "Birch", "Cedar"]),
    ("-client.name", ["Cedar", "Birch", "Alder"]),
    (f"-{OWN}secret", ["Alder", "Birch", "Cedar"]),
    (f"-{OWN}gone", ["Alder", "Birch", "Cedar"]),
]


def test_the_list_is_sorted_by_what_a_value_means_with_blanks_last(filled: Cast) -> None:
    assert {sort: _found(filled, sort) for sort, _ in SORTED} == dict(SORTED)


def test_an_archived_field_is_neither_asked_for_nor_shown(filled: Cast) -> None:
    asked = {f"{OWN}text": ["50"]}
    field = fields_in_use(filled.harbor).get(f"{OWN}text")
    assert field
    archive_field(filled.vera, next(f.pk for f in filled.harbor.custom_fields.all() if f.key == field.key))
    assert filters_in(asked, fields_in_use(filled.harbor)) == []
    assert columns_shown(filled.omar, f"{OWN}text,client.city")[0].key == "client.city"


def test_a_filter_never_reaches_into_another_firm(filled: Cast) -> None:
    create_client(filled.nina, {"client.name": "Northern", "client.status": "Active"})
    wish = wish_of({"client.status": ["Active"]}, fields_in_use(filled.north))
    assert [c.name for c in find_clients(filled.nina, wish)] == ["Northern"]
    wish = wish_of({"contact.role": ["Owner"]}, fields_in_use(filled.north))
    assert not find_clients(filled.nina, wish).exists()


def test_filters_say_in_words_what_they_ask(filled: Cast) -> None:
    fields = fields_in_use(filled.harbor)
    asked = {
        "client.status": ["Active", "Prospect"],
        "client.city": ["ban"],
        "client.since.from": ["2020-01-01"],
        "client.since.to": ["2020-12-31"],
        "client.tax_id.is": ["blank"],
        "client.assignee": [str(filled.lena.pk)],
    }
    assert [one.words(fields) for one in filters_in(asked, fields)] == [
        "Tax ID is blank",
        "Status: Active or Prospect",
        "Assignee: Lena Brandt",
        "City: “ban”",
        "Client since from 2020-01-01 to 2020-12-31",
    ]


def test_columns_are_remembered_for_the_member_and_an_address_goes_before_them(filled: Cast) -> None:
    keys = [f"{OWN}currency", "contact.name", "client.tax_id", "nonsense", "contact.role"]
    assert choose_columns(filled.omar, keys) == [k for k in keys if k != "nonsense"]
    page = list_clients(filled.omar, columns=columns_shown(filled.omar))
    texts = {row.client.name: [cell.text for cell in row.cells] for row in page.rows}
    assert texts["Alder"] == ["-10.50", "", "•••6789", ""]
    assert texts["Cedar"] == ["", "Ana", "", "Owner"]
    assert [c.key for c in columns_shown(filled.omar, "client.city")] == ["client.city"]
    assert "email" in [c.key for c in columns_shown(filled.vera)]
    choose_columns(filled.omar, [])
    assert not ChosenColumns.objects.exists()
