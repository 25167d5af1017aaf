"""On the mapping page no choice is lost, however slow the server answers, and nothing else is disturbed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rollforward.imports import queries
from rollforward.imports.models import Import
from tests.browser.slow import Slow
from tests.browser.test_import_pages import uploaded
from tests.cast import Cast
from tests.live import serving

Enter = Callable[[Page, Any], Page]
COLUMNS = "Client name,Parent company,Zone,Area\nPine LLC,Tree,Oslo,Viken\nOak LLC,Wood,Bonn,NRW\nElm LLC,,Rome,Lazio\n"


@pytest.fixture
def slow() -> Slow:
    return Slow("/map/", "/mapping.js")


@pytest.fixture
def server(transactional_db: None, slow: Slow) -> Iterator[str]:
    with serving(slow) as address:
        yield address


@pytest.fixture
def imp(page: Page, server: str, cast: Cast, enter: Enter) -> Import:
    """An import whose mapping page is open."""
    enter(page, cast.vera)
    made = uploaded(cast, COLUMNS)
    page.goto(f"{server}/imports/{made.reference}/map/")
    return made


def targets(imp: Import) -> dict[str, str]:
    imp.refresh_from_db()
    return {each.header: each.target for each in queries.mapping_lines(imp)}


def saved(page: Page) -> None:
    expect(page.locator("#saving")).to_have_text("")


def test_what_is_chosen_while_another_choice_is_on_its_way_is_kept(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.wait()
    page.get_by_label("Field for Area").select_option("client.region")
    page.get_by_role("button", name="Parent company is").click()
    for _ in range(3):
        slow.let_through()
    saved(page)
    expect(page.get_by_label("Field for Area")).to_have_value("client.region")
    expect(page.get_by_role("button", name="Parent company is")).to_have_count(0)
    expect(page.get_by_role("article", name="Pine LLC")).to_contain_text("Viken")
    assert (targets(imp)["Zone"], targets(imp)["Area"]) == ("client.city", "client.region")


def test_an_answer_leaves_focus_and_opened_things_where_they_are(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.wait()
    other = page.get_by_label("Field for Area")
    other.focus()
    same = other.element_handle()
    slow.let_through()
    saved(page)
    expect(page.get_by_role("article", name="Pine LLC")).to_contain_text("Oslo")
    expect(other).to_be_focused()
    assert page.evaluate("one => one === document.activeElement", same)


def test_a_press_that_an_answer_overtakes_still_counts(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.wait()
    page.get_by_role("button", name="Parent company is").hover()
    page.mouse.down()
    slow.let_through()
    saved(page)
    page.mouse.up()
    slow.wait()
    slow.let_through()
    expect(page.get_by_role("button", name="Parent company is")).to_have_count(0)
    expect(page.get_by_role("article", name="Pine LLC")).to_contain_text("Oslo")


def test_complete_waits_for_the_choices_before_it(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.wait()
    page.get_by_role("button", name="Complete").first.click()
    slow.let_through()
    slow.wait()
    assert targets(imp)["Zone"] == "client.city"
    slow.let_through()
    page.wait_for_url("**/review/**")


def test_a_choice_that_did_not_reach_the_server_is_told_and_sent_again(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.wait()
    slow.fail()
    alert = page.get_by_role("alert").filter(has_text="not saved yet")
    expect(alert).to_be_visible()
    assert targets(imp)["Zone"] == "ignore"
    alert.get_by_role("button", name="Try again").click()
    slow.wait()
    slow.let_through()
    expect(page.get_by_role("article", name="Pine LLC")).to_contain_text("Oslo")
    expect(alert).to_be_hidden()


def test_a_field_taken_from_another_column_is_told_where_one_looks(page: Page, imp: Import, slow: Slow) -> None:
    page.get_by_label("Field for Area").select_option("client.name")
    slow.wait()
    slow.let_through()
    told = page.get_by_role("status").filter(has_text="“Client name” no longer goes to Client name")
    expect(told).to_be_in_viewport()
    expect(page.get_by_label("Field for Client name")).to_have_value("ignore")


def test_what_is_chosen_before_the_script_is_there_is_not_lost(
    page: Page, server: str, slow: Slow, cast: Cast, enter: Enter
) -> None:
    enter(page, cast.vera)
    made = uploaded(cast, COLUMNS)
    slow.script.clear()
    page.goto(f"{server}/imports/{made.reference}/map/", wait_until="commit")
    page.get_by_label("Field for Zone").select_option("client.city")
    slow.let_through()
    slow.script.set()
    slow.wait()
    saved(page)
    assert targets(made)["Zone"] == "client.city"
