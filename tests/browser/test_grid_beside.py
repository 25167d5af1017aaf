"""A row laid beside the clients it may mean: values chosen per field, the client decided, by mouse and by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.clients.commands import add_contact, create_client, declare_rule
from rollforward.imports import commands
from tests.browser.sheets import cell, open_sheet
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
CITY = 2


@pytest.fixture
def sheet(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """The first row may be either of two clients; the second is nobody yet; the third updates one."""
    for name, city in (("Abbott", "Portland"), ("Abbott", "Bangor"), ("Cole", "Bath")):
        create_client(cast.vera, {"client.name": name, "client.city": city, "client.email": f"{city}@a.example"})
    imp = commands.start(cast.vera, "update")
    commands.receive_file(
        imp, cast.vera, "new.csv", [b"Client name,City,Client email\nAbbott,Rome,\nZed,Saco,\nCole,Orono,\n"]
    )
    return open_sheet(page, server, cast.vera, enter, imp)


def test_of_several_clients_one_is_chosen_with_a_value_of_its_own_and_one_undo_takes_it_back(
    page: Page, sheet: Locator, no_axe_violation: Callable[[Page], None]
) -> None:
    page.get_by_role("button", name="Compare with clients").click()
    window = page.get_by_role("dialog", name="Which client is row 2?")
    expect(window.get_by_role("columnheader")).to_have_text(["Field", "Row 2", "Abbott C-1001", "Abbott C-1002"])
    no_axe_violation(page)
    window.get_by_role("radio", name="City of Abbott: Bangor").check()
    window.get_by_role("button", name="It is Abbott").last.click()
    expect(page.locator("[data-say]")).to_have_text("Row 2 is decided. Undo takes it back.")
    expect(cell(sheet, 0, 0)).to_have_text("Unchanged")
    expect(cell(sheet, 0, CITY)).to_have_text("Bangor")
    expect(page.get_by_label("This row", exact=True)).to_have_value(re.compile(r"client:\d+"))
    expect(sheet).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(sheet, 0, CITY)).to_have_text("Rome")
    expect(cell(sheet, 0, 0)).to_contain_text("Problem")


def test_both_are_kept_by_adding_the_row(page: Page, sheet: Locator) -> None:
    page.get_by_role("button", name="Compare with clients").click()
    page.get_by_role("button", name="Keep both: add it").click()
    expect(cell(sheet, 0, 0)).to_have_text("Added")


def test_a_row_is_matched_to_another_client_that_is_looked_for_by_keys_alone(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ArrowDown")
    compare = page.get_by_role("button", name="Compare with clients")
    compare.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name="Which client is row 3?")
    expect(window).to_contain_text("No client is like this row.")
    expect(window.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("bangor@")
    match = window.get_by_role("button", name="It is Abbott")
    match.focus()
    page.keyboard.press("Enter")
    expect(cell(sheet, 1, 0)).to_have_text("Updated")
    expect(cell(sheet, 1, 1)).to_contain_text("Abbott")
    expect(cell(sheet, 1, 1)).to_have_accessible_description("Was: Abbott.")


def test_an_update_stands_beside_what_the_client_holds_now(page: Page, sheet: Locator) -> None:
    expect(cell(sheet, 2, CITY).locator(".grid-old")).to_have_text("Bath")
    cell(sheet, 2, CITY).click()
    page.get_by_role("button", name="Compare with clients").click()
    window = page.get_by_role("dialog", name="Which client is row 4?")
    expect(window.get_by_role("radio", name="City of Cole: Bath")).not_to_be_checked()
    expect(window.get_by_role("radio", name="City of the row: Orono")).to_be_checked()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    expect(sheet).to_be_focused()


SLIPS = """\
Client name,Client email,City,First name,Last name
Harbor Lights Bakery,office@harborlights.example,Portland,Ruth,Abbott
Harbour Lights Bakery,office@harborlights.example,Portland,Tom,Baker
Cole Plumbing,cole@plumbing.example,Bath,Ann,Cole
"""


@pytest.fixture
def slips(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Two rows that are likely one client with two people."""
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "slips.csv", [SLIPS.encode()])
    return open_sheet(page, server, cast.vera, enter, imp)


def open_the_pair(page: Page) -> Locator:
    page.get_by_role("heading", name="Likely duplicates").click()
    page.get_by_role("button", name="Look for them").click()
    page.get_by_role("button", name="Harbour Lights Bakery (row 3) and Harbor Lights Bakery (row 2)").click()
    return page.get_by_role("dialog", name="Are rows 2 and 3 one client?")


def test_likely_duplicates_are_looked_for_compared_and_merged_with_a_value_of_either(
    page: Page, slips: Locator, no_axe_violation: Callable[[Page], None]
) -> None:
    window = open_the_pair(page)
    window.get_by_role("radio", name="Client name of Row 3: Harbour Lights Bakery").check()
    no_axe_violation(page)
    window.get_by_role("button", name="Same person: merge").click()
    expect(cell(slips, 0, 1)).to_have_text("Harbour Lights Bakery")
    expect(cell(slips, 1, 0)).to_have_text("Skipped")
    expect(page.locator("[data-duplicates] [data-told]")).to_have_text("Nothing to be looked at.")
    slips.focus()
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(slips, 0, 1)).to_have_text("Harbor Lights Bakery")
    expect(cell(slips, 1, 0)).to_have_text("Added")


def test_two_people_of_one_client_share_its_values_and_keep_their_own(page: Page, slips: Locator) -> None:
    open_the_pair(page).get_by_role("button", name="Same client, two people").click()
    expect(cell(slips, 1, 1)).to_have_text("Harbor Lights Bakery")
    expect(cell(slips, 1, 4)).to_have_text("Tom")
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 2")


def test_that_both_are_kept_is_remembered(page: Page, slips: Locator) -> None:
    open_the_pair(page).get_by_role("button", name="Two clients: keep both").click()
    expect(page.locator("[data-duplicates] [data-told]")).to_have_text("Nothing to be looked at.")
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 3")
    page.reload()
    page.get_by_role("heading", name="Likely duplicates").click()
    page.get_by_role("button", name="Look for them").click()
    expect(page.locator("[data-duplicates] [data-told]")).to_have_text("Nothing to be looked at.")


def test_which_contact_it_means_is_chosen_by_keys_and_what_breaks_a_rule_is_cured_there(
    page: Page, server: str, cast: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    acme = create_client(cast.vera, {"client.name": "Acme"})
    for email in ("jo@a.example", "jo@b.example"):
        add_contact(cast.vera, acme.public_id, {"contact.first_name": "Jo", "contact.email": email})
    declare_rule(cast.vera, "pattern", ["client.city"], {"form": "example", "text": "AB-1"})
    imp = commands.start(cast.vera, "update")
    commands.receive_file(
        imp, cast.vera, "new.csv", [b"Client name,First name,Email,City\nAcme,Jo,jo@c.example,ab 7\n"]
    )
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    which = page.get_by_label("Which contact it means")
    expect(which.get_by_role("option")).to_have_text(
        ["Which contact?", "It is Jo, jo@a.example (P-1001)", "It is Jo, jo@b.example (P-1002)", "Add as a new contact"]
    )
    no_axe_violation(page)
    which.focus()
    page.keyboard.type("It is Jo, jo@b")
    expect(which).to_have_value(re.compile(r"contact:\d+"))
    city = cell(sheet, 0, 4)
    city.click()
    page.get_by_role("button", name="Write them so: AB-7").click()
    expect(cell(sheet, 0, 0)).to_have_text("Updated")
    expect(city).to_contain_text("AB-7")
