"""The sheet as the server ships it: one script, minified and compressed, under the same strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Page, expect

from rollforward.config import settings as shipped
from rollforward.imports import commands
from tests.browser.sheets import cell, open_sheet
from tests.cast import Cast
from tests.live import serving


@pytest.fixture
def server(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[str]:
    """As ``rollforward serve`` sets it up."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = shipped.STORAGES
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", verbosity=0, interactive=False)
    with serving(get_wsgi_application()) as address:
        yield address


def test_the_sheet_works_with_one_script_of_at_most_20_kb_on_the_wire(
    page: Page, server: str, cast: Cast, enter: Callable[[Page, Any], Page]
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.csv", [b"Client name,City\nDunn,Bath\n"])
    sheet = open_sheet(page, server, cast.vera, enter, imp)
    page.keyboard.type("Oak")
    page.keyboard.press("Enter")
    expect(cell(sheet, 0, 1).locator(".grid-text")).to_have_text("Oak")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    scripts: list[int] = page.evaluate(
        """() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/static/grid/"))
            .map(({ encodedBodySize }) => encodedBodySize)"""
    )
    assert len(scripts) == 1
    assert 0 < scripts[0] <= 20_000
    page.get_by_role("button", name="Compare with clients").click()  # a script of its own, fetched only now
    expect(page.get_by_role("dialog", name="Which client is row 2?")).to_be_visible()
    assert complaints == []
