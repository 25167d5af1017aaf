"""The pages of work in a real browser: accessible, on a phone too, and alive with script."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rollforward.clients.commands import create_client
from rollforward.work import commands
from rollforward.work.models import Project, Series, Template
from rollforward.work.steps import Step
from tests.cast import Cast

Enter = Callable[[Page, Any], Page]


@pytest.fixture
def worked(server: str, cast: Cast) -> Cast:
    """Vera's books of Alder, every week from today on, and a project that is late."""
    create_client(cast.vera, {"client.name": "Alder LLC"})
    steps = [Step("Collect", 5), Step("Reconcile", 2), Step("Close")]
    template = commands.create_template(cast.vera, "Books", "", steps)
    today = datetime.date.today()
    rule = f"FREQ=WEEKLY;BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[today.weekday()]}"
    wanted = commands.Wanted("Books", rule, today, assignee=cast.vera.pk, template=template.pk)
    commands.create_series(cast.vera, "C-1001", wanted)
    late = today - datetime.timedelta(days=3)
    commands.create_project(cast.vera, "C-1001", name="Catch up", due_on=late, assignee=cast.vera.pk)
    return cast


def test_every_page_of_work_is_accessible_and_fits_a_phone(
    page: Page, server: str, worked: Cast, enter: Enter, no_axe_violation_in_either_theme: Callable[[Page], None]
) -> None:
    enter(page, worked.vera)
    project, series, template = (model.objects.first().pk for model in (Project, Series, Template))
    for address in (
        "/?whose=all",
        "/work/",
        "/work/month/",
        "/work/month/?month=2001-02",
        "/clients/C-1001/series/new/",
        "/clients/C-1001/projects/new/",
        "/settings/templates/new/",
        f"/work/projects/{project}/",
        f"/work/series/{series}/",
        f"/settings/templates/{template}/",
    ):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(server + address)
        no_axe_violation_in_either_theme(page)
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than a phone"


def test_tasks_are_checked_off_where_they_stand(page: Page, server: str, worked: Cast, enter: Enter) -> None:
    enter(page, worked.vera)
    page.goto(f"{server}/work/")
    first = page.locator(".project", has_text="Books").first
    first.locator("summary").click()
    first.get_by_role("button", name="Done: Collect").press("Enter")
    expect(first.get_by_text("1 of 3 done")).to_be_visible()
    expect(first.get_by_role("button", name="Done: Collect")).to_be_focused()
    first.get_by_role("button", name="Done: Reconcile").press("Enter")
    expect(first.get_by_text("2 of 3 done")).to_be_visible()
    expect(first.get_by_text("In progress")).to_be_visible()
    first.get_by_role("link", name="Books").click()
    page.get_by_role("button", name="Done: Close").press("Enter")
    expect(page.locator("#project-facts")).to_contain_text("Completed")


def test_tasks_of_a_template_are_put_in_order_by_mouse_and_by_keyboard(
    page: Page, server: str, worked: Cast, enter: Enter
) -> None:
    enter(page, worked.vera)
    page.goto(f"{server}/settings/templates/{Template.objects.get().pk}/")
    grips = page.locator("[data-grip]")
    grips.nth(2).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-reorder-told]")).to_have_text("Now number 2 of 3")
    grips.nth(0).hover()
    page.mouse.down()
    box = page.locator("[data-row]").nth(2).bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 2, steps=4)
    page.mouse.up()
    expect(page.locator("[data-reorder-told]")).to_have_text("Now number 3 of 3")
    page.get_by_role("button", name="Save template").click()
    expect(page.get_by_text("The template was saved.")).to_be_visible()
    assert [task.title for task in Template.objects.get().tasks.all()] == ["Close", "Reconcile", "Collect"]


def test_the_next_dates_follow_the_schedule_and_the_keys_the_month(
    page: Page, server: str, worked: Cast, enter: Enter
) -> None:
    enter(page, worked.vera)
    page.goto(f"{server}/clients/C-1001/series/new/")
    page.get_by_label("From", exact=False).fill("2031-01-31")
    page.get_by_label("Day", exact=True).fill("31")
    expect(page.locator("#preview")).to_contain_text("Fri, Feb 28, 2031")
    expect(page.get_by_label("In these months")).to_be_hidden()
    page.goto(f"{server}/work/month/?month=2031-01")
    page.get_by_role("link", name="Wednesday, January 1: ").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Wednesday, January 8: ")).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", name="February 2031")).to_be_visible()
