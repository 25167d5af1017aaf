"""Clear and add: the confirmation, the lock that everybody in the firm sees and nobody else, and the way back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rollforward.clients.commands import create_client
from rollforward.imports import progress
from tests.browser.files import OTHERS, csv
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]


@pytest.fixture
def halt(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Holds the worker where it tells that it builds the new set, until the event is set: the real lock, made long."""
    go_on = threading.Event()
    tell = progress.tell

    def tell_and_wait(reference: str, phase: str, done: int = 0, total: int = 0) -> None:
        tell(reference, phase, done, total)
        if phase.startswith("Building"):
            go_on.wait(60)

    monkeypatch.setattr(progress, "tell", tell_and_wait)
    return go_on


@pytest.mark.postgresql
def test_the_firm_is_locked_while_its_clients_are_replaced_and_everybody_comes_back(
    browser: Browser, server: str, worker: None, halt: threading.Event, cast: Cast, enter: Enter
) -> None:
    create_client(cast.vera, {"client.name": "Old Client"})
    vera, omar, nina = (enter(browser.new_context().new_page(), member) for member in (cast.vera, cast.omar, cast.nina))
    omar.goto(f"{server}/clients/?q=new")

    vera.goto(f"{server}/imports/new/")
    expect(vera.get_by_text("1 client and 0 contacts").first).to_be_visible()
    vera.get_by_role("button", name="Continue with clearing").click()
    window = vera.get_by_role("dialog", name="Clear all clients and start anew?")
    window.get_by_label("Type the firm's name").fill("Harbor Books")
    window.get_by_role("button", name="Go on with clearing").click()
    vera.set_input_files("input[type=file]", csv(OTHERS, "others.csv"))
    vera.get_by_role("button", name="Complete").first.click()
    vera.get_by_role("button", name="Submit: Clear all, add 2").click()

    expect(omar.get_by_text("Vera Lind is replacing all clients")).to_be_visible(timeout=15_000)
    expect(vera.get_by_text("Building the new set of clients")).to_be_visible(timeout=15_000)
    nina.goto(f"{server}/clients/")
    expect(nina.get_by_role("heading", name="Clients", exact=True)).to_be_visible()

    halt.set()
    expect(omar.get_by_role("link", name="First New")).to_be_visible(timeout=15_000)
    assert omar.url == f"{server}/clients/?q=new"
    expect(vera.get_by_role("row", name="Rows in the file 2")).to_be_visible(timeout=15_000)

    vera.get_by_role("button", name="Undo this import").click()
    expect(vera.get_by_role("button", name="Undo the undo")).to_be_visible(timeout=15_000)
    vera.goto(f"{server}/clients/")
    expect(vera.get_by_role("link", name="Old Client")).to_be_visible()
    expect(vera.get_by_role("link", name="First New")).to_be_hidden()


def test_a_wrong_name_clears_nothing(page: Page, server: str, cast: Cast, enter: Enter) -> None:
    enter(page, cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with clearing").click()
    page.get_by_label("Type the firm's name").fill("North Ledger")
    page.get_by_role("button", name="Go on with clearing").click()
    expect(page.get_by_text("That is not the firm's name")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    expect(page).to_have_url(f"{server}/imports/new/")


def test_undoing_a_clear_asks_first_where_work_was_done_since(
    page: Page, server: str, worker: None, cast: Cast, enter: Enter
) -> None:
    create_client(cast.vera, {"client.name": "Old Client"})
    enter(page, cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with clearing").click()
    page.get_by_label("Type the firm's name").fill("Harbor Books")
    page.get_by_role("button", name="Go on with clearing").click()
    page.set_input_files("input[type=file]", csv(OTHERS, "others.csv"))
    page.get_by_role("button", name="Complete").first.click()
    page.get_by_role("button", name="Submit: Clear all, add 2").click()
    expect(page.get_by_role("row", name="Rows in the file 2")).to_be_visible(timeout=15_000)

    cast.vera.firm.refresh_from_db()
    create_client(cast.vera, {"client.name": "Third New"})
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("1 change was made since")).to_be_visible()
    page.get_by_role("button", name="Undo all the same").click()
    expect(page.get_by_role("button", name="Undo the undo")).to_be_visible(timeout=15_000)
