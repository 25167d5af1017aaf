"""Opening the sheet of an import, its cells, and the clipboard as a spreadsheet fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from rollforward.accounts.models import Member
from rollforward.imports.models import Import


def open_sheet(page: Page, server: str, member: Member, enter: Callable[[Page, Any], Page], imp: Import) -> Locator:
    """The member's sheet with its rows there and the focus in it."""
    enter(page, member)
    page.goto(f"{server}/imports/{imp.reference}/review/")
    grid = page.get_by_role("grid")
    expect(grid.get_by_role("gridcell").first).to_be_visible()
    expect(grid.locator("[aria-busy]")).to_have_count(0)
    grid.focus()
    return grid


def active(grid: Locator) -> Locator:
    """The cell that typing goes to."""
    return grid.locator(".grid-active")


def cell(grid: Locator, row: int, column: int) -> Locator:
    """A cell on the screen: rows from 0; column 0 is the verdict, 1 the first of the file."""
    return grid.locator(f"#cell-{row}-{column}")


def put_on_clipboard(page: Page, text: str, html: str = "") -> None:
    """What a spreadsheet leaves there; the page itself is not told."""
    page.evaluate(
        """([text, html]) => {
            const kinds = { "text/plain": text, ...(html ? { "text/html": html } : {}) };
            const blobs = Object.entries(kinds).map(([kind, words]) => [kind, new Blob([words], { type: kind })]);
            return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        }""",
        [text, html],
    )


def copied(page: Page, kind: str) -> str:
    """What is on the clipboard in one form."""
    return str(
        page.evaluate(
            """async (kind) => {
                const [item] = await navigator.clipboard.read();
                return (await item.getType(kind)).text();
            }""",
            kind,
        )
    )
