"""The editors of the sheet by keyboard alone: text, one option, several options, date, yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.clients.commands import create_field
from rollforward.imports import commands
from tests.browser.sheets import active, cell, open_sheet
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
NAME, ENTITY, SERVICES, SINCE, PAYS, NOTES = range(1, 7)
FILE = b"""Client name,Entity,Work done,Client since,Pays online,Notes
Abbott,Trust,"Tax, Juggling",2020-01-31,Yes,one
Baker,LLC,Tax,2021-02-28,No,two
"""


@pytest.fixture
def sheet(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Two clients with a column of every kind of editor. Trust and Juggling are no options."""
    create_field(cast.vera, "client", "Entity", "single-select", options=["LLC", "Partnership", "S Corp"])
    create_field(cast.vera, "client", "Work done", "multi-select", options=["Tax", "Payroll", "Books, monthly"])
    create_field(cast.vera, "client", "Pays online", "yes/no")
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.csv", [FILE])
    return open_sheet(page, server, cast.vera, enter, imp)


def go(page: Page, sheet: Locator, column: int) -> None:
    page.keyboard.press("Home")
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    expect(active(sheet)).to_have_attribute("aria-colindex", str(column + 2))


def text(sheet: Locator, row: int, column: int) -> Locator:
    return cell(sheet, row, column).locator(".grid-text")


def test_one_option_is_chosen_by_its_first_letter(page: Page, sheet: Locator) -> None:
    go(page, sheet, ENTITY)
    page.keyboard.press("p")
    expect(page.get_by_role("combobox", name="Entity")).to_be_focused()
    page.keyboard.press("Enter")
    expect(text(sheet, 0, ENTITY)).to_have_text("Partnership")
    expect(active(sheet)).to_have_attribute("id", f"cell-1-{ENTITY}")


def test_a_value_that_is_no_option_survives_its_editor(page: Page, sheet: Locator) -> None:
    go(page, sheet, ENTITY)
    page.keyboard.press("F2")
    expect(page.get_by_role("option", name="Trust (not an option)")).to_be_attached()
    page.keyboard.press("Enter")
    expect(text(sheet, 0, ENTITY)).to_have_text("Trust")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()


def test_several_options_are_ticked_by_arrows_letters_and_space(
    page: Page, sheet: Locator, no_axe_violation: Callable[[Page], None]
) -> None:
    go(page, sheet, SERVICES)
    page.keyboard.press("F2")
    expect(page.get_by_role("group", name="Work done")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Tax")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Juggling (not an option)")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("b")
    page.keyboard.press("Space")
    no_axe_violation(page)
    page.keyboard.press("Enter")
    expect(text(sheet, 0, SERVICES)).to_have_text('Tax, Payroll, "Books, monthly", Juggling')


def test_a_date_is_written_or_picked(page: Page, sheet: Locator, no_axe_violation: Callable[[Page], None]) -> None:
    go(page, sheet, SINCE)
    page.keyboard.type("2022-03-04")
    no_axe_violation(page)
    page.keyboard.press("Enter")
    expect(text(sheet, 0, SINCE)).to_have_text("2022-03-04")
    page.keyboard.press("F2")
    page.get_by_label("Client since: pick from the calendar").fill("2023-04-05")
    expect(page.get_by_role("textbox", name="Client since", exact=True)).to_have_value("2023-04-05")
    page.keyboard.press("Enter")
    expect(text(sheet, 1, SINCE)).to_have_text("2023-04-05")


def test_yes_or_no_is_one_key(page: Page, sheet: Locator) -> None:
    go(page, sheet, PAYS)
    page.keyboard.press("n")
    page.keyboard.press("Tab")
    expect(text(sheet, 0, PAYS)).to_have_text("No")
    expect(active(sheet)).to_have_attribute("id", f"cell-0-{NOTES}")


def test_enter_tab_and_shift_leave_the_editor_each_its_way(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Carter")
    page.keyboard.press("Shift+Enter")
    expect(active(sheet)).to_have_attribute("id", "cell-0-1")
    page.keyboard.type("Dunn")
    page.keyboard.press("ArrowDown")
    expect(active(sheet)).to_have_text("Carter")
    go(page, sheet, NOTES)
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("more")
    page.keyboard.press("Shift+Tab")
    expect(text(sheet, 1, NOTES)).to_have_text("two\nmore", use_inner_text=True)
    expect(active(sheet)).to_have_attribute("id", f"cell-1-{PAYS}")
    expect(text(sheet, 0, NAME)).to_have_text("Dunn")


def test_f8_walks_through_the_problems_and_reads_them_out(page: Page, sheet: Locator) -> None:
    page.keyboard.press("F8")
    expect(active(sheet)).to_have_attribute("id", f"cell-0-{ENTITY}")
    expect(active(sheet)).to_have_attribute("aria-invalid", "true")
    expect(active(sheet)).to_have_accessible_description(re.compile("Trust"))
    expect(page.get_by_label("The chosen cell")).to_contain_text("Trust")
    page.keyboard.press("F8")
    expect(active(sheet)).to_have_attribute("id", f"cell-0-{SERVICES}")
    page.keyboard.press("F8")
    expect(page.get_by_role("status").last).to_have_text("No problem after this cell.")
    page.keyboard.press("Shift+F8")
    expect(active(sheet)).to_have_attribute("id", f"cell-0-{ENTITY}")
