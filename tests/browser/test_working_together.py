"""Colleagues at one import: what is said about rows, who is asked for cells; and the programs that are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect

from rollforward.hooks import commands as hooks
from rollforward.hooks.events import Event
from rollforward.imports import commands
from tests.apps.imports.importing import prepare
from tests.browser.sheets import open_sheet
from tests.cast import Cast

SHEET = "Client name,City,Status\nAbbott LLC,Bath,Active\nBrooks,,Sleeping\nChen,,\n"


def test_a_comment_is_marked_in_the_sheet_and_every_page_is_accessible_and_fits_a_phone(
    page: Page,
    server: str,
    cast: Cast,
    enter: Callable[[Page, Any], Page],
    no_axe_violation_in_either_theme: Callable[[Page], None],
) -> None:
    imp = prepare(cast.vera, SHEET)
    asked = commands.ask_colleague(imp, cast.omar, cast.vera.pk, 1, "blank", "Do you know these?", names=True)
    commands.ask_colleague(imp, cast.vera, cast.lena.pk, 2, "problem", "What is meant?")
    hook, _secret = hooks.add(cast.vera, "https://hooks.example/rollforward", list(Event))
    hooks.send_test(cast.vera, hook.pk).attempts.create(number=1, at=hook.created_at, outcome="503 Service Unavailable")
    grid = open_sheet(page, server, cast.vera, enter, imp)
    page.get_by_label("Comment on this row").fill("Left in May?")
    page.keyboard.press("Enter")
    expect(grid.locator(".grid-commented")).to_have_count(1)
    expect(page.locator("[data-cell]")).to_contain_text("Left in May?")
    addresses = [
        reverse("import-review", args=[imp.reference]),
        reverse("import-ask", args=[imp.reference]),
        reverse("import-comments", args=[imp.reference]),
        reverse("asked", args=[asked.pk]),
        reverse("settings-webhooks"),
        reverse("settings-webhook-new"),
        reverse("settings-webhook", args=[hook.pk]),
    ]
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(server + address)
        no_axe_violation_in_either_theme(page)
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than a phone"
