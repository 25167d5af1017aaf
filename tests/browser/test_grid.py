"""The sheet by keyboard, clipboard and screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.clients.models import Client
from rollforward.imports import commands
from tests.browser.sheets import active, open_sheet
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]


@pytest.fixture
def blank(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    """Vera's empty sheet to type into, with the focus in its first cell."""
    imp = commands.start(cast.vera, "update")
    commands.open_blank_sheet(imp, cast.vera)
    return open_sheet(page, server, cast.vera, enter, imp)


@pytest.fixture
def long_list(page: Page, server: str, cast: Cast, enter: Enter) -> Locator:
    imp = commands.start(cast.vera, "update")
    rows = "".join(f"Maple {n:04},Bath {n:04}\n" for n in range(1, 2001))
    commands.receive_file(imp, cast.vera, "long.csv", [f"Client name,City\n{rows}".encode()])
    return open_sheet(page, server, cast.vera, enter, imp)


@pytest.mark.postgresql
def test_clients_typed_by_hand_become_clients(
    page: Page, blank: Locator, worker: None, no_axe_violation: Callable[[Page], None]
) -> None:
    page.keyboard.type("Abbott & Sons")
    no_axe_violation(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Client type")).to_be_focused()
    no_axe_violation(page)
    page.get_by_role("combobox", name="Client type").select_option("Business")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 1")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("Baker Bakery")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 2")
    page.get_by_role("button", name="Submit:").click()
    expect(page.get_by_role("row", name="Rows in the file 2")).to_be_visible(timeout=15_000)
    assert list(Client.objects.order_by("name").values_list("name", "kind")) == [
        ("Abbott & Sons", "Business"),
        ("Baker Bakery", ""),
    ]


def test_what_is_done_can_be_undone_and_redone_even_after_a_reload(page: Page, blank: Locator) -> None:
    page.keyboard.type("Abbott")
    page.keyboard.press("Enter")
    submit = page.get_by_role("button", name="Submit:")
    expect(submit).to_have_text("Submit: Add 1")
    page.keyboard.press("ControlOrMeta+z")
    expect(submit).to_have_text("Submit: Nothing to do")
    page.reload()
    blank.focus()
    page.keyboard.press("ControlOrMeta+y")
    expect(submit).to_have_text("Submit: Add 1")
    expect(blank.get_by_role("gridcell", name="Abbott")).to_be_visible()


def test_escape_leaves_a_cell_as_it_was(page: Page, long_list: Locator) -> None:
    page.keyboard.type("other")
    page.keyboard.press("Escape")
    expect(active(long_list)).to_have_text("Maple 0001")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()


def test_a_block_from_a_spreadsheet_is_pasted_as_one_action(page: Page, blank: Locator) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = "".join(f"Client {n}\tBusiness\r\n" for n in range(40))
    page.evaluate("text => navigator.clipboard.writeText(text)", rows)
    page.keyboard.press("ControlOrMeta+v")
    submit = page.get_by_role("button", name="Submit:")
    expect(submit).to_have_text("Submit: Add 40")
    page.keyboard.press("ControlOrMeta+z")
    expect(submit).to_have_text("Submit: Nothing to do")


def test_any_row_of_a_long_list_is_reached_by_keys(page: Page, long_list: Locator) -> None:
    page.keyboard.press("ControlOrMeta+End")
    expect(active(long_list)).to_have_text("Bath 2000")
    expect(active(long_list).locator("xpath=..")).to_have_attribute("aria-rowindex", "2001")
    expect(long_list).to_have_attribute("aria-rowcount", "2001")
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    expect(active(long_list)).not_to_have_text("Maple 0001")
    assert long_list.get_by_role("row").count() < 60


def test_tab_walks_through_the_cells_and_escape_frees_it(page: Page, long_list: Locator) -> None:
    page.keyboard.press("Tab")
    expect(active(long_list)).to_have_text("Bath 0001")
    page.keyboard.press("Shift+Tab")
    expect(active(long_list)).to_have_text("Maple 0001")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_label("This row", exact=True)).to_be_focused()


def test_a_row_can_be_skipped_from_its_line_below_the_sheet(page: Page, long_list: Locator) -> None:
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 2,000")
    page.get_by_label("This row", exact=True).select_option("Skip this row")
    expect(page.get_by_role("button", name="Submit:")).to_have_text("Submit: Add 1,999")
    page.get_by_role("link", name="Skipped 1").click()
    expect(long_list).to_have_attribute("aria-rowcount", "2")


def test_the_old_value_stands_under_the_new(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    from rollforward.clients.commands import create_client

    create_client(cast.vera, {"client.name": "Abbott", "client.city": "Portland"})
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "new.csv", [b"Client name,City\nAbbott,Rome\n"])
    grid = open_sheet(page, server, cast.vera, enter, imp)
    cell = grid.get_by_role("gridcell", name="Rome")
    expect(cell).to_contain_text("Portland")
    expect(cell).to_have_accessible_description("Was: Portland.")
