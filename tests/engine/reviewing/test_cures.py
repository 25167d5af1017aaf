"""What can be done about all problems of one cause, with a count and a look before and after."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.fields import Field, Option, Rule
from rollforward.engine.reviewing import Cure, cures
from rollforward.engine.rules import words_of

STATUS = Field("client.status", "Status", "single-select", options=(Option("A", "Active"), Option("I", "Inactive")))
SERVICES = Field("client.services", "Services", "multi-select", options=(Option("1", "Tax"), Option("2", "Payroll")))


def problems(*texts: str, value: str | None = None, detail: str = "", position: int = 4) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "line": pl.Series(range(2, 2 + len(texts)), dtype=pl.UInt32),
            "position": pl.Series([position] * len(texts), dtype=pl.Int32),
            "text": texts,
            "value": [value if value is not None else text for text in texts],
            "detail": [detail] * len(texts),
        }
    )


def by_key(found: tuple[Cure, ...]) -> dict[str, Cure]:
    return {cure.key: cure for cure in found}


@pytest.mark.parametrize(
    ("code", "text", "detail", "after"),
    [
        ("lost-zeros", "4101", "5", "04101"),
        ("lost-zeros", " 901 ", "5", "00901"),
        ("digits-lost", "1.23456789012E+11", "", "123456789012"),
        ("digits-lost", "5E+0", "", "5"),
        ("code-as-date", "1-Mar", "", "3-1"),
        ("code-as-date", "Sep-04", "", "9-4"),
        ("two-digit-year", "3/5/98", "1998-03-05", "1998-03-05"),
        ("illegal-character", "Ab\x07c", "", "Abc"),
    ],
)
def test_damage_is_repaired_where_the_text_itself_says_how(code: str, text: str, detail: str, after: str) -> None:
    cure = by_key(cures(code, problems(text, detail=detail), Field("client.external_id", "Code", "text")))["repair"]
    assert cure.looks == ((text, after),)


def test_lost_digits_are_not_made_up() -> None:
    assert cures("digits-lost", problems("1.23E+11"), Field("client.external_id", "Code", "text")) == ()


def test_a_value_that_is_no_option_becomes_the_one_it_means_wherever_it_stands() -> None:
    found = by_key(cures("not-an-option", problems("activ", "activ", value="activ"), STATUS))
    assert (found["option"].count, found["option"].looks) == (2, (("activ", "Active"),))
    assert (found["empty"].count, found["skip"].count) == (2, 2)


def test_of_several_options_in_a_cell_only_the_one_at_fault_is_put_right() -> None:
    cure = by_key(cures("not-an-option", problems("Tax, payrol", value="payrol"), SERVICES))["option"]
    assert cure.looks == (("Tax, payrol", "Tax, Payroll"),)


def test_dates_that_can_be_read_two_ways_are_written_out_in_the_way_she_chooses() -> None:
    field = Field("client.since", "Since", "date")
    found = by_key(cures("ambiguous-date", problems("03/04/2024"), field))
    assert found["as-dmy"].looks == (("03/04/2024", "2024-04-03"),)
    assert found["as-mdy"].looks == (("03/04/2024", "2024-03-04"),)
    assert "as-ymd" not in found


def test_numbers_that_can_be_read_two_ways_are_written_out_in_the_way_she_chooses() -> None:
    found = by_key(cures("ambiguous-number", problems("1,250"), Field("client.custom.fee", "Fee", "number")))
    assert (found["point"].looks, found["comma"].looks) == ((("1,250", "1250"),), (("1,250", "1.25"),))


@pytest.mark.parametrize(
    "text", ["mailto:ann@example.com", "<ann@example.com>", "ann@example,com", "ann at example.com", "ann@example.com;"]
)
def test_what_gets_around_an_address_is_taken_off(text: str) -> None:
    cure = by_key(cures("not-an-email", problems(text), Field("client.email", "Email", "email")))["repair"]
    assert cure.looks == ((text, "ann@example.com"),)


@pytest.mark.parametrize(("text", "day"), [("June", "06-30"), ("FYE: Februar", "02-28"), ("déc.", "12-31")])
def test_a_month_alone_can_be_taken_for_its_last_day(text: str, day: str) -> None:
    field = Field("client.fiscal_year_end", "Fiscal year end", "month-day")
    assert by_key(cures("not-a-month-day", problems(text), field))["month-end"].looks == ((text, day),)
    assert "month-end" not in by_key(cures("not-a-month-day", problems("31 June"), field))


def test_dates_written_in_another_order_than_their_columns_are_read_where_only_one_is_possible() -> None:
    since, year_end = Field("client.since", "Client since", "date"), Field("x", "Year end", "month-day")
    cure = by_key(cures("not-a-date", problems("14.02.2018", "02.03.2018", "last spring"), since))["only"]
    assert cure.looks == (("14.02.2018", "2018-02-14"),)
    assert by_key(cures("not-a-month-day", problems("31/12"), year_end))["only"].looks == (("31/12", "12-31"),)


def test_of_several_addresses_the_first_can_be_kept_everywhere() -> None:
    found = problems("ann@a.example; bo@b.example / cy@c.example")
    cure = by_key(cures("several-emails", found, Field("contact.email", "Email", "email")))["first"]
    assert [after for _, after in cure.looks] == ["ann@a.example"]


def test_what_is_no_address_at_all_can_only_be_emptied_or_its_row_skipped() -> None:
    assert [
        cure.key for cure in cures("not-an-email", problems("ask Ann"), Field("client.email", "Email", "email"))
    ] == [
        "empty",
        "skip",
    ]


def test_rows_that_fit_several_clients_can_all_be_added_as_new() -> None:
    found = by_key(cures("several-found", problems("", "", position=-1), None))
    assert found.keys() == {"new", "skip"}
    assert found["new"].decisions is not None
    assert found["new"].decisions.rows() == [(2, "new"), (3, "new")]


def test_warnings_are_never_emptied_or_skipped_at_a_click() -> None:
    assert cures("not-a-phone", problems("call me"), Field("client.phone", "Phone", "phone")) == ()


MATTER = Field("client.custom.matter", "Matter", "text")
LIKE_ONE = Rule("1", "pattern", (MATTER.key,), form="example", text="AB-12")


@pytest.mark.parametrize(
    ("rule", "text", "after"),
    [
        (LIKE_ONE, " ab 12", "AB-12"),
        (LIKE_ONE, "AB/12", "AB-12"),
        (LIKE_ONE, "ABC12", None),
        (Rule("1", "pattern", (MATTER.key,), form="ein"), "123456789", "12-3456789"),
        (Rule("1", "pattern", (MATTER.key,), form="zip"), "021341234", "02134-1234"),
        (Rule("1", "pattern", (MATTER.key,), form="digits"), "12-34", "1234"),
        (Rule("1", "pattern", (MATTER.key,), form="own", text="[a-z]+", words="small"), "AB", None),
    ],
)
def test_a_text_is_written_as_the_rule_wants_it_where_that_is_plain(rule: Rule, text: str, after: str | None) -> None:
    found = by_key(cures("other-form", problems(text, detail=words_of(rule)), MATTER, rules=[rule]))
    assert found["form"].looks == ((text, after),) if after else "form" not in found
    assert {"empty", "skip"} <= found.keys()


def test_of_two_forms_of_one_field_each_problem_is_cured_by_its_own() -> None:
    other = Rule("2", "pattern", (MATTER.key,), form="digits")
    cure = by_key(
        cures(
            "other-form", problems("ab1", "1 2", detail="digits alone, such as 00123"), MATTER, rules=[LIKE_ONE, other]
        )
    )
    assert cure["form"].looks == (("1 2", "12"),)


def test_what_is_too_long_is_cut_and_what_is_required_is_never_emptied() -> None:
    cut = by_key(cures("over-length", problems("Boston City", detail="11 characters; at most 6"), MATTER))
    assert cut["repair"].looks == (("Boston City", "Boston"),)
    assert by_key(cures("needed-here", problems("", detail="Type is S-Corp"), MATTER)).keys() == {"skip"}
