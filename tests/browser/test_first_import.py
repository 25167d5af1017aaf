"""The whole way of a list of clients, from the Clients page to the receipt and back, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.files import CUSTOMERS, csv
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
Picture = Callable[[Page, str, str], None]


@pytest.mark.postgresql
def test_a_list_from_an_accounting_program_becomes_clients(
    page: Page, server: str, worker: None, cast: Cast, enter: Enter, picture: Picture
) -> None:
    enter(page, cast.vera).goto(server)
    page.get_by_role("link", name="Import clients").first.click()
    page.get_by_role("button", name="Continue with updating").click()

    page.set_input_files("input[type=file]", csv(CUSTOMERS))
    expect(page.get_by_role("heading", name="Which column is what?")).to_be_visible()
    expect(page.get_by_label("Field for Customer")).to_have_value("client.name")
    picture(page, "map", "Which column is what?")
    page.get_by_role("button", name="Complete").first.click()

    submit = page.get_by_role("button", name="Submit:")
    expect(submit).to_have_text("Submit: 1 row to correct first")
    bad = page.get_by_role("gridcell", name="dan.delta.example")
    expect(bad).to_have_attribute("aria-invalid", "true")
    expect(bad).to_have_accessible_description(
        '"dan.delta.example" is not an e-mail address. Correct it, or empty the cell.'
    )
    picture(page, "correct", "Review")
    bad.dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("dan@delta.example")
    page.keyboard.press("Enter")
    expect(submit).to_have_text("Submit: Add 4")

    submit.click()
    expect(page.get_by_role("heading", name="customers.csv")).to_be_visible()
    sums = page.get_by_role("table").first
    expect(sums.get_by_role("row", name="Rows in the file 4")).to_be_visible()
    expect(sums.get_by_role("row", name="Added 4")).to_be_visible()

    picture(page, "receipt", "customers.csv")

    page.get_by_role("link", name="Café Renée").click()
    expect(page.get_by_role("heading", name="Café Renée")).to_be_visible()
    expect(page.get_by_text("04330")).to_be_visible()

    page.goto(f"{server}/clients/")
    picture(page, "clients", "Clients")
    page.get_by_role("link", name="Imports").click()
    picture(page, "imports", "Imports")
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("records removed")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Undo the undo")).to_be_visible()
    page.get_by_role("link", name="Clients", exact=True).click()
    expect(page.get_by_text("Café Renée")).to_be_hidden()


def test_a_draft_is_left_and_found_again(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    enter(page, cast.omar)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with updating").click()
    page.set_input_files("input[type=file]", csv(CUSTOMERS))
    page.get_by_role("button", name="Complete").first.click()
    page.get_by_role("gridcell", name="Baker Bakery").dblclick()
    page.keyboard.press("Home")
    page.keyboard.type("The ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()

    page.goto(f"{server}/clients/")
    page.get_by_role("link", name="Imports").click()
    page.get_by_role("link", name="Go on with this import").click()
    page.get_by_role("link", name="Review").click()
    expect(page.get_by_role("gridcell", name="The Baker Bakery")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_role("gridcell", name="Baker Bakery", exact=True)).to_be_visible()


def test_an_unreadable_file_is_refused_in_words_and_another_can_be_sent(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with updating").click()
    page.set_input_files("input[type=file]", {"name": "scan.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7\n%..."})
    expect(page.get_by_role("alert")).to_contain_text("not a table of clients")
    page.set_input_files("input[type=file]", csv(CUSTOMERS))
    expect(page.get_by_role("heading", name="Which column is what?")).to_be_visible()


def test_a_changed_mapping_is_kept_at_once_and_its_questions_follow(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with updating").click()
    page.set_input_files("input[type=file]", csv("Customer,Remark\nAbbott,Active\nBaker,Sleeping\n"))
    # So short a list leaves a doubt about its header, which is asked about first.
    page.get_by_role("link", name="Continue").click()
    page.get_by_label("Field for Remark").select_option("client.status")
    expect(page.get_by_label("What Sleeping becomes")).to_be_visible()
    with page.expect_response(lambda answer: answer.ok and "/map/" in answer.url):
        page.get_by_label("What Sleeping becomes").select_option("Inactive")
    page.reload()
    expect(page.get_by_label("Field for Remark")).to_have_value("client.status")
    expect(page.get_by_label("What Sleeping becomes")).to_have_value("option:Inactive")
    page.get_by_label("Field for Customer").select_option("ignore")
    expect(page.get_by_role("alert")).to_contain_text("Not mapped yet: Client name")


def test_the_whole_way_can_be_gone_without_script(
    browser: Browser, server: str, worker: None, cast: Cast, enter: Enter
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = enter(context.new_page(), cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with updating").click()
    page.set_input_files("input[type=file]", csv(CUSTOMERS))
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("button", name="Complete").first.click()
    email = page.get_by_label("Row 8, Email")
    expect(email).to_have_value("dan.delta.example")
    email.fill("dan@delta.example")
    page.get_by_role("button", name="Save row 8").click()
    page.get_by_role("button", name="Submit: Add 4").click()
    expect(page.get_by_role("row", name="Rows in the file 4")).to_be_visible(timeout=15_000)
    context.close()
