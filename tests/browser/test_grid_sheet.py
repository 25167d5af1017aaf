"""The sheet as a whole: widths of columns, rows left out, problems far away, two people in it, a finger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from tests.browser.sheets import active, cell, open_sheet
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]


def clients(cast: Cast, rows: int) -> Import:
    """An import of that many new clients; the last but one has no name."""
    imp = commands.start(cast.vera, "update")
    names = (f"Maple {n:04}" if n != rows - 1 else "" for n in range(1, rows + 1))
    text = "".join(f"{name},Bath {n:04}\n" for n, name in enumerate(names, 1))
    commands.receive_file(imp, cast.vera, "clients.csv", [f"Client name,City\n{text}".encode()])
    return imp


def wide(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["width"]


def test_a_column_is_resized_by_mouse_and_keys_and_stays_so(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    sheet = open_sheet(page, server, cast.vera, enter, clients(cast, 5))
    header = sheet.get_by_role("columnheader", name="City")
    before = wide(header)
    header.locator("[data-resize]").hover()
    page.mouse.down()
    box = header.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] + 60, box["y"] + 5)
    page.mouse.up()
    dragged = wide(header)
    assert dragged > before + 50
    sheet.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+Shift+ArrowLeft")
    expect(page.get_by_role("status").last).to_contain_text("pixels wide")
    assert wide(header) == dragged - 16
    page.reload()
    expect(cell(sheet, 0, 2)).to_have_text("Bath 0001")
    assert wide(header) == dragged - 16


def test_the_first_column_stays_in_sight(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    imp = commands.start(cast.vera, "update")
    head = "Client name,City,Street,Client email,Client phone,Notes"
    commands.receive_file(
        imp, cast.vera, "wide.csv", [f"{head}\nMaple,Bath,Row,a@example.com,555 0100,Last\n".encode()]
    )
    page.set_viewport_size({"width": 800, "height": 900})
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    page.keyboard.press("End")
    expect(active(sheet)).to_have_text("Last")
    expect(active(sheet)).to_be_in_viewport(ratio=0.9)
    expect(cell(sheet, 0, 1)).to_be_in_viewport(ratio=1)
    expect(sheet.get_by_role("columnheader", name="Client name")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(active(sheet)).to_have_text("Bath")
    shown, frozen = active(sheet).bounding_box(), cell(sheet, 0, 1).bounding_box()
    assert shown is not None
    assert frozen is not None
    assert shown["x"] >= frozen["x"] + frozen["width"]


def test_chosen_rows_are_left_out_in_one_step(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    sheet = open_sheet(page, server, cast.vera, enter, clients(cast, 6))
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_role("button", name="Leave rows out").click()
    expect(page.get_by_role("link", name="Skipped 2")).to_be_visible()
    expect(sheet).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    expect(page.get_by_role("link", name="Skipped 0")).to_be_visible()


def test_f8_finds_a_problem_in_rows_that_are_not_here(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    sheet = open_sheet(page, server, cast.vera, enter, clients(cast, 3000))
    page.keyboard.press("F8")
    expect(active(sheet).locator("xpath=..")).to_have_attribute("aria-rowindex", "3000")
    expect(active(sheet)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Shift+F8")
    expect(active(sheet).locator("xpath=..")).to_have_attribute("aria-rowindex", "3000")


def test_a_colleague_sees_what_was_changed(page: Page, server: str, cast: Cast, enter: Enter, browser: Browser) -> None:
    imp = clients(cast, 5)
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    with browser.new_context() as context:
        other = open_sheet(context.new_page(), server, cast.omar, enter, imp)
        page.keyboard.type("Oak")
        page.keyboard.press("Enter")
        expect(cell(sheet, 0, 1)).to_have_text("Oak")
        expect(cell(other, 0, 1)).to_have_text("Oak", timeout=10_000)
        expect(other.page.get_by_role("status").last).to_have_text("Vera Lind changed this sheet.")


def test_two_people_type_at_once_and_no_edit_is_lost_or_lands_in_another_row(
    page: Page, server: str, cast: Cast, enter: Enter, browser: Browser
) -> None:
    imp = clients(cast, 5)
    open_sheet(page, server, cast.vera, enter, imp)
    with browser.new_context() as context:
        other = open_sheet(context.new_page(), server, cast.omar, enter, imp)
        keys = other.page.keyboard
        keys.press("ControlOrMeta+f")
        keys.type("Maple")
        expect(other).to_have_attribute("aria-rowcount", "5")
        cell(other, 1, 2).click()
        keys.type("Saco")  # in the row of Maple 0002, and still typing
        page.keyboard.type("Oak")
        page.keyboard.press("Enter")
        expect(other.page.get_by_role("status").last).to_have_text("Vera Lind changed this sheet.", timeout=10_000)
        keys.press("Enter")
        expect(cell(other, 0, 1).locator(".grid-text")).to_have_text("Oak")  # not sought, and still where it was
        expect(cell(other, 1, 2).locator(".grid-text")).to_have_text("Saco")
        expect(other).to_have_attribute("aria-rowcount", "5")
        expect(other.page.locator("[data-sending], [data-updating]")).to_have_count(0)
    assert [row.cells for row in queries.page(imp, 0, 3).rows] == [
        ("Oak", "Bath 0001"),
        ("Maple 0002", "Saco"),
        ("Maple 0003", "Bath 0003"),
    ]


def test_a_finger_chooses_and_edits(
    server: str, cast: Cast, enter: Enter, browser: Browser, no_axe_violation: Callable[[Page], None]
) -> None:
    with browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        sheet = open_sheet(page, server, cast.vera, enter, clients(cast, 300))
        cell(sheet, 2, 1).tap()
        expect(active(sheet)).to_have_text("Maple 0003")
        no_axe_violation(page)
        cell(sheet, 2, 1).tap()
        expect(page.get_by_role("textbox", name="Client name")).to_be_focused()
        page.keyboard.type("Oak")
        page.keyboard.press("Enter")
        expect(cell(sheet, 2, 1)).to_have_text("Oak")
