"""Headers that name a table, a path or a kind of value before the thing itself."""

from __future__ import annotations

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def targets(*headers: str) -> list[str]:
    return [column.target for column in map_headers(headers, PLAIN).columns]


def test_the_name_of_a_table_says_whose_its_columns_are() -> None:
    headers = (
        "Comp_Name",
        "Comp_WebSite",
        "Pers_FirstName",
        "Pers_LastName",
        "Pers_Title",
        "Adrs_City",
        "Adrs_PostCode",
    )
    assert targets(*headers) == [
        "client.name", "client.website", "contact.first_name", "contact.last_name", "contact.job_title",
        "client.city", "client.postal_code",
    ]  # fmt: skip


def test_the_last_step_of_a_path_is_the_thing_itself() -> None:
    headers = ("Name", "Zq_User>Name", "Zq_User>EMail", "Zq_Site>Zq_Place>City", "Zq_Site>Zq_Place>Address1")
    assert targets(*headers) == ["client.name", "contact.name", "contact.email", "client.city", "client.street"]


def test_the_steps_before_still_say_that_it_is_where_goods_go() -> None:
    headers = ("Name", "Billing > City", "Billing > ZIP", "Shipping > City", "Shipping > ZIP")
    assert targets(*headers)[1:] == ["client.city", "client.postal_code", "ignore", "ignore"]


def test_an_address_of_a_table_comes_before_that_for_letters() -> None:
    headers = ("LEGAL_NAME", "PHY_STREET", "PHY_CITY", "PHY_ZIP", "MAILING_STREET", "MAILING_CITY", "MAILING_ZIP")
    assert targets(*headers)[1:] == [
        "client.street", "client.city", "client.postal_code", "ignore", "ignore", "ignore",
    ]  # fmt: skip


def test_letters_for_kinds_of_values_say_nothing() -> None:
    headers = ("ccustno", "ccompany", "caddr1", "ccity", "cstate", "czip", "nbalance", "dcreate")
    assert targets(*headers) == [
        "client.external_id", "client.name", "client.street", "client.city", "client.region", "client.postal_code",
        "ignore", "ignore",
    ]  # fmt: skip


def test_a_reference_to_another_record_is_that_record() -> None:
    headers = ("name", "city", "state_id/name", "country_id/name", "zip")
    assert targets(*headers)[2:4] == ["client.region", "client.country"]
