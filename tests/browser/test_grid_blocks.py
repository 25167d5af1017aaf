"""Blocks of cells in the sheet: chosen by mouse and keys, copied, pasted, filled and cleared as in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.imports import commands, queries
from tests.browser.sheets import active, cell, copied, open_sheet, put_on_clipboard
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
ROWS = 12


@pytest.fixture
def sheet(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Twelve new clients of a file, with their cities and notes; the focus is on the first name."""
    imp = commands.start(cast.vera, "update")
    rows = "".join(f"Maple {n:02},Bath {n:02},Note {n:02}\n" for n in range(1, ROWS + 1))
    commands.receive_file(imp, cast.vera, "clients.csv", [f"Client name,City,Notes\n{rows}".encode()])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return open_sheet(page, server, cast.vera, enter, imp)


def texts(sheet: Locator, column: int, rows: int = ROWS) -> list[str]:
    return [cell(sheet, row, column).inner_text() for row in range(rows)]


def saved(page: Page) -> None:
    """The server took the last change and the rows on the screen are what it has."""
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    page.wait_for_load_state("networkidle")


def test_shift_and_arrows_choose_a_block_and_say_how_large_it_is(page: Page, sheet: Locator) -> None:
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(sheet.locator("[aria-selected=true]")).to_have_count(4)
    expect(page.get_by_role("status").last).to_have_text("2 rows by 2 columns chosen.")
    page.keyboard.press("ArrowDown")
    expect(active(sheet)).to_have_text("Maple 02")
    expect(sheet.locator("[aria-selected=true]")).to_have_count(1)


def test_whole_rows_columns_and_everything_are_chosen_by_keys(page: Page, sheet: Locator) -> None:
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("status").last).to_have_text("1 row by 4 columns chosen.")
    page.keyboard.press("Escape")
    page.keyboard.press("ControlOrMeta+Space")
    expect(page.get_by_role("status").last).to_have_text("12 rows by 1 column chosen.")
    page.keyboard.press("ControlOrMeta+a")
    expect(page.get_by_role("status").last).to_have_text("12 rows by 4 columns chosen.")
    page.keyboard.press("Escape")
    page.keyboard.press("ControlOrMeta+Shift+End")
    expect(page.get_by_role("status").last).to_have_text("12 rows by 3 columns chosen.")


def test_the_mouse_chooses_by_drag_by_shift_and_by_control(page: Page, sheet: Locator) -> None:
    cell(sheet, 1, 1).hover()
    page.mouse.down()
    cell(sheet, 3, 2).hover()
    page.mouse.up()
    expect(sheet.locator("[aria-selected=true]")).to_have_count(6)
    cell(sheet, 4, 2).click(modifiers=["Shift"])
    expect(sheet.locator("[aria-selected=true]")).to_have_count(8)
    cell(sheet, 0, 3).click(modifiers=["ControlOrMeta"])
    expect(page.get_by_role("status").last).to_have_text("2 blocks chosen, 9 cells.")
    page.keyboard.press("Delete")
    saved(page)
    assert texts(sheet, 2, 6) == ["Bath 01", "", "", "", "", "Bath 06"]
    assert texts(sheet, 3, 2) == ["", "Note 02"]
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(sheet, 4, 2)).to_have_text("Bath 05")
    expect(cell(sheet, 0, 3)).to_have_text("Note 01")


def test_a_header_chooses_its_column_and_a_number_its_row(page: Page, sheet: Locator) -> None:
    sheet.get_by_role("columnheader", name="City").click()
    expect(page.get_by_role("status").last).to_have_text("12 rows by 1 column chosen.")
    sheet.get_by_role("rowheader").nth(2).click()
    expect(page.get_by_role("status").last).to_have_text("1 row by 4 columns chosen.")


def test_what_is_copied_is_text_for_a_spreadsheet_with_a_table_beside_it(page: Page, sheet: Locator) -> None:
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ControlOrMeta+c")
    assert copied(page, "text/plain") == "Maple 01\tBath 01\r\nMaple 02\tBath 02"
    assert "<td" in copied(page, "text/html")


def test_cut_empties_the_cells_that_it_took(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ControlOrMeta+x")
    expect(cell(sheet, 0, 2)).to_have_text("")
    saved(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 1, 2)).to_have_text("Bath 01")


def test_cells_as_excel_puts_them_with_line_breaks_quotes_and_a_last_line_end(page: Page, sheet: Locator) -> None:
    text = '"First line\r\nsecond ""line"""\t007\r\n"Tax, audit"\t5" pipe\r\n'
    put_on_clipboard(page, text, "<table><tr><td>First line<br>second</td><td>7</td></tr></table>")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 0, 2).locator(".grid-text")).to_have_text('First line\nsecond "line"', use_inner_text=True)
    saved(page)
    assert texts(sheet, 2, 3)[1:] == ['"Tax, audit"', "Bath 03"]
    assert texts(sheet, 3, 3) == ["007", '5" pipe', "Note 03"]


def test_cells_as_google_sheets_puts_them_without_a_last_line_end(page: Page, sheet: Locator) -> None:
    html = (
        "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}"
        'br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" '
        'data-sheets-root="1"><tbody><tr><td>First<br/>second</td><td>7</td></tr></tbody></table>'
    )
    put_on_clipboard(page, '"First\nsecond ""line"""\t007\nTax, audit\t5" pipe', html)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 0, 2).locator(".grid-text")).to_have_text('First\nsecond "line"', use_inner_text=True)
    saved(page)
    assert texts(sheet, 2, 3)[1:] == ["Tax, audit", "Bath 03"]
    assert texts(sheet, 3, 3) == ["007", '5" pipe', "Note 03"]


def test_one_cell_is_pasted_into_all_that_are_chosen(page: Page, sheet: Locator) -> None:
    put_on_clipboard(page, "Rome\n")
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 3, 2)).to_have_text("Rome")
    saved(page)
    assert texts(sheet, 2, 6) == ["Rome", "Rome", "Rome", "Rome", "Bath 05", "Bath 06"]


def test_what_is_larger_than_the_block_chosen_goes_beyond_it_but_not_beyond_the_sheet(
    page: Page, sheet: Locator
) -> None:
    put_on_clipboard(page, "A\tx\tout\r\nB\ty\tout\r\n")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 1, 3)).to_have_text("y")
    expect(page.get_by_role("status").last).to_contain_text("2 cells lay beyond the sheet")
    assert texts(sheet, 2, 2) == ["A", "B"]


def test_a_paste_over_two_blocks_of_rows_is_one_step(page: Page, sheet: Locator) -> None:
    put_on_clipboard(page, "One\r\nTwo\r\n")
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 3, 2)).to_have_text("Two")
    saved(page)
    assert texts(sheet, 2, 4) == ["One", "Two", "One", "Two"]
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(sheet, 3, 2)).to_have_text("Bath 04")
    assert texts(sheet, 2, 4) == ["Bath 01", "Bath 02", "Bath 03", "Bath 04"]


def test_control_d_fills_the_first_row_down(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ControlOrMeta+d")
    expect(cell(sheet, 2, 3)).to_have_text("Note 01")
    saved(page)
    assert texts(sheet, 2, 4) == ["Bath 01", "Bath 01", "Bath 01", "Bath 04"]


def test_the_fill_handle_repeats_the_block_as_far_as_it_is_drawn(page: Page, sheet: Locator) -> None:
    cell(sheet, 0, 2).click()
    cell(sheet, 1, 2).click(modifiers=["Shift"])
    sheet.locator("[data-fill]").hover()
    page.mouse.down()
    cell(sheet, 5, 2).hover()
    page.mouse.up()
    expect(cell(sheet, 5, 2)).to_have_text("Bath 02")
    saved(page)
    assert texts(sheet, 2, 7) == ["Bath 01", "Bath 02", "Bath 01", "Bath 02", "Bath 01", "Bath 02", "Bath 07"]
    expect(sheet.locator("[aria-selected=true]")).to_have_count(6)


def test_copying_rows_that_are_not_here_yet_fetches_them_first(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    imp = commands.start(cast.vera, "update")
    rows = "".join(f"Maple {n:04},Bath\n" for n in range(1, 1001))
    commands.receive_file(imp, cast.vera, "long.csv", [f"Client name,City\n{rows}".encode()])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_sheet(page, server, cast.vera, enter, imp)
    page.keyboard.press("ControlOrMeta+Space")
    page.keyboard.press("ControlOrMeta+c")
    expect(page.get_by_role("status").last).to_have_text("1,000 rows are ready: press the keys once more.")
    page.keyboard.press("ControlOrMeta+c")
    assert copied(page, "text/plain").split("\r\n") == [f"Maple {n:04}" for n in range(1, 1001)]


def test_a_block_of_thousands_of_cells_is_pasted_cleared_and_taken_back_each_as_one_step(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    imp = commands.start(cast.vera, "update")
    rows = "".join(f"Maple {n:04},Bath,Note\n" for n in range(1, 1001))
    commands.receive_file(imp, cast.vera, "long.csv", [f"Client name,City,Notes\n{rows}".encode()])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    long = "x" * 1000
    put_on_clipboard(page, "".join(f"Oak {n:04}\tRome\t{long}\tout\r\n" for n in range(1, 1003)))
    page.keyboard.press("ControlOrMeta+v")
    expect(cell(sheet, 0, 2)).to_have_text("Rome")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_have_attribute(
        "title", re.compile("3,000 cells pasted")
    )
    expect(page.locator("[data-say]")).to_have_text(
        "3,000 cells changed. 1,008 cells lay beyond the sheet and stay as they were."
    )
    page.keyboard.press("ControlOrMeta+End")
    expect(active(sheet)).to_have_text(long)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    expect(cell(sheet, 999, 1).locator(".grid-text")).to_have_text("")
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(sheet, 999, 1)).to_have_text("Oak 1000")
    page.keyboard.press("ControlOrMeta+z")
    expect(cell(sheet, 999, 1)).to_have_text("Maple 1000")
    assert [row.cells[1] for row in queries.page(imp, 998, 9).rows] == ["Bath", "Bath"]
