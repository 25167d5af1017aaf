"""Many rows at once on the sheet: sorted, filtered, cured by cause, found and replaced, set; each one step of undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.clients.commands import create_client, create_field, update_client
from rollforward.exports.current import Form, export_current
from rollforward.imports import commands
from tests.browser.sheets import active, cell, open_sheet
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
NoViolation = Callable[[Page], None]
NAME, ENTITY, CITY, FEE = 1, 2, 3, 4

ROWS = """\
Client name,Entity,City,Fee
Dunn,L.L.C.,bath,900
Abbott,llc,Portland,1200
Cole,L.L.C.,Bath,80
Baker,Partnership,,80
,LLC,Saco,75
"""


@pytest.fixture
def sheet(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Five clients: two of an entity that is no option, one without a name."""
    create_field(cast.vera, "client", "Entity", "single-select", options=["LLC", "Partnership"])
    create_field(cast.vera, "client", "Fee", "number")
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.csv", [ROWS.encode()])
    return open_sheet(page, server, cast.vera, enter, imp)


def shown(sheet: Locator, column: int, *texts: str) -> None:
    """The rows shown hold these texts in a column, and there are no others."""
    expect(sheet).to_have_attribute("aria-rowcount", str(len(texts) + 1))
    for row, text in enumerate(texts):
        expect(cell(sheet, row, column).locator(".grid-text")).to_have_text(text)


def said(page: Page) -> Locator:
    return page.locator("[data-say]")


def test_a_column_is_sorted_by_its_menu_and_the_order_survives_a_reload(page: Page, sheet: Locator) -> None:
    sheet.get_by_role("button", name="Sort and filter City").click()
    page.get_by_role("dialog", name="City").get_by_role("button", name="A to Z").click()
    shown(sheet, CITY, "bath", "Bath", "Portland", "Saco", "")
    expect(sheet.get_by_role("columnheader", name="City")).to_have_attribute("aria-sort", "ascending")
    expect(sheet).to_be_focused()
    page.reload()
    shown(sheet, NAME, "Dunn", "Cole", "Abbott", "", "Baker")
    page.get_by_role("button", name="Sorted by City").click()
    shown(sheet, NAME, "Dunn", "Abbott", "Cole", "Baker", "")
    expect(sheet).to_be_focused()


def test_an_edited_row_stays_under_the_hands_until_the_rows_are_sorted_again(page: Page, sheet: Locator) -> None:
    sheet.get_by_role("button", name="Sort and filter City").click()
    page.get_by_role("dialog", name="City").get_by_role("button", name="A to Z").click()
    shown(sheet, CITY, "bath", "Bath", "Portland", "Saco", "")
    cell(sheet, 0, CITY).click()
    page.keyboard.type("Zuni")
    page.keyboard.press("Enter")
    page.keyboard.type("Wells")
    page.keyboard.press("Enter")
    again = page.get_by_role("button", name="Sort and filter again")
    again.wait_for()
    expect(page.locator("body")).not_to_have_attribute("data-updating", "")
    shown(sheet, CITY, "Zuni", "Wells", "Portland", "Saco", "")
    assert active(sheet).get_attribute("id") == f"cell-2-{CITY}"
    again.click()
    shown(sheet, CITY, "Portland", "Saco", "Wells", "Zuni", "")
    expect(again).to_be_hidden()


def test_numbers_are_sorted_as_numbers_by_keys_alone(page: Page, sheet: Locator, no_axe_violation: NoViolation) -> None:
    page.keyboard.press("End")
    page.keyboard.press("Alt+ArrowDown")
    menu = page.get_by_role("dialog", name="Fee")
    expect(menu.get_by_role("button", name="Smallest first")).to_be_focused()
    no_axe_violation(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shown(sheet, FEE, "1200", "900", "80", "80", "75")


def test_a_text_filters_rows_while_it_is_typed(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ControlOrMeta+f")
    page.keyboard.type("BATH")
    shown(sheet, NAME, "Dunn", "Cole")
    expect(said(page)).to_have_text("2 rows shown.")
    page.get_by_role("button", name="Any cell holds “BATH”").click()
    shown(sheet, NAME, "Dunn", "Abbott", "Cole", "Baker", "")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_column_is_filtered_by_what_its_cells_hold_and_by_blanks(page: Page, sheet: Locator) -> None:
    cell(sheet, 0, CITY).click()
    page.keyboard.press("Alt+ArrowDown")
    page.get_by_label("Show rows whose cell holds").fill("port")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Filter", exact=True).click()
    shown(sheet, NAME, "Abbott")
    sheet.get_by_role("button", name="Sort and filter City").click()
    page.get_by_role("checkbox", name="Blank cells").and_(page.locator("#column input")).check()
    page.get_by_role("button", name="Filter", exact=True).click()
    shown(sheet, NAME, "Baker")


def test_enter_in_a_box_of_the_column_s_window_does_what_stands_beside_it(page: Page, sheet: Locator) -> None:
    cell(sheet, 0, CITY).click()
    page.keyboard.press("Alt+ArrowDown")
    page.get_by_label("Show rows whose cell holds").fill("bath")
    page.keyboard.press("Enter")
    shown(sheet, NAME, "Dunn", "Cole")


def test_closing_find_and_replace_replaces_nothing(page: Page, sheet: Locator) -> None:
    cell(sheet, 0, CITY).click()
    page.keyboard.press("ControlOrMeta+h")
    window = page.get_by_role("dialog", name="Find and replace")
    window.get_by_label("Find", exact=True).fill("Bath")
    expect(window.get_by_role("button", name="Replace in 2 cells")).to_be_enabled()
    window.get_by_role("button", name="Close").click()
    expect(window).to_be_hidden()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    shown(sheet, CITY, "bath", "Portland", "Bath", "", "Saco")


def test_a_value_is_put_into_all_rows_of_a_filtered_set_and_taken_back_at_once(page: Page, sheet: Locator) -> None:
    page.get_by_role("searchbox").fill("bath")
    shown(sheet, NAME, "Dunn", "Cole")
    sheet.get_by_role("button", name="Sort and filter Entity").click()
    menu = page.get_by_role("dialog", name="Entity")
    expect(menu.get_by_text("Put into all 2 rows shown")).to_be_visible()
    menu.get_by_label("Put into all").fill("LLC")
    menu.get_by_role("button", name="Put it into all of them").click()
    expect(said(page)).to_have_text("2 cells set. Undo takes it back.")
    shown(sheet, ENTITY, "LLC", "LLC")
    page.keyboard.press("ControlOrMeta+z")
    shown(sheet, ENTITY, "L.L.C.", "L.L.C.")


def test_problems_stand_by_cause_are_filtered_and_cured_by_one_click_each_and_come_back_by_one_undo(
    page: Page, sheet: Locator, no_axe_violation: NoViolation
) -> None:
    panel = page.locator("[data-causes]")
    expect(panel.get_by_role("link").first).to_have_text(re.compile("Not one of the options.*Entity: “L.L.C.”.*2"))
    panel.get_by_role("link", name="L.L.C.").click()
    shown(sheet, NAME, "Dunn", "Cole")
    cure = panel.get_by_role("button", name="Take the option that it probably means (2)")
    expect(panel.get_by_role("list").filter(has_text="L.L.C. → LLC").last).to_be_visible()
    no_axe_violation(page)
    cure.click()
    expect(said(page)).to_have_text("Take the option that it probably means: 2 cells changed. Undo takes it back.")
    shown(sheet, ENTITY, "LLC", "llc", "LLC", "Partnership", "LLC")
    expect(panel.get_by_role("link", name="L.L.C.")).to_have_count(0)
    expect(sheet).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    shown(sheet, ENTITY, "L.L.C.", "llc", "L.L.C.", "Partnership", "LLC")
    expect(panel.get_by_role("link", name="L.L.C.")).to_be_visible()


def test_replacing_counts_while_one_types_shows_before_and_after_and_is_one_step(
    page: Page, sheet: Locator, no_axe_violation: NoViolation
) -> None:
    page.keyboard.press("ControlOrMeta+h")
    window = page.get_by_role("dialog", name="Find and replace")
    expect(window.get_by_label("In", exact=True)).to_have_value("0")
    window.get_by_label("In", exact=True).select_option("All columns")
    window.get_by_label("Find", exact=True).fill("bath")
    window.get_by_label("Replace by").fill("Bristol")
    expect(window.get_by_role("status")).to_have_text("2 cells in 2 rows would change.")
    window.get_by_label("Capitals count").check()
    expect(window.get_by_role("status")).to_have_text("1 cell in 1 row would change.")
    expect(window).to_contain_text("bath → Bristol")
    no_axe_violation(page)
    window.get_by_label("Capitals count").uncheck()
    window.get_by_role("button", name="Replace in 2 cells").click()
    expect(said(page)).to_have_text("2 cells replaced. Undo takes it back.")
    shown(sheet, CITY, "Bristol", "Portland", "Bristol", "", "Saco")
    expect(sheet).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    shown(sheet, CITY, "bath", "Portland", "Bath", "", "Saco")


def test_blanks_whole_cells_and_patterns_are_replaced_and_a_broken_pattern_is_said(page: Page, sheet: Locator) -> None:
    cell(sheet, 0, CITY).click()
    page.keyboard.press("ControlOrMeta+h")
    window = page.get_by_role("dialog", name="Find and replace")
    told = window.get_by_role("status")
    expect(told).to_have_text("Type what to find, or choose blank cells.")
    window.get_by_label("Blank cells").check()
    window.get_by_label("Replace by").fill("Bath")
    expect(told).to_have_text("1 cell in 1 row would change.")
    window.get_by_label("Blank cells").uncheck()
    window.get_by_label("Regular expression").check()
    window.get_by_label("Find", exact=True).fill("(")
    expect(told).to_contain_text("(")
    expect(window.get_by_role("button", name="Replace", exact=True)).to_be_disabled()
    window.get_by_label("Find", exact=True).fill("^(b)(a)")
    window.get_by_label("Replace by").fill("$2$1")
    expect(window).to_contain_text("bath → abth")
    window.get_by_role("button", name="Show the rows").click()
    shown(sheet, NAME, "Dunn", "Cole")


def test_correcting_a_row_out_of_the_rows_shown_keeps_the_place(page: Page, sheet: Locator) -> None:
    page.get_by_role("link", name="Problem 3").click()
    shown(sheet, NAME, "Dunn", "Cole", "")
    cell(sheet, 0, ENTITY).click()
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    shown(sheet, NAME, "Dunn", "Cole", "")
    page.get_by_role("button", name="Sort and filter again").click()
    shown(sheet, NAME, "Cole", "")
    expect(active(sheet)).to_have_attribute("id", f"cell-0-{ENTITY}")


def test_a_cell_that_a_colleague_changed_meanwhile_is_settled_by_itself(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    create_client(cast.vera, {"client.name": "Acme", "client.city": "Boston"})
    zed = create_client(cast.vera, {"client.name": "Zed", "client.city": "Austin"})
    file, changed = BytesIO(), BytesIO()
    export_current(cast.vera, Form.XLSX, file)
    book = openpyxl.load_workbook(file)
    column = [str(each.value) for each in book["Clients"][1]].index("City") + 1
    for row, city in ((2, "Newark"), (3, "Dallas")):
        book["Clients"].cell(row, column).value = city
    book.save(changed)
    cast.omar.firm.refresh_from_db()
    update_client(cast.omar, zed.public_id, {"client.city": "Houston"})
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.xlsx", [changed.getvalue()])
    commands.choose_sheet(imp, cast.vera, 0)
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    page.keyboard.press("F8")
    expect(page.get_by_label("The chosen cell")).to_contain_text('a colleague made it "Houston"')
    page.get_by_role("button", name="Keep what the colleague wrote: Houston").click()
    expect(active(sheet).locator(".grid-text")).to_have_text("Houston")
    expect(sheet).to_be_focused()
    expect(page.get_by_role("link", name="Problem 0")).to_be_visible()
    page.keyboard.press("ControlOrMeta+z")
    page.get_by_role("button", name="Write what the file says").click()
    expect(active(sheet)).to_have_accessible_description("Was: Houston.")
    expect(active(sheet).locator(".grid-text")).to_have_text("Dallas")
