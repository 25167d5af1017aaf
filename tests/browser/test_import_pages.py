"""Every page of an import: accessible in both themes, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from rollforward.clients.commands import create_client
from rollforward.imports import commands, jobs
from rollforward.imports.models import Import
from tests.browser.files import CUSTOMERS
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}


def uploaded(cast: Cast, text: str) -> Import:
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "customers.csv", [text.encode()])
    return imp


@pytest.fixture
def addresses(server: str, cast: Cast) -> list[str]:
    """Every page there is: drafts at each step and change of the reading, a waiting import, receipts of all kinds."""
    create_client(cast.vera, {"client.name": "Baker Bakery", "client.city": "Rome"})
    done = uploaded(cast, CUSTOMERS)
    commands.submit(done, cast.vera, "skip")
    jobs.run_next("test")
    draft, cancelled, waiting = (uploaded(cast, CUSTOMERS) for _ in range(3))
    commands.cancel(cancelled, cast.vera)
    commands.submit(waiting, cast.vera, "skip")
    shared = uploaded(
        cast, "Client name,First name,Last name,Email\n" + "".join(f"{c},Ann,Lee,ann@lee.example\n" for c in "AB")
    )
    clearing = commands.start(cast.vera, "clear")
    changes = ("encoding", "dialect", "header", "aside")
    steps = ("data", "sheet", *(f"sheet/?change={part}" for part in changes), "map", "review", "review/?plain")
    return [
        "",
        "new/",
        f"{clearing.reference}/confirm/",
        *(f"{draft.reference}/{step}{'' if '?' in step else '/'}" for step in steps),
        f"{draft.reference}/duplicates/",
        f"{shared.reference}/shared-contacts/",
        f"{waiting.reference}/progress/",
        f"{done.reference}/",
        f"{cancelled.reference}/",
    ]


def test_every_page_is_accessible_and_fits_a_phone(
    page: Page,
    server: str,
    addresses: list[str],
    cast: Cast,
    enter: Enter,
    no_axe_violation_in_either_theme: Callable[[Page], None],
) -> None:
    enter(page, cast.vera)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    for address in addresses:
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.goto(f"{server}/imports/{address}")
        if address.endswith("review/"):
            page.get_by_role("gridcell").first.wait_for()
        no_axe_violation_in_either_theme(page)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    assert not faults


def test_the_window_before_a_clear_is_accessible(
    page: Page, server: str, cast: Cast, enter: Enter, no_axe_violation: Callable[[Page], None]
) -> None:
    enter(page, cast.vera)
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with clearing").click()
    no_axe_violation(page)
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
