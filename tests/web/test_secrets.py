"""Tax numbers are in no table, on no page and in no log; uploads, cookies and the shipped set-up are closed."""

from __future__ import annotations

import logging
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.accounts.activity import entries
from rollforward.moving.tables import tables
from tests.apps.imports.importing import carry_out, prepare
from tests.cast import PASSWORD, Cast

NUMBERS = ("12-3456789", "123456789", "078-05-1120", "078051120", "3456789", "9-99-99-99-x")
FILE = "Client name,Tax ID,City\nAlder LLC,12-3456789,Bath\nBirch,078-05-1120,Bath\nCedar,9-99-99-99-x,Bath\n"


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def test_a_tax_number_is_in_no_table_on_no_page_and_in_no_log(
    cast: Cast, sign_in: Callable[[Any], Client], tmp_path: Path, settings: Any, told: pytest.LogCaptureFixture
) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    vera = sign_in(cast.vera)
    imp = carry_out(cast.vera, FILE, problems="skip")
    assert imp.state == "done", imp.message
    prepare(cast.vera, FILE)
    vera.post(reverse("client-new"), {"client.name": "Elm", "client.tax_id": "9-99-99-99-x"})
    vera.post(reverse("client-edit", args=["C-1001"]), {"client.name": "", "client.tax_id": "12-3456789", "seen": ""})
    pages = [vera.get(reverse(name, args=["C-1001"])).content.decode() for name in ("client", "client-edit")]
    pages += [vera.get(reverse("clients"), {"q": "Alder"}).content.decode()]
    held = str([list(model._base_manager.values_list()) for model in tables()])
    for where in (*pages, held, told.text, str(list(entries(cast.vera).values()))):
        assert not any(number in where for number in NUMBERS)
    assert "•••6789" in pages[0]


def test_uploads_can_be_read_by_nobody_else_on_the_machine(cast: Cast, tmp_path: Path, settings: Any) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    prepare(cast.vera, FILE)
    files = [path for path in (tmp_path / "imports").rglob("*") if path.is_file()]
    assert files
    closed = [path for path in files if not stat.S_IMODE(path.stat().st_mode) & 0o077]
    folders = {path.parent for path in files}
    assert closed == files or not any(stat.S_IMODE(folder.stat().st_mode) & 0o077 for folder in folders)


def test_the_cookie_is_for_this_site_and_no_script(cast: Cast) -> None:
    browser = Client()
    browser.post(reverse("account_login"), {"login": cast.vera.user.email, "password": PASSWORD})
    cookie = browser.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert set(browser.cookies) == {"sessionid"}
