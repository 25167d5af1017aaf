"""Leaving the sheet while an edit is on its way to the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rollforward.imports import queries
from rollforward.imports.models import Import
from tests.browser.sheets import cell, open_sheet
from tests.browser.slow import Slow
from tests.browser.test_import_pages import uploaded
from tests.cast import Cast
from tests.live import serving

Enter = Callable[[Page, Any], Page]


@pytest.fixture
def slow() -> Slow:
    return Slow("/review/edits", "/review.js")


@pytest.fixture
def server(transactional_db: None, slow: Slow) -> Iterator[str]:
    with serving(slow) as address:
        yield address


@pytest.fixture
def imp(page: Page, server: str, cast: Cast, enter: Enter) -> Import:
    """An import of two new clients whose sheet is open."""
    made = uploaded(cast, "Client name,City\nPine LLC,Bath\nElm LLC,Rome\n")
    open_sheet(page, server, cast.vera, enter, made)
    return made


def cities(imp: Import) -> list[str]:
    return [row.cells[1] for row in queries.page(imp, 0, 9).rows]


def type_a_city(page: Page, text: str) -> None:
    cell(page.get_by_role("grid"), 0, 2).click()
    page.keyboard.type(text)


def test_submit_waits_for_an_edit_on_its_way(page: Page, imp: Import, slow: Slow) -> None:
    type_a_city(page, "York")
    page.get_by_role("button", name="Submit: ").click()  # the editor is still open
    slow.wait()
    expect(page.locator("body")).to_have_attribute("data-sending", "")
    expect(page).to_have_url(page.url)
    slow.let_through()
    page.wait_for_url(lambda address: "/review/" not in address)
    assert cities(imp) == ["York", "Rome"]


def test_submit_stays_where_an_edit_before_it_was_refused(page: Page, imp: Import, slow: Slow) -> None:
    type_a_city(page, "York")
    page.get_by_role("button", name="Submit: ").click()
    slow.wait()
    slow.fail()
    expect(page.get_by_role("status").last).to_have_text("The server did not answer. Try again in a moment.")
    expect(page.get_by_role("button", name="Submit: ")).to_be_visible()
    assert cities(imp) == ["Bath", "Rome"]


def test_what_stands_in_the_editor_of_a_tab_that_is_closed_is_asked_for_and_kept(
    page: Page, imp: Import, slow: Slow
) -> None:
    type_a_city(page, "York")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    slow.wait()
    asked.value.accept()
    slow.let_through()
    slow.wait_until_done()
    assert cities(imp) == ["York", "Rome"]
