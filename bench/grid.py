"""The review grid in a real browser beside a peer: a million rows of 25 columns, opened, jumped about in, edited and
pasted into. Both ask the same server for the same rows; they take turns."""

from __future__ import annotations

import csv
import gzip
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from bench import data, slickgrid
from bench.report import Figure
from bench.turns import FOLDER

ROWS, COLUMNS = 1_000_000, 25
OPENINGS, JUMPS, PASTES, EDITS = 5, 40, 3, 10
PASTE_ROWS, PASTE_COLUMNS = 1_000, 10
_BROWSERS = ("chromium-headless-shell", "chromium")
_LONG = 600_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Side:
    """How a grid's page is looked at, in selectors: what scrolls, a row whose texts are there, the first cell of all,
    and its text."""

    name: str
    scroller: str
    row: str
    first: str
    text: str


OURS = Side("ours", '[role="grid"]', ".grid-row:not([aria-busy])", "#cell-0-1", ".grid-text")
PEER = Side("peer", ".slick-viewport-top.slick-viewport-left", ".slick-row:not(.loading)", ".slick-row .l0", "")
SIDES = (OURS, PEER)

#: Milliseconds from the scroll to the frame that shows the row; the grid's own scroll range stands for all its rows.
_JUMP = """async ([share, scroller, row]) => {
    const grid = document.querySelector(scroller);
    const started = performance.now();
    grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
    for (;;) {
        await new Promise(requestAnimationFrame);
        const box = grid.getBoundingClientRect();
        const there = document.elementFromPoint(box.left + 20, box.top + box.height / 2)?.closest(row);
        if (there?.textContent.trim()) return performance.now() - started;
    }
}"""
_SHOWN = "row => [...document.querySelectorAll(row)].some((each) => each.textContent.trim())"
_READS = """([cell, text, wanted]) =>
    [...document.querySelectorAll(`${cell} ${text}`)].some((each) => each.textContent.trim() === wanted)"""
_COUNTED = "() => !document.body.hasAttribute('data-updating')"
_SAVED = {
    "ours": "() => !document.body.hasAttribute('data-sending')",
    "peer": "() => document.body.dataset.saved === '200'",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one side: milliseconds of openings, jumps and pastes; megabytes of heap at load and after the jumps; KB of its
    script, minified: gzip, and as the browser got it."""

    openings: list[float]
    jumps: list[float]
    pastes: list[float]
    at_load: float
    after: float
    script: float


def measure() -> list[Figure]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        peer_script = slickgrid.build(Path(folder)).read_bytes()
        with _serving(_file(), Path(folder)) as site, sync_playwright() as driver:
            browser = launched(driver)
            try:
                return _measured(browser, site, len(gzip.compress(peer_script, 9)) / 1000)
            finally:
                browser.close()


def launched(driver: Playwright) -> Browser:
    """Chromium, as this machine has it."""
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    return driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])


def _measured(browser: Browser, site: dict[str, str], peer_script: float) -> list[Figure]:
    openings: dict[str, list[float]] = {side.name: [] for side in SIDES}
    for n in range(OPENINGS + 1):
        for side in SIDES:
            milliseconds = _closed(_opened(browser, site, side))
            openings[side.name] += [milliseconds] if n else []  # the first warms the server
    pages = {side.name: _opened(browser, site, side)[1] for side in SIDES}
    at_load = {name: _heap(page) for name, page in pages.items()}
    jumps = _by_turns(pages, _jumps)
    after = {name: _heap(page) for name, page in pages.items()}
    nodes = pages["ours"].evaluate("document.querySelectorAll('[role=\"grid\"] *').length")
    script, wire, files = _script(browser, site)
    pastes = _by_turns(pages, _pastes)
    checked, counted = _edited(pages["ours"])
    ours, peer = (
        Seen(openings[name], jumps[name], pastes[name], at_load[name], after[name], size)
        for name, size in (("ours", script), ("peer", peer_script))
    )
    return [
        Figure(
            f"script, minified and gzip, ours : {slickgrid.NAME}",
            f"{script:.1f} : {peer_script:.1f} KB",
            "at most 20 KB",
            script <= 20,
        ),
        Figure("  as the browser got it (brotli, from the server as it is shipped)", f"{wire:.1f} KB in {files} file"),
        *_beside(ours, peer),
        Figure("elements in our grid", f"{nodes:,}"),
        Figure(
            f"one cell written, until it and its column are checked, median of {EDITS}",
            f"{statistics.median(checked):,.0f} ms",
        ),
        Figure("  until all counts are new", f"{statistics.median(counted):,.0f} ms"),
    ]


def _beside(ours: Seen, peer: Seen) -> list[Figure]:
    """Ours, the peer's, and how many times the peer's ours is."""
    median = statistics.median
    opened, pasted = median(ours.openings) / median(peer.openings), median(ours.pastes) / median(peer.pastes)
    middle, late = median(ours.jumps) / median(peer.jumps), _p95(ours.jumps) / _p95(peer.jumps)
    return [
        Figure(
            f"first rows on screen, {ROWS:,} x {COLUMNS}, nothing cached, median of {OPENINGS}",
            f"{median(ours.openings):.0f} : {median(peer.openings):.0f} ms, {opened:.2f} times",
            "at most 1.2 times",
            opened <= 1.2,
        ),
        Figure(
            f"jump to a random row until shown, median of {JUMPS}",
            f"{median(ours.jumps):.0f} : {median(peer.jumps):.0f} ms, {middle:.2f} times",
            "at most as long",
            middle <= 1,
        ),
        Figure(
            "  p95",
            f"{_p95(ours.jumps):.0f} : {_p95(peer.jumps):.0f} ms, {late:.2f} times",
            "at most as long",
            late <= 1,
        ),
        Figure(
            "heap of the page with a million rows, at load",
            f"{ours.at_load:.1f} : {peer.at_load:.1f} MB, {ours.at_load / peer.at_load:.2f} times",
            "at most 4 MB",
            ours.at_load <= 4,
        ),
        Figure(
            f"  after {JUMPS} jumps",
            f"{ours.after:.1f} : {peer.after:.1f} MB, {ours.after / peer.after:.2f} times",
            "at most 8 MB",
            ours.after <= 8,
        ),
        Figure(
            f"paste of {PASTE_ROWS:,} x {PASTE_COLUMNS}, until shown and kept by the server, median of {PASTES}",
            f"{median(ours.pastes):,.0f} : {median(peer.pastes):,.0f} ms, {pasted:.2f} times",
            "at most as long",
            pasted <= 1,
        ),
    ]


def _by_turns(pages: dict[str, Page], measure: Callable[[Page, Side], Iterator[float]]) -> dict[str, list[float]]:
    """One of each side after the other, so that both see the same weather of the machine."""
    runs = {side.name: measure(pages[side.name], side) for side in SIDES}
    found: dict[str, list[float]] = {name: [] for name in runs}
    for times in zip(*runs.values(), strict=True):
        for name, milliseconds in zip(runs, times, strict=True):
            found[name].append(milliseconds)
    return found


def _file() -> Path:
    """The clients of the other benchmarks, their first columns."""
    path = FOLDER / f"grid-{ROWS}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(list(data.COLUMNS)[:COLUMNS])
            writer.writerows(row[:COLUMNS] for row in data.records(ROWS, 1))
        part.replace(path)
    return path


@contextmanager
def _serving(file: Path, peer: Path) -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "bench.grid_site", str(file), str(peer)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
        server.communicate()


def _opened(browser: Browser, site: dict[str, str], side: Side) -> tuple[float, Page]:
    """Milliseconds from asking for the page to the first row with text, in a browser that knows nothing of it."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.add_cookies([{"name": "sessionid", "value": site["cookie"], "domain": "127.0.0.1", "path": "/"}])
    page = context.new_page()
    started = time.perf_counter()
    page.goto(site[side.name], wait_until="commit")
    page.wait_for_function(_SHOWN, arg=side.row, polling="raf", timeout=_LONG)
    return (time.perf_counter() - started) * 1000, page


def _closed(opened: tuple[float, Page]) -> float:
    milliseconds, page = opened
    page.context.close()
    return milliseconds


def _heap(page: Page) -> float:
    """Megabytes in use after collecting what is not."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1_000_000


def _script(browser: Browser, site: dict[str, str]) -> tuple[float, float, int]:
    """KB of our script, gzip and as it came, and in how many files."""
    _, page = _opened(browser, site, OURS)
    found = page.evaluate(
        """async () => Promise.all(performance.getEntriesByType("resource")
            .filter(({ name }) => name.includes("/static/grid/"))
            .map(async ({ name, encodedBodySize }) => [await (await fetch(name)).text(), encodedBodySize]))"""
    )
    page.context.close()
    gzipped = sum(len(gzip.compress(text.encode(), 9)) for text, _ in found) / 1000
    return gzipped, sum(size for _, size in found) / 1000, len(found)


def _jumps(page: Page, side: Side) -> Iterator[float]:
    rng = random.Random(7)
    for n in range(JUMPS + 1):
        milliseconds = page.evaluate(_JUMP, [rng.random(), side.scroller, side.row])
        if n:  # the first warms up both
            yield milliseconds


def _pastes(page: Page, side: Side) -> Iterator[float]:
    page.evaluate(_JUMP, [0, side.scroller, side.row])
    for n in range(PASTES):
        block = [row[:PASTE_COLUMNS] for row in data.records(PASTE_ROWS, seed=100 + n + 10 * SIDES.index(side))]
        text = "".join("\t".join(row) + "\r\n" for row in block)
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        page.evaluate("delete document.body.dataset.saved")
        page.locator(side.first).first.click()
        started = time.perf_counter()
        page.keyboard.press("Control+v")
        page.wait_for_function(_READS, arg=[side.first, side.text, block[0][0]], polling="raf", timeout=_LONG)
        page.wait_for_function(_SAVED[side.name], polling="raf", timeout=_LONG)
        yield (time.perf_counter() - started) * 1000
        page.wait_for_function(_COUNTED, timeout=_LONG)


def _edited(page: Page) -> tuple[list[float], list[float]]:
    checked, counted = [], []
    for n in range(EDITS):
        page.locator(OURS.first).click()
        page.keyboard.type(f"Oak {n}")
        started = time.perf_counter()
        with page.expect_response(lambda answer: _path(answer.url).endswith("/summary"), timeout=_LONG):
            with page.expect_response(lambda answer: _path(answer.url).endswith("/edits"), timeout=_LONG):
                page.keyboard.press("Enter")
            checked.append((time.perf_counter() - started) * 1000)
        counted.append((time.perf_counter() - started) * 1000)
        page.wait_for_function(_COUNTED, timeout=_LONG)
    return checked, counted


def _path(address: str) -> str:
    return address.partition("?")[0]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
