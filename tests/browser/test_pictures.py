"""Pictures of the documentation that need a firm at work: the demo's, with the sample list half imported."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from rollforward.demo.firm import SAMPLE, demo_firm
from rollforward.imports import commands

#: What somebody typed without its sign: two rows of the sample that cannot be imported as they are.
_BROKEN = ("@belangerbakery", "@cascobaycharters")


def test_the_pictures_of_a_firm_at_work_show_pages_as_they_are(
    page: Page, server: str, worker: None, enter: Callable[[Page, Any], Page], picture: Callable[..., None]
) -> None:
    vera = demo_firm(datetime.date.today()).members[0]
    imp = commands.start(vera, "update")
    sample = SAMPLE.read_text()
    for each in _BROKEN:
        assert each in sample
        sample = sample.replace(each, each.replace("@", "."))
    commands.receive_file(imp, vera, "customers.csv", [sample.encode()])
    enter(page, vera).goto(f"{server}/?whose=all")
    picture(page, "home", "Imports in progress")
    page.goto(f"{server}/work/month/")
    page.locator("[rel=next]").click()
    picture(page, "month", "Work", width=1000, height=800)
    page.set_viewport_size({"width": 1200, "height": 660})
    page.goto(f"{server}/imports/{imp.reference}/review/")
    page.get_by_role("button", name="Next problem").click()
    expect(page.get_by_role("gridcell", name="chloe.belangerbakery.example")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    picture(page, "review", "Review", width=1200, height=660)
