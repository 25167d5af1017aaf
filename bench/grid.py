"""The review grid in a real browser: a million rows of 25 columns, opened, jumped about in, edited and pasted into."""

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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import deno
from playwright.sync_api import Browser, Page, sync_playwright

from bench import data
from bench.report import Figure
from bench.turns import FOLDER

ROWS, COLUMNS = 1_000_000, 25
OPENINGS, JUMPS = 3, 40
PASTE_ROWS, PASTE_COLUMNS = 1_000, 10
_BROWSERS = ("chromium-headless-shell", "chromium")
_SCRIPTS = Path(__file__).parent.parent / "rollforward" / "web" / "static" / "grid"

#: Milliseconds from the scroll to the frame that shows the row; the sheet's own scroll range stands for all its rows.
_JUMP = """async (share) => {
    const grid = document.querySelector('[role="grid"]');
    const started = performance.now();
    grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
    for (;;) {
        await new Promise(requestAnimationFrame);
        const box = grid.getBoundingClientRect();
        const row = document.elementFromPoint(box.left + 20, box.top + box.height / 2)?.closest('[role="row"]');
        if (row && !row.hasAttribute("aria-busy")) return performance.now() - started;
    }
}"""
_SHOWN = "() => document.querySelector('.grid-row:not([aria-busy]) [role=\"gridcell\"] .grid-text')"


def measure() -> list[Figure]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _serving(_file()) as site, sync_playwright() as driver:
        path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
        flags = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = driver.chromium.launch(executable_path=path, args=flags)
        first = statistics.median(_closed(_opened(browser, site)) for _ in range(OPENINGS))
        page = _opened(browser, site)[1]
        at_load = _heap(page)
        rng = random.Random(7)
        page.evaluate(_JUMP, 0.5)
        jumps = sorted(page.evaluate(_JUMP, rng.random()) for _ in range(JUMPS))
        after = _heap(page)
        nodes = page.evaluate("document.querySelectorAll('[role=\"grid\"] *').length")
        edited, pasted = _edited(page), _pasted(page)
        browser.close()
    return [
        *_sizes(),
        Figure(f"first rows on screen, {ROWS:,} x {COLUMNS}, page and scripts not cached", f"{first:.0f} ms"),
        Figure(
            f"jump to a random row until shown, {JUMPS} jumps, median / p95",
            f"{statistics.median(jumps):.0f} / {jumps[int(JUMPS * 0.95) - 1]:.0f} ms",
        ),
        _heap_figure("heap of the page with a million rows, at load", at_load, 4),
        _heap_figure(f"  after {JUMPS} jumps", after, 8),
        Figure("elements in the grid", f"{nodes:,}"),
        Figure("one cell written, until the server has it and the counts are new", f"{edited:,.0f} ms"),
        Figure(
            f"paste of {PASTE_ROWS:,} x {PASTE_COLUMNS}, until the server has it and the counts are new",
            f"{pasted:,.0f} ms",
        ),
    ]


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
def _serving(file: Path) -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "bench.grid_site", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
        server.communicate()


def _opened(browser: Browser, site: dict[str, str]) -> tuple[float, Page]:
    """Milliseconds from asking for the page to the first row with text, in a browser that knows nothing of it."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.add_cookies([{"name": "sessionid", "value": site["cookie"], "domain": "127.0.0.1", "path": "/"}])
    page = context.new_page()
    started = time.perf_counter()
    page.goto(site["sheet"], wait_until="commit")
    page.wait_for_function(_SHOWN, polling="raf")
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


def _edited(page: Page) -> float:
    page.evaluate(_JUMP, 0)
    page.locator("#cell-0-1").click()
    return _until_counted(page, lambda: (page.keyboard.type("Oak"), page.keyboard.press("Enter")), "/summary")


def _pasted(page: Page) -> float:
    row = "\t".join(f"text {n}" for n in range(PASTE_COLUMNS))
    page.evaluate("text => navigator.clipboard.writeText(text)", f"{row}\r\n" * PASTE_ROWS)
    page.locator("#cell-0-1").click()
    return _until_counted(page, lambda: page.keyboard.press("Control+v"), "/paste")


def _until_counted(page: Page, act, answer: str) -> float:
    """Milliseconds until the ``answer`` that brings the counts: of an edit they are asked for, of a block at once."""
    started = time.perf_counter()
    with page.expect_response(lambda response: response.url.partition("?")[0].endswith(answer), timeout=600_000):
        act()
    return (time.perf_counter() - started) * 1000


def _sizes() -> list[Figure]:
    scripts = sorted(_SCRIPTS.glob("*.js"))
    served = sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts)
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "grid.js"
        command = [deno.find_deno_bin(), "bundle", "--quiet", "--minify", "-o", bundle, _SCRIPTS / "review.js"]
        subprocess.run(command, check=True)
        size = len(gzip.compress(bundle.read_bytes(), 9)) / 1000
    return [
        Figure("script, minified and gzip, as libraries state theirs", f"{size:.1f} KB", "at most 20 KB", size <= 20),
        Figure(
            "  as it is served: modules with their comments, each gzip",
            f"{served / 1000:.1f} KB in {len(scripts)} files",
        ),
    ]


def _heap_figure(what: str, megabytes: float, goal: int) -> Figure:
    return Figure(what, f"{megabytes:.1f} MB", f"at most {goal} MB", megabytes <= goal)
