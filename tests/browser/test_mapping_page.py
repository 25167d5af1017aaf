"""The mapping page by keyboard alone: what needs a look, the finished clients, what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from rollforward.imports import commands
from rollforward.imports.models import Import
from tests.browser.test_import_pages import PHONE, uploaded
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
DOUBTFUL = "Client name,Parent company,Zone\nPine LLC,Tree,Oslo\nOak LLC,Wood,Bonn\nElm LLC,,Rome\n"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the keyboard stands at what has that name."""
    here = page.locator(":focus")
    for _ in range(60):
        page.keyboard.press("Tab")
        if here.count() and name in (here.evaluate("e => e.getAttribute('aria-label') || e.innerText || ''")):
            return
    raise AssertionError(f"Tab never came to {name}")


def shown(page: Page, server: str, cast: Cast, enter: Enter, text: str) -> Import:
    enter(page, cast.vera)
    imp = uploaded(cast, text)
    page.goto(f"{server}/imports/{imp.reference}/map/")
    return imp


def test_what_needs_a_look_is_reached_and_settled_by_keyboard(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    shown(page, server, cast, enter, DOUBTFUL)
    right = page.get_by_role("button", name="Parent company is")
    expect(right).to_have_count(1)
    tab_to(page, "Parent company is")
    page.keyboard.press("Enter")
    expect(right).to_have_count(0)
    expect(page.get_by_role("main")).to_be_focused()


def test_the_jump_from_a_doubt_lands_on_the_columns_own_choice(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    shown(page, server, cast, enter, DOUBTFUL)
    tab_to(page, "where Parent company goes")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Field for Parent company")).to_be_focused()


def test_choosing_a_field_by_keyboard_changes_the_finished_clients(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    shown(page, server, cast, enter, DOUBTFUL)
    card = page.get_by_role("article", name="Pine LLC")
    expect(card).not_to_contain_text("Oslo")
    page.get_by_label("Field for Zone").focus()
    page.keyboard.type("City")
    expect(card).to_contain_text("Oslo")
    expect(page.get_by_label("Field for Zone")).to_be_focused()


def test_the_head_of_the_page_follows_every_change(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    shown(page, server, cast, enter, DOUBTFUL)
    head = page.locator("#told")
    expect(head).to_contain_text("2 of 3 columns are imported; 1 to check")
    page.get_by_label("Field for Parent company").select_option("ignore")
    expect(head).to_contain_text("1 of 3 columns are imported.")


def test_a_missing_name_is_seen_on_a_phone_and_given_its_column_by_keyboard(
    page: Page, server: str, cast: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    imp = shown(page, server, cast, enter, DOUBTFUL)
    commands.set_targets(imp, cast.vera, {0: "ignore"})
    page.reload()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Not mapped yet: Client name")
    expect(alert).to_be_in_viewport()
    no_axe_violation(page)
    page.get_by_label("Which column holds the client name?").focus()
    page.keyboard.type("Client")
    expect(alert).to_have_count(0)
    expect(page.get_by_role("article", name="Pine LLC")).to_be_visible()


def test_what_a_row_is_can_be_said_by_keyboard(
    page: Page, server: str, cast: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    shown(page, server, cast, enter, "Client,Zone,Contact\nPine LLC,,Ann Lee\n,,Bob Day\nOak LLC,,Cy Fox\n")
    pine = page.get_by_role("article", name="Pine LLC")
    expect(pine).not_to_contain_text("Bob Day")
    page.get_by_label("What a row is").focus()
    page.keyboard.type("Contacts follow")
    expect(pine).to_contain_text("Bob Day")
    expect(page.get_by_label("What a row is")).to_be_focused()
    no_axe_violation(page)
