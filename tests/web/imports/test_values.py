"""The mapping page: values that are no option, columns that say the contrary, cells that are taken apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_field, create_option
from rollforward.imports import commands, queries
from rollforward.imports.judging import kept
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.web.imports.test_steps import form

STATUSES = "Client,Status\nAbbott,Dormant\nBaker,Sleeping\nCole,dormant\nDuke,Lead\n"
HIDDEN = "Client,HIDDEN\nAbbott,Y\nBaker,N\nCole,Y\nDuke,N\n"
PEOPLE = 'Client,Contact\nAbbott,"Lee, Ann M."\nBaker,Bo Day\n'

Upload = Callable[..., Import]
Post = Callable[..., str]


@pytest.fixture
def page_of(vera: Client) -> Post:
    """``page_of(imp)`` is the mapping page; with inputs, after they were posted."""

    def page(imp: Import, **changed: str) -> str:
        address = reverse("import-map", args=[imp.reference])
        answer = vera.post(address, form(imp, **changed), follow=True) if changed else vera.get(address)
        imp.refresh_from_db()
        return answer.content.decode()

    return page


def lines(imp: Import) -> dict[str, queries.MappingLine]:
    return {each.header: each for each in queries.mapping_lines(imp)}


def said(imp: Import) -> dict[str, dict[str, str | None]]:
    imp.refresh_from_db()
    return imp.choices["values"] if imp.choices else {}


def column(imp: Import, target: str) -> list[str | None]:
    return kept(imp).frame("clients").select(target).collect().to_series().to_list()


def test_each_value_that_is_no_option_comes_with_its_count_a_suggestion_and_the_reason(
    uploaded: Upload, page_of: Post
) -> None:
    imp = uploaded(STATUSES)
    found = {m.text: (m.count, m.suggestion.key if m.suggestion else None) for m in lines(imp)["Status"].misfits}
    assert found == {"Dormant": (2, "Inactive"), "Sleeping": (1, None), "Lead": (1, "Prospect")}
    page = page_of(imp)
    assert "“Dormant” is another name for Inactive." in page
    assert "Take all suggestions (2)" in page


def test_all_suggestions_are_taken_by_one_button_and_taken_back_by_another(uploaded: Upload, vera: Client) -> None:
    imp = uploaded(STATUSES)
    address = reverse("import-map", args=[imp.reference])
    vera.post(address, {**form(imp), "suggested": "1"})
    assert said(imp) == {"client.status": {"Dormant": "Inactive", "Lead": "Prospect"}}
    assert queries.judge(imp).counts.problems == 1
    vera.post(address, {**form(imp, value_1_0="option:Inactive"), "taken_back": "1"})
    assert said(imp) == {}


def test_a_value_can_be_put_back_to_undecided(uploaded: Upload, page_of: Post) -> None:
    imp = uploaded(STATUSES)
    page_of(imp, value_1_0="option:Active")
    assert said(imp) == {"client.status": {"Dormant": "Active"}}
    page_of(imp, value_1_0="")
    assert said(imp) == {}


def test_several_values_in_a_cell_are_decided_one_by_one(uploaded: Upload, page_of: Post, cast: Cast) -> None:
    imp = uploaded("Client,Services\nAbbott,Payroll; Books\nBaker,Books|Audit\n")
    assert [(m.text, m.count) for m in lines(imp)["Services"].misfits] == [("Books", 2), ("Payroll", 1), ("Audit", 1)]
    page_of(imp, value_1_0="create", value_1_1="create", value_1_2="blank")
    imp.firm.refresh_from_db()
    assert queries.judge(imp).counts.problems == 0


SERVICES = "Client,Services\nAbbott,Payrol; Books\nBaker,Books|Audit\nCole,Estate\n"


def test_all_values_without_a_suggestion_become_options_by_one_button(
    uploaded: Upload, vera: Client, cast: Cast, page_of: Post
) -> None:
    create_option(cast.vera, "client.services", "Payroll")
    imp = uploaded(SERVICES)
    assert "Create the 3 others as options" in page_of(imp)
    vera.post(reverse("import-map", args=[imp.reference]), {"created": "1"})
    assert [o.label for o in lines(imp)["Services"].options] == ["Payroll", "Books", "Audit", "Estate"]
    assert [m.text for m in lines(imp)["Services"].misfits] == ["Payrol"]


def test_a_custom_field_is_made_for_a_column_on_the_spot_with_its_entries_as_options(
    uploaded: Upload, vera: Client, page_of: Post
) -> None:
    imp = uploaded("Client,Software\nAbbott,Ledger\nBaker,Books\nCole,ledger\nDuke,Books\nElm,Ledger\nFox,Books\n")
    assert lines(imp)["Software"].own_kind == "single-select"
    made = {"own": "1", "own-label-1": "Software", "own-kind-1": "single-select", "own-of-1": "client"}
    vera.post(reverse("import-map", args=[imp.reference]), made)
    imp.refresh_from_db()
    assert lines(imp)["Software"].target == "client.custom.software"
    assert [option.label for option in lines(imp)["Software"].options] == ["Ledger", "Books"]
    assert lines(imp)["Software"].misfits == ()


def test_a_custom_field_is_refused_in_words_where_its_name_is_taken(uploaded: Upload, vera: Client) -> None:
    imp = uploaded("Client,Software\nAbbott,Ledger\n")
    made = {"own": "1", "own-label-1": "City", "own-kind-1": "text", "own-of-1": "client"}
    answer = vera.post(reverse("import-map", args=[imp.reference]), made, follow=True)
    assert "There is already a field" in answer.content.decode()
    assert lines(imp)["Software"].target == "ignore"


def test_who_may_not_manage_fields_makes_none(uploaded: Upload, cast: Cast, sign_in: Callable[..., Client]) -> None:
    imp = uploaded("Client,Software\nAbbott,Ledger\n")
    omar = sign_in(cast.omar)
    address = reverse("import-map", args=[imp.reference])
    assert "Create and use it" not in omar.get(address).content.decode()
    made = {"own": "1", "own-label-1": "Software", "own-kind-1": "text", "own-of-1": "client"}
    assert omar.post(address, made).status_code == 403


def test_options_of_a_fixed_list_are_never_made(uploaded: Upload, vera: Client, page_of: Post) -> None:
    imp = uploaded("Client,Status\nAbbott,Sleeping\nBaker,Snoring\n")
    assert "as options" not in page_of(imp)
    answer = vera.post(reverse("import-map", args=[imp.reference]), {"created": "1"}, follow=True)
    assert "no options that can be changed" in answer.content.decode()
    assert said(imp) == {}


def test_a_value_of_a_page_drawn_before_the_column_went_elsewhere_says_nothing(
    uploaded: Upload, vera: Client, cast: Cast
) -> None:
    imp = uploaded(STATUSES)
    drawn = form(imp, value_1_0="option:Active")
    commands.set_targets(imp, cast.vera, {1: "client.tags"})
    vera.post(reverse("import-map", args=[imp.reference]), {**drawn, "target-1": "client.tags"})
    assert said(imp) == {}


def test_a_single_choice_leaves_everything_else_as_it_is(uploaded: Upload, vera: Client) -> None:
    imp = uploaded(STATUSES)
    address = reverse("import-map", args=[imp.reference])
    vera.post(address, {f"match-{place}": key for place, key in enumerate(["name", "", "", ""])})
    vera.post(address, {"suggested": "1"})
    imp.refresh_from_db()
    assert imp.choices["match"] == ["name"]
    assert {each.header: each.target for each in queries.mapping_lines(imp)} == {
        "Client": "client.name",
        "Status": "client.status",
    }


def test_a_field_goes_over_to_the_column_that_it_is_given_to_and_that_is_told(uploaded: Upload, page_of: Post) -> None:
    imp = uploaded("Client,Phone,Cell\nAbbott,207-555-0100,207-555-0101\n")
    phone = lines(imp)["Phone"].target
    page = page_of(imp, target_2=phone)
    assert "“Phone” no longer goes to" in page
    assert {header: each.target for header, each in lines(imp).items()} == {
        "Client": "client.name",
        "Phone": "ignore",
        "Cell": phone,
    }


def test_what_was_decided_in_one_file_is_suggested_in_another(uploaded: Upload, page_of: Post, cast: Cast) -> None:
    imp = uploaded(STATUSES)
    page_of(imp, value_1_0="option:Active", value_1_1="blank", value_1_2="option:Prospect")
    commands.submit(imp, cast.vera)
    other = uploaded("Client name,City,State of affairs\nFox,Rome,SLEEPING\nGray,Bonn,dormant\n")
    commands.set_targets(other, cast.vera, {2: "client.status"})
    page = page_of(other)
    assert "Suggested: <strong>leave it blank</strong>. So it was decided the last time." in page
    assert [m.suggestion.key if m.suggestion else "?" for m in lines(other)["State of affairs"].misfits] == [
        None, "Active",
    ]  # fmt: skip


def test_a_column_that_says_the_contrary_is_offered_as_the_status_and_turned_round(
    uploaded: Upload, page_of: Post, cast: Cast
) -> None:
    imp = uploaded(HIDDEN)
    assert lines(imp)["HIDDEN"].target == "ignore"
    assert "Take it as the status" in page_of(imp)
    page = page_of(imp, target_1="client.status")
    assert "turned round" in page
    assert "Y becomes Inactive, N becomes Active" in page
    assert column(imp, "client.status") == ["Inactive", "Active", "Inactive", "Active"]


def test_what_the_header_says_is_no_answer_to_another_column(uploaded: Upload, page_of: Post, cast: Cast) -> None:
    imp = uploaded(HIDDEN)
    page_of(imp, target_1="client.status")
    page_of(imp, value_1_0="option:Inactive", value_1_1="option:Active")
    assert said(imp) == {}
    page_of(imp, value_1_0="option:Prospect")
    assert said(imp) == {"client.status": {"Y": "Prospect"}}
    commands.submit(imp, cast.vera)
    other = uploaded("Client,Active\nAbbott,Y\nBaker,N\n")
    assert column(other, "client.status") == ["Active", "Inactive"]


def test_a_yes_no_field_of_the_contrary_name_is_filled_the_right_way_round(
    uploaded: Upload, page_of: Post, cast: Cast
) -> None:
    field = create_field(cast.vera, "client", "E-mail welcome", "yes/no")
    imp = uploaded("Client,Do not e-mail\nAbbott,Yes\nBaker,No\nCole,perhaps\n")
    key = f"client.custom.{field.slug}"
    page = page_of(imp, target_1=key)
    assert "Yes becomes No, No becomes Yes" in page
    page_of(imp, value_1_2="option:yes")
    assert column(imp, key) == ["no", "yes", "yes"]


def test_cells_taken_apart_can_be_kept_whole_by_one_click_and_taken_apart_again(uploaded: Upload, vera: Client) -> None:
    imp = uploaded(PEOPLE)
    address = reverse("import-map", args=[imp.reference])
    imp.refresh_from_db()
    before = imp.mapping
    assert "Undo: keep the cells whole" in vera.get(address).content.decode()
    vera.post(address, {**form(imp), "whole": "1"})
    assert people(imp) == [("Lee, Ann M.", None), ("Bo Day", None)]
    assert "Its cells stay whole" in vera.get(address).content.decode()
    assert imp.mapping == before
    vera.post(address, {**form(imp), "apart": "1"})
    assert people(imp) == [("Ann", "Lee"), ("Bo", "Day")]


def people(imp: Import) -> list[tuple[str | None, ...]]:
    imp.refresh_from_db()
    found = kept(imp).frame("contacts").collect()
    return [tuple(row.get(f"contact.{part}") for part in ("first_name", "last_name")) for row in found.to_dicts()]


def test_somebody_who_is_nobody_in_the_firm_can_be_said_to_be_a_member(
    uploaded: Upload, page_of: Post, cast: Cast
) -> None:
    imp = uploaded(f"Client,Assignee\nAbbott,VL\nBaker,VL\nCole,{cast.omar.user.email}\nDuke,Nobody\n")
    assert [(m.text, m.count) for m in lines(imp)["Assignee"].misfits] == [("VL", 2), ("Nobody", 1)]
    page = page_of(imp)
    assert "2 values are nobody in the firm" in page
    assert "Suggested: <strong>Vera Lind</strong>. These are the initials." in page
    vera = lines(imp)["Assignee"].misfits[0].suggestion
    assert vera
    page_of(imp, value_1_0=f"option:{vera.key}", value_1_1="blank")
    assert queries.judge(imp).counts.problems == 0


def test_the_second_of_a_couple_is_shown_as_the_second_contact(uploaded: Upload, page_of: Post) -> None:
    page = page_of(uploaded("Client,Contact\nOrtiz,Nora & Jo Ortiz\n"))
    assert "First name (contact 2)" in page
