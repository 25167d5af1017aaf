"""The application as people meet it: a real server in a thread, a real worker, a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import waitress.server
from axe_playwright_python.sync_playwright import Axe
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import reverse
from playwright.sync_api import Page
from waitress import wasyncore

from tests.cast import PASSWORD

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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
def enter(server: str) -> Callable[[Page, Any], Page]:
    """``enter(page, member)`` signs her in through the sign-in form and waits for the first page."""

    def entered(page: Page, member: Any) -> Page:
        page.goto(f"{server}{reverse('account_login')}")
        page.fill("input[name=login]", member.user.email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda address: "/login" not in address)
        return page

    return entered


@pytest.fixture
def no_axe_violation() -> Callable[[Page], None]:
    """``no_axe_violation(page)`` fails with every accessibility violation of the page as it stands."""

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
