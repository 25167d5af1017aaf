"""The sheet for those who do not use it by eye and mouse at the usual size."""

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
NoViolation = Callable[[Page], None]


@pytest.fixture
def sheet(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Three hundred clients, each with an entity that is no option."""
    create_field(cast.vera, "client", "Entity", "single-select", options=["LLC", "Partnership"])
    imp = commands.start(cast.vera, "update")
    rows = "".join(f"Maple {n:03},Trust,Bath,{n},Note\n" for n in range(300))
    commands.receive_file(
        imp, cast.vera, "clients.csv", [f"Client name,Entity,City,Client code,Notes\n{rows}".encode()]
    )
    return open_sheet(page, server, cast.vera, enter, imp)


def test_axe_finds_nothing_at_rest_with_cells_chosen_while_editing_and_in_the_dialog(
    page: Page, sheet: Locator, no_axe_violation_in_either_theme: NoViolation
) -> None:
    no_axe_violation_in_either_theme(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".grid-bubble")).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    no_axe_violation_in_either_theme(page)
    page.keyboard.press("F2")
    expect(page.get_by_role("combobox", name="Entity")).to_be_focused()
    no_axe_violation_in_either_theme(page)
    page.keyboard.press("Escape")
    windows = {"Keys": "Keys of the sheet", "Find and replace": "Find and replace", "Compare": "Which client is row 2?"}
    for button, name in windows.items():
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        no_axe_violation_in_either_theme(page)
        page.keyboard.press("Escape")
    sheet.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("dialog", name="Entity")).to_be_visible()
    no_axe_violation_in_either_theme(page)


def test_the_tree_counts_the_whole_sheet_and_places_what_is_drawn(page: Page, sheet: Locator) -> None:
    expect(sheet).to_have_attribute("aria-rowcount", "301")
    expect(sheet).to_have_attribute("aria-colcount", "7")
    page.keyboard.press("ControlOrMeta+End")
    expect(active(sheet)).to_have_attribute("aria-colindex", "7")
    expect(active(sheet).locator("xpath=..")).to_have_attribute("aria-rowindex", "301")
    expect(sheet).to_have_attribute("aria-activedescendant", "cell-299-5")
    indexes = [int(row.get_attribute("aria-rowindex") or 0) for row in sheet.get_by_role("row").all()]
    assert indexes == sorted(indexes)


def test_a_problem_is_said_on_its_cell_and_shown_beside_it(page: Page, sheet: Locator) -> None:
    trust = cell(sheet, 0, 2)
    expect(trust).to_have_attribute("aria-invalid", "true")
    expect(trust).to_have_accessible_description(re.compile("Trust"))
    page.keyboard.press("ArrowRight")
    expect(page.locator(".grid-bubble")).to_contain_text("Trust")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".grid-bubble")).to_be_hidden()


def test_the_focus_is_nowhere_lost_when_what_had_it_goes(page: Page, sheet: Locator) -> None:
    page.get_by_role("searchbox").fill("Maple 00")
    expect(sheet).to_have_attribute("aria-rowcount", "11")
    token = page.get_by_role("button", name="Any cell holds")
    token.focus()
    page.keyboard.press("Enter")
    expect(token).to_have_count(0)
    expect(sheet).to_be_focused()
    cause = page.get_by_role("link", name="Trust")
    cause.focus()
    page.keyboard.press("Enter")
    cure = page.get_by_role("button", name="Empty these cells (300)")
    expect(cause).to_be_focused()
    cure.focus()
    page.keyboard.press("Enter")
    expect(cure).to_have_count(0)
    expect(sheet).to_be_focused()
    expect(page.get_by_role("status").last).to_have_text("Empty these cells: 300 cells changed. Undo takes it back.")


def test_a_correction_says_what_submit_would_do_now(page: Page, sheet: Locator) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text("Add 1. Rows with a problem: 299.")


def test_undoing_the_last_step_by_its_button_does_not_lose_the_focus(page: Page, sheet: Locator) -> None:
    page.keyboard.type("Oak")
    page.keyboard.press("Enter")
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_enabled()
    undo.focus()
    page.keyboard.press("Enter")
    expect(undo).to_be_disabled()
    expect(sheet).to_be_focused()


def test_in_forced_colours_the_active_cell_the_chosen_ones_and_problems_differ(page: Page, sheet: Locator) -> None:
    page.emulate_media(forced_colors="active")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    look = (
        "e => { const s = getComputedStyle(e); return [s.outlineStyle, s.backgroundColor, s.borderTopWidth].join(); }"
    )
    looks = {str(cell(sheet, *at).evaluate(look)) for at in ((0, 3), (0, 4), (0, 2), (1, 3))}
    assert len(looks) == 4
    page.get_by_role("link", name="Trust").click()
    chosen = page.locator(".cause-link[aria-current]")
    expect(chosen).to_be_visible()
    expect(chosen).to_have_css("outline-style", "solid")


def test_the_active_cell_stays_in_sight_where_the_window_becomes_narrower(page: Page, sheet: Locator) -> None:
    page.keyboard.press("End")
    expect(active(sheet)).to_be_in_viewport()
    page.set_viewport_size({"width": 640, "height": 900})
    expect(active(sheet)).to_be_in_viewport()


def test_at_two_hundred_percent_nothing_is_cut_off_and_the_sheet_scrolls_by_itself(
    page: Page, sheet: Locator, no_axe_violation: NoViolation
) -> None:
    page.set_viewport_size({"width": 640, "height": 430})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.keyboard.press("End")
    expect(active(sheet)).to_be_in_viewport()
    expect(active(sheet)).to_have_text("Note")
    no_axe_violation(page)
    for key, name, last in (("ControlOrMeta+h", "Find and replace", "Close"), ("Alt+ArrowDown", "Notes", "Close")):
        page.keyboard.press(key)
        window = page.get_by_role("dialog", name=name)
        window.get_by_role("button", name=last).focus()
        expect(window.get_by_role("button", name=last)).to_be_in_viewport()
        assert window.evaluate("e => e.scrollWidth <= e.clientWidth")
        page.keyboard.press("Escape")
        expect(sheet).to_be_focused()
