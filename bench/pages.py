"""What a first visit to each page costs: bytes over the wire, requests, and whether anything moves while it loads.

The demo firm is served as ``rollforward serve`` does. Each page is opened in Chromium with nothing cached, wide and as
on a phone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.grid import launched
from bench.reliability.over_http import Program
from bench.report import Figure

_WIDTHS = {"wide": 1280, "phone": 390}
_MOST_BYTES = 100_000
_WHO, _PASSWORD = "vera@finch-harbor.example", "roll it forward"
_FILE = Path(__file__).parents[1] / "rollforward" / "demo" / "customers.csv"
_WATCH = """
window.moved = 0; window.largest = 0; window.blocked = 0;
const watch = (type, tell) => new PerformanceObserver((list) => list.getEntries().forEach(tell))
    .observe({ type, buffered: true });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.moved += entry.value; });
watch("largest-contentful-paint", (entry) => { window.largest = entry.startTime; });
watch("longtask", (entry) => { window.blocked += Math.max(0, entry.duration - 50); });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """``moved``: the sum of layout shifts; ``largest``: milliseconds until the largest thing is painted; ``blocked``:
    milliseconds beyond 50 in which scripts let nothing else happen."""

    size: int
    requests: int
    moved: float
    largest: float
    blocked: float


def measure() -> list[Figure]:
    """A line per page."""
    with _demo() as address, sync_playwright() as driver:
        browser = launched(driver)
        state, pages = _signed_in(browser, address)
        first = {width: _visit(browser, address, None, pixels) for width, pixels in _WIDTHS.items()}
        visits = {"sign in": first} | {
            name: {width: _visit(browser, at, state, pixels) for width, pixels in _WIDTHS.items()}
            for name, at in pages.items()
        }
    return [_figure(name, of) for name, of in visits.items()]


def _figure(name: str, visits: dict[str, Visit]) -> Figure:
    size, moved = (max(getattr(visit, what) for visit in visits.values()) for what in ("size", "moved"))
    times = ", ".join(f"{visit.largest:.0f} ms {width}" for width, visit in visits.items())
    blocked = max(visit.blocked for visit in visits.values())
    return Figure(
        f"{name}: bytes over the wire in requests; moved while loading; largest paint; blocked",
        f"{size / 1000:.1f} KB in {visits['wide'].requests}; {moved:.3f}; {times}; {blocked:.0f} ms",
        f"at most {_MOST_BYTES // 1000} KB, nothing moves",
        size <= _MOST_BYTES and moved == 0,
    )


@contextmanager
def _demo() -> Iterator[str]:
    """The address at which the demo firm is served."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROLLFORWARD_DATA"] = folder
        subprocess.run([sys.executable, "-m", "rollforward", "demo", "--no-serve"], check=True, stdout=sys.stderr)
        server = Program("serve", "--port", "0")
        try:
            yield server.address.rstrip("/")
        finally:
            server.end()


def _signed_in(browser: Browser, address: str) -> tuple[object, dict[str, str]]:
    """What a signed-in browser remembers, and the addresses of the pages by name."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.fill("[name=login]", _WHO)
    page.fill("[type=password]", _PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")
    pages = {name: f"{address}{at}" for name, at in _ADDRESSES.items()}
    page.goto(pages["clients"])
    pages["a client"] = address + str(page.locator("tbody a").first.get_attribute("href"))
    return page.context.storage_state(), pages | _of_an_import(page, address)


_ADDRESSES = {
    "home": "/", "clients": "/clients/", "contacts": "/contacts/", "work": "/work/", "month": "/work/month/",
    "imports": "/imports/", "settings": "/settings/fields/", "members": "/settings/members/",
}  # fmt: skip


def _of_an_import(page: Page, address: str) -> dict[str, str]:
    """The pages of an import under way, whose file is the demo's."""
    page.goto(f"{address}/imports/new/")
    page.get_by_role("button", name="Continue with updating and adding").click()
    page.wait_for_url("**/data/")
    page.set_input_files("[type=file]", _FILE)
    page.wait_for_url(re.compile("/(sheet|map)/$"))
    base = page.url.rstrip("/").rpartition("/")[0]
    return {step: f"{base}/{step}/" for step in ("data", "sheet", "map", "review")}


def _visit(browser: Browser, address: str, state: object, width: int) -> Visit:
    context = browser.new_context(storage_state=state, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    wire = context.new_cdp_session(page)
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    moved, largest, blocked = page.evaluate("[window.moved, window.largest, window.blocked]")
    context.close()
    return Visit(sum(sizes), len(sizes), moved, largest, blocked)
