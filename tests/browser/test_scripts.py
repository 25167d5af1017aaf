"""Text that would run as a script wherever a page took it for anything but text: through every place it can get to."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from rollforward.accounts.models import Firm, User
from rollforward.clients.commands import create_client, create_field, create_option
from rollforward.clients.models import Client
from rollforward.imports import commands
from rollforward.imports.models import Import
from rollforward.work import commands as work
from rollforward.work.steps import Step
from tests.apps.imports.importing import finish
from tests.cast import Cast
from tests.hostile.scripts import SCRIPTS

IMAGE = "<img data-ran src=x onerror=alert(1)>"
#: As long as the name of a sheet may be, and without what it may not have.
SHEETS = ("<svg data-ran onload=alert(1)>", "<img src=x onerror=alert(1)>")
HEADER = ["Client name", "City", "Notes", "First name", "Last name", "Group", "Tags", SCRIPTS[30], SCRIPTS[0]]
#: What a script would have left: an element of its own, an address that runs, or a refusal by the page's policy.
TRACES = """() => [
    ...document.querySelectorAll("[data-ran], [onerror], [onload], [onmouseover], [onfocus]"),
    ...[...document.querySelectorAll("a[href], form[action]")].filter(
        (e) => /^(javascript|data|vbscript):/i.test(e.getAttribute("href") ?? e.getAttribute("action"))),
].map((e) => e.outerHTML.slice(0, 200)).concat(window.refusedByPolicy)"""
WATCH = """window.refusedByPolicy = [];
document.addEventListener("securitypolicyviolation", (refused) =>
    window.refusedByPolicy.push(`${refused.violatedDirective} ${refused.blockedURI}`));"""


def workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, other = map(book.add_worksheet, SHEETS)
        other.write_string(0, 0, IMAGE)
        for row, cells in enumerate([HEADER, *([text] * len(HEADER) for text in SCRIPTS)]):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    return made.getvalue()


def uploaded(cast: Cast) -> Import:
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, f"{IMAGE}.xlsx", [workbook()])
    return imp


@pytest.fixture
def infested(server: str, cast: Cast) -> Cast:
    """Every name and text of the firm is one of them; all sixty came in by an import."""
    Firm.objects.filter(pk=cast.harbor.pk).update(name=IMAGE)
    User.objects.filter(pk=cast.vera.user_id).update(name=IMAGE)
    create_field(cast.vera, "client", IMAGE, "single-select", options=[IMAGE, SCRIPTS[3]])
    create_option(cast.vera, "client.services", SCRIPTS[9])
    create_client(cast.vera, {"client.name": SCRIPTS[8], "client.website": "javascript:alert(1)"})
    work.create_template(cast.vera, IMAGE, IMAGE, [Step(IMAGE, 0)])
    due = datetime.date.today()
    work.create_project(cast.vera, "C-1001", name=IMAGE, due_on=due, assignee=cast.vera.pk)
    done = uploaded(cast)
    commands.choose_sheet(done, cast.vera, 0)
    commands.submit(done, cast.vera, "skip")
    assert finish(done, cast.vera).state == Import.State.DONE
    assert Client.objects.count() > 40, done.receipt  # those that differ in signs alone count as one name
    return cast


def test_no_text_runs_as_a_script_on_any_page(
    page: Page, server: str, infested: Cast, enter: Callable[..., Any]
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"{page.url} ran a script: {dialog.message}"))
    page.add_init_script(WATCH)
    enter(page, infested.vera)
    done, draft = Import.objects.get(), uploaded(infested)
    looked_at: list[str] = []

    def look(address: str = "") -> None:
        if address:
            page.goto(server + address)
        looked_at.append(page.url)
        assert page.evaluate(TRACES) == [], page.url

    look(f"/imports/{draft.reference}/sheet/")
    commands.choose_sheet(draft, infested.vera, 0)
    for step in ("data/", "map/", "duplicates/", "shared-contacts/", "review/?plain", "cancel/"):
        look(f"/imports/{draft.reference}/{step}")
    look_at_the_sheet(page, f"{server}/imports/{draft.reference}/review/", look)
    for address in ("/imports/", f"/imports/{done.reference}/", f"/imports/{done.reference}/undo/"):
        look(address)
    clients = Client.objects.order_by("pk").values_list("public_id", flat=True)
    shown = [clients[0], *(imported for imported in clients[1:] if int(imported.partition("-")[2]) % 9 == 0)]
    for address in shown:
        look(f"/clients/{address}/")
    for address in (
        "/?whose=all", "/clients/?q=<script>alert(1)</script>&columns=client.notes,client.website",
        f"/clients/{clients[0]}/edit/", f"/clients/{clients[0]}/merge/?with={clients[1]}", "/clients/changes/",
        "/clients/bulk/?field=client.tags&how=add&value=<img+data-ran+src=x+onerror=alert(1)>", "/contacts/",
        "/work/?whose=all", "/work/month/", "/settings/fields/", "/settings/members/", "/settings/layouts/",
        "/settings/templates/", "/settings/activity/", "/settings/firm/", "/settings/rules/new/pattern/", "/firms/",
    ):  # fmt: skip
        look(address)
    assert len(looked_at) > 38


def look_at_the_sheet(page: Page, address: str, look: Callable[[], None]) -> None:
    """From the first row to the last, with what stands beside a row, the choice of an option and the replacing."""
    page.goto(address)
    grid = page.get_by_role("grid")
    expect(grid.get_by_role("gridcell").first).to_be_visible()
    look()
    grid.focus()
    for _ in range(4):
        page.keyboard.press("PageDown")
        expect(grid.locator("[aria-busy]")).to_have_count(0)
        look()
    page.get_by_role("button", name="Find and replace").click()
    page.get_by_role("dialog").get_by_label("Find", exact=True).fill("alert")
    look()
    page.keyboard.press("Escape")
