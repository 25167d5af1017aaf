"""The pages outside of an import, in a real browser: accessible in both themes, alive with script, calm when locked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from playwright.sync_api import Page, expect

from rollforward.accounts.models import Firm
from rollforward.clients.commands import add_contact, create_client, create_field, create_option, declare_rule
from rollforward.clients.models import CustomField, Rule
from rollforward.imports import liveness
from tests.cast import PASSWORD, Cast

Enter = Callable[[Page, Any], Page]


@pytest.fixture
def stocked(server: str, cast: Cast) -> Cast:
    create_field(cast.vera, "client", "Entity type", "single-select", options=["S-Corp", "LLC"])
    create_option(cast.vera, "client.services", "Tax")
    create_client(
        cast.vera,
        {
            "client.name": "Alder LLC",
            "client.status": "Active",
            "client.services": "Tax",
            "client.tax_id": "12-3456789",
        },
    )
    create_client(cast.vera, {"client.name": "Birch & Sons"})
    declare_rule(cast.vera, "length", ["client.name"], {"most": "10"})
    add_contact(cast.vera, "C-1001", {"contact.first_name": "Ana", "contact.email": "ana@alder.example"})
    return cast


PAGES = [
    "/clients/",
    "/clients/?q=nothing",
    "/clients/?client.status=Active&client.city.is=blank&add=client.since&columns=client.tags,contact.role",
    "/clients/bulk/?field=client.tags&how=add&value=vip",
    "/clients/changes/",
    "/clients/changes/1/",
    "/clients/new/",
    "/clients/C-1001/",
    "/clients/C-1001/edit/",
    "/clients/C-1001/delete/",
    "/clients/C-1001/merge/?find=b",
    "/clients/C-1001/merge/?with=C-1002",
    "/contacts/?contact.role.is=blank&add=contact.birthday",
    "/clients/C-1002/contacts/new/?find=ana",
    "/clients/C-1001/contacts/P-1001/edit/",
    "/settings/fields/",
    "/settings/fields/new/",
    "/settings/fields/client.services/",
    "/settings/rules/",
    "/settings/rules/new/",
    "/settings/rules/new/pattern/",
    "/settings/members/",
    "/settings/firm/",
    "/settings/security/",
    "/settings/layouts/",
    "/settings/activity/",
    "/settings/webhooks/",
    "/settings/webhooks/new/",
    "/account/tokens/",
    "/account/sessions/",
    "/account/language/",
    "/firms/",
    "/no/such/page/",
]


def test_every_page_is_accessible_and_fits_a_phone_and_a_tablet(
    page: Page, server: str, stocked: Cast, enter: Enter, no_axe_violation_in_either_theme: Callable[[Page], None]
) -> None:
    page.goto(f"{server}{reverse('account_login')}")
    no_axe_violation_in_either_theme(page)
    enter(page, stocked.vera)
    kind = reverse("settings-field-kind", args=[CustomField.objects.get(label="Entity type").pk])
    for address in [*PAGES, reverse("settings-rule", args=[Rule.objects.get().pk]), f"{kind}?kind=text"]:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(server + address)
        no_axe_violation_in_either_theme(page)
        for width in (768, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} at {width}"


def test_a_theme_chosen_by_hand_is_remembered(page: Page, server: str, stocked: Cast, enter: Enter) -> None:
    enter(page, stocked.vera).goto(server)
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{server}/settings/fields/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_list_follows_what_is_typed(page: Page, server: str, stocked: Cast, enter: Enter) -> None:
    enter(page, stocked.vera)
    page.goto(f"{server}/clients/")
    page.get_by_label("Search clients").press_sequentially("ana@al")
    expect(page.get_by_role("row", name="Birch & Sons")).to_have_count(0)
    expect(page.get_by_role("row", name="Alder LLC")).to_be_visible()
    expect(page.get_by_text("1 found for “ana@al”")).to_be_visible()


def test_an_open_page_learns_of_the_lock_and_returns_with_what_was_typed(
    page: Page, server: str, stocked: Cast, enter: Enter
) -> None:
    enter(page, stocked.omar)
    page.goto(f"{server}/clients/C-1001/edit/")
    page.get_by_label("City").fill("Bangor")
    harbor = Firm.objects.filter(pk=stocked.harbor.pk)
    with liveness.held("import-abcdefghjk"):
        harbor.update(lock_owner="abcdefghjk", lock_member_name="Vera Lind", lock_reason="is replacing all clients")
        expect(page.get_by_text("Vera Lind is replacing all clients")).to_be_visible()
        harbor.update(lock_owner="")
    expect(page.get_by_label("City")).to_have_value("Bangor")
    expect(page.get_by_role("status")).to_contain_text("What you had typed is here again")


def test_a_page_left_alone_asks_for_the_sign_in_and_comes_back_with_what_was_typed(
    page: Page, server: str, stocked: Cast, enter: Enter
) -> None:
    enter(page, stocked.omar)
    page.goto(f"{server}/clients/C-1001/edit/")
    page.get_by_label("City").fill("Bangor")
    cookie = next(each["value"] for each in page.context.cookies() if each["name"] == settings.SESSION_COOKIE_NAME)
    session = SessionStore(cookie)
    session["seen"] = session["seen"] - 120 * 60
    session.save()
    expect(page.get_by_text("Nobody had used the page for a while")).to_be_visible()
    page.fill("input[name=login]", stocked.omar.user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    expect(page.get_by_label("City")).to_have_value("Bangor")
    expect(page.get_by_role("status")).to_contain_text("What you had typed is here again")


def test_on_a_phone_the_less_frequent_actions_of_a_page_rise_from_below(
    page: Page, server: str, stocked: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    enter(page, stocked.vera)
    page.goto(f"{server}/clients/")
    export, new = page.locator("summary", has_text="Export"), page.get_by_role("link", name="New client")
    expect(new).to_be_hidden()
    page.get_by_role("button", name="More").click()
    export.click()
    expect(page.get_by_role("link", name="Current data, CSV")).to_be_visible()
    no_axe_violation(page)
    page.keyboard.press("Escape")
    expect(new).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="More")).to_be_hidden()
    expect(new).to_be_visible()
    page.goto(f"{server}/clients/C-1001/")
    merge, change = (page.get_by_role("link", name=each, exact=True).bounding_box() for each in ("Merge", "Change"))
    assert {box["y"] for box in (merge, change) if box} == {change["y"] if change else None}, "beside the main action"


def test_without_script_the_locked_page_returns_too(browser: Any, server: str, stocked: Cast) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{reverse('account_login')}")
    page.fill("input[name=login]", stocked.omar.user.email)
    page.fill("input[name=password]", "correct horse battery")
    page.press("input[name=password]", "Enter")
    harbor = Firm.objects.filter(pk=stocked.harbor.pk)
    with liveness.held("import-abcdefghjk"):
        harbor.update(lock_owner="abcdefghjk", lock_member_name="Vera Lind", lock_reason="is replacing all clients")
        page.goto(f"{server}/clients/C-1001/")
        expect(page.get_by_text("Vera Lind is replacing all clients")).to_be_visible()
        harbor.update(lock_owner="")
    expect(page.get_by_role("heading", name="Alder LLC")).to_be_visible(timeout=20_000)
    context.close()


def test_choosing_a_field_opens_its_filter_and_ticked_clients_are_changed(
    page: Page, server: str, stocked: Cast, enter: Enter
) -> None:
    enter(page, stocked.vera)
    page.goto(f"{server}/clients/")
    page.get_by_text("Filters").click()
    page.get_by_label("Add a filter").select_option(label="Status")
    page.get_by_label("Active", exact=True).check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("link", name="Status: Active")).to_be_visible()
    page.get_by_label("Search clients").press_sequentially("ald")
    expect(page.get_by_text("1 found for “ald”")).to_be_visible()
    expect(page).to_have_url(f"{server}/clients/?q=ald&client.status=Active")
    page.get_by_label("Tick Alder LLC").check()
    page.get_by_role("button", name="Change ticked").click()
    expect(page.get_by_role("heading", name="Change 1 client")).to_be_visible()


def test_single_keys_open_pages_and_can_be_switched_off(
    page: Page, server: str, stocked: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    enter(page, stocked.vera).goto(f"{server}/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    no_axe_violation(page)
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Clients", level=1)).to_be_visible()
    page.goto(f"{server}/contacts/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("g?")
    expect(page.get_by_role("searchbox")).to_have_value("g?")
    page.get_by_label(re.compile("account")).click()
    page.get_by_role("button", name="Keys").click()
    keys.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(keys).to_be_hidden()
