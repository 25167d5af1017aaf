"""The reading of a file, looked at and changed in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.files import CUSTOMERS, csv
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]


def upload(page: Page, server: str, file: FilePayload) -> None:
    page.goto(f"{server}/imports/new/")
    page.get_by_role("button", name="Continue with updating").click()
    page.set_input_files("input[type=file]", file)


def test_the_header_is_moved_with_a_click_and_a_set_aside_line_comes_back(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    upload(page, server, csv(CUSTOMERS))
    page.get_by_role("link", name="change header in row 4").click()
    page.get_by_role("cell", name="Baker Bakery").click()
    page.get_by_role("link", name="change header in row 6").click()
    page.get_by_role("button", name="4 is the header").press("Enter")
    expect(page.get_by_role("link", name="change header in row 4")).to_be_visible()

    page.get_by_role("link", name="look at what is set aside").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Take back row 9").press("Enter")
    again = page.get_by_role("button", name="Set aside again row 9")
    expect(again).to_be_focused()
    page.reload()
    expect(page.get_by_text("5 rows", exact=True)).to_be_visible()


def test_a_file_chosen_before_the_script_has_arrived_is_sent_all_the_same(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    held: list[Route] = []
    page.route("**/upload*.js", lambda route: held.extend([route]))
    page.goto(f"{server}/imports/new/")
    with page.expect_request("**/upload*.js"):
        page.get_by_role("button", name="Continue with updating").click(no_wait_after=True)
    page.set_input_files("input[type=file]", csv(CUSTOMERS))
    held[0].continue_()
    expect(page.get_by_role("link", name="change header in row 4")).to_be_visible()


def test_an_unsure_reading_is_asked_about_and_one_click_settles_it(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    upload(page, server, csv("Zork,Blip\nAcme,Boston\n"))
    expect(page.get_by_role("heading", name="Was the file read rightly?")).to_be_visible()
    page.locator("#yes").click()
    expect(page.get_by_role("heading", name="How the file was read")).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    expect(page.get_by_role("heading", name="Which column is what?")).to_be_visible()


def test_a_wrong_encoding_is_changed_by_the_line_that_reads_right(
    page: Page, server: str, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    upload(page, server, FilePayload(name="list.csv", mimeType="text/csv", buffer=CUSTOMERS.encode("cp1252")))
    page.locator("a[href*='change=encoding']").click()
    page.get_by_label("Read it as").select_option("koi8-r")
    page.get_by_role("button", name="Read it so").click()
    page.get_by_role("link", name="change KOI8-R").click()
    right = page.get_by_role("listitem").filter(has_text="Café Renée")
    right.get_by_role("button", name="This one reads right").click()
    expect(page.get_by_role("cell", name="Café Renée")).to_be_visible()
