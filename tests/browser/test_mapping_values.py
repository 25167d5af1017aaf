"""On the mapping page: values to options, columns that say the contrary, cells taken apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rollforward.clients.commands import create_field
from rollforward.imports import commands
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
PHONE = {"width": 390, "height": 844}

LIST = """\
Client,Contact,Entity,Stage,Inactive,Services,Phone
Abbott & Sons,"Abbott, Ruth M.",1120-S,Dormant,No,Payroll; Books,(207) 555-0134
Baker Bakery,Dr. Tom Baker Jr.,Sub S,Lead,Yes,Books,Tel 207-555-0188 Fax 207-555-0189
Café Renée,Renée Dubois,LLC,Sleeping,No,Payroll|Audit,207-555-0190
Delta Plumbing,Dan & Kim Pike,Sole prop,Dormant,No,,207-555-0123
"""


@pytest.fixture
def mapping_page(page: Page, server: str, cast: Cast, enter: Enter) -> Page:
    """The mapping page of such a list; *Entity* goes to a field of the firm's own."""
    create_field(cast.vera, "client", "Entity", "single-select", options=["S-Corp", "LLC", "Individual"])
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "list.csv", [LIST.encode()])
    enter(page, cast.vera)
    page.goto(f"{server}/imports/{imp.reference}/map/")
    return page


def line(page: Page, header: str) -> Locator:
    return page.get_by_role("group", name=header)


def chosen(column: Locator, text: str) -> Locator:
    """The option that a value becomes, as the page shows it."""
    return column.get_by_label(f"What {text} becomes").locator("option:checked")


def test_suggestions_are_taken_and_taken_back_without_leaving_the_place(mapping_page: Page) -> None:
    entity = line(mapping_page, "Entity")
    expect(entity.get_by_text("“1120-S” is another name for S-Corp.")).to_be_visible()
    entity.get_by_role("button", name="Take all suggestions").click()
    expect(chosen(entity, "1120-S")).to_have_text("S-Corp (suggested)")
    expect(chosen(entity, "Sole prop")).to_have_text("Individual (suggested)")
    taken_back = entity.get_by_role("button", name="Take back what was decided")
    taken_back.focus()
    mapping_page.keyboard.press("Enter")
    expect(chosen(entity, "1120-S")).to_have_text("Not decided (a problem)")
    expect(entity.get_by_role("button", name="Take all suggestions")).to_be_visible()


def test_a_column_that_says_inactive_becomes_the_status_turned_round(mapping_page: Page) -> None:
    inactive = line(mapping_page, "Inactive")
    inactive.get_by_role("button", name="Take it as the status").click()
    expect(inactive.get_by_text("turned round")).to_be_visible()
    expect(inactive.get_by_text("No becomes Active, Yes becomes Inactive")).to_be_visible()
    expect(chosen(inactive, "Yes")).to_have_text("Inactive")


def test_cells_are_kept_whole_and_taken_apart_again_by_one_click(mapping_page: Page) -> None:
    contact = line(mapping_page, "Contact")
    contact.get_by_text("How its cells are taken apart").click()
    expect(contact.get_by_role("row", name="Abbott, Ruth M.")).to_contain_text("Ruth")
    contact.get_by_role("button", name="Undo: keep the cells whole").click()
    expect(contact.get_by_text("Its cells stay whole")).to_be_visible()
    expect(contact.get_by_label("Field for Contact")).to_have_value("contact.name")
    contact.get_by_role("button", name="Take them apart again").click()
    expect(contact.get_by_text("How its cells are taken apart")).to_be_visible()


def test_values_and_parts_are_accessible_and_fit_a_phone(
    mapping_page: Page, no_axe_violation_in_either_theme: Callable[[Page], None]
) -> None:
    line(mapping_page, "Inactive").get_by_role("button", name="Take it as the status").click()
    expect(mapping_page.get_by_text("turned round")).to_be_visible()
    for closed in mapping_page.get_by_text("How its cells are taken apart").all():
        closed.click()
    no_axe_violation_in_either_theme(mapping_page)
    mapping_page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert mapping_page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_custom_field_is_made_on_the_spot_by_keyboard_alone(
    mapping_page: Page, no_axe_violation: Callable[[Page], None]
) -> None:
    entity = line(mapping_page, "Inactive")
    entity.get_by_text("Create a custom field").focus()
    mapping_page.keyboard.press("Enter")
    name = entity.get_by_label("Name")
    expect(name).to_have_value("Inactive")
    no_axe_violation(mapping_page)
    name.fill("Asleep")
    mapping_page.keyboard.press("Enter")
    expect(entity.get_by_label("Field for Inactive").locator("option:checked")).to_have_text("Asleep")
    expect(entity.get_by_label("Field for Inactive")).to_be_focused()


def test_all_remaining_values_become_options_by_one_press(mapping_page: Page) -> None:
    services = line(mapping_page, "Services")
    expect(services.get_by_label("What Payroll becomes")).to_be_visible()
    services.get_by_role("button", name="Create all 3 remaining as options").click()
    expect(services.get_by_label("What Payroll becomes")).to_have_count(0)
    expect(services.get_by_label("Field for Services").locator("option:checked")).to_have_text("Services")
