"""The application as people meet it: a real server in a thread, a real worker, a real browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import waitress.server
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from playwright.sync_api import Page, expect
from waitress import wasyncore

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
IMAGES = Path(__file__).parents[1] / "docs" / "images"
MOST_BYTES_A_PIXEL = 0.2
BROWSER_LINE = "apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell"


@pytest.fixture
def server(transactional_db: None) -> Iterator[str]:
    """The address of a live server on the test database, without a slash at its end."""
    with serving(get_wsgi_application()) as address:
        yield address


@contextmanager
def serving(application: WSGIApplication) -> Iterator[str]:
    """A live server of an application, at the address that is given, until the end of the block."""
    with running(waitress.server.create_server(application, host="127.0.0.1", port=0, threads=6)) as address:
        yield address


@contextmanager
def running(listening: Any) -> Iterator[str]:
    """The same of a server that is bound already."""
    thread = threading.Thread(target=listening.run, name="live server")
    thread.start()
    yield f"http://127.0.0.1:{listening.effective_port}"
    # Its loop belongs to the thread: woken there, it closes every socket, has nothing left to wait for and ends.
    listening.trigger.pull_trigger(lambda: wasyncore.close_all(listening._map, ignore_all=True))
    thread.join()
    listening.task_dispatcher.shutdown()


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """A worker that carries out queued imports while the test runs."""
    from rollforward.imports import jobs

    stop = threading.Event()

    def run() -> None:
        try:
            jobs.work("test worker", stop)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, name="worker")
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium in place of a download; without one the tests fail and say how to get it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(f"The browser tests need Chromium. Run once, as root: {BROWSER_LINE}")
    # Chromium refuses its own sandbox as root; the pages are ours.
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture
def enter(server: str, sign_in: Callable[[Any], Client]) -> Callable[[Page, Any], Page]:
    """``enter(page, member)`` signs her in for the whole context of the page, which stays where it is.

    The form for it has its own tests; everybody else comes with the cookie that it gives.
    """

    def entered(page: Page, member: Any) -> Page:
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": sign_in(member).cookies[name].value, "url": server}])
        return page

    return entered


@pytest.fixture
def no_axe_violation() -> Callable[[Page], None]:
    """``no_axe_violation(page)`` fails with every accessibility violation of the page as it stands."""

    def check(page: Page) -> None:
        _refuse(page, Axe().run(page))

    return check


@pytest.fixture
def no_axe_violation_in_either_theme(no_axe_violation: Callable[[Page], None]) -> Callable[[Page], None]:
    """The same in light and in dark, where only colours differ: of those alone it is asked a second time."""

    def check(page: Page) -> None:
        # Without motion no colour is on its way to another while it is looked at.
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        no_axe_violation(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        only_colours = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
        _refuse(page, AxeResults(page.evaluate("only => axe.run(only)", only_colours)))

    return check


@pytest.fixture
def picture() -> Callable[..., None]:
    """``picture(page, name, heading, width=900, height=520)`` is the page in ``docs/images/NAME.png``.

    The page must still have the heading, and the picture be there, small, and shown by a page of the documentation.
    With ``PICTURES=1`` in the environment it is taken anew.
    """

    def taken(page: Page, name: str, heading: str, *, width: int = 900, height: int = 520) -> None:
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        file = IMAGES / f"{name}.png"
        if os.environ.get("PICTURES") == "1":
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=file, animations="disabled")
        assert file.exists(), f"Take it: PICTURES=1 pytest {os.environ['PYTEST_CURRENT_TEST'].split(' ')[0]}"
        assert file.stat().st_size < MOST_BYTES_A_PIXEL * width * height
        shown = (text.read_text() for text in (IMAGES.parents[1] / "README.md", *IMAGES.parent.rglob("*.md")))
        assert any(f"images/{name}.png)" in text for text in shown), f"No page of the documentation shows {file.name}"

    return taken


def _refuse(page: Page, results: AxeResults) -> None:
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
