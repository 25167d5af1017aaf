"""Submit, undo and redo sent several times at once over real connections, some cut: each takes effect once."""

from __future__ import annotations

import http.client
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.db import connections
from django.urls import reverse

from rollforward.clients.models import Client
from rollforward.imports import jobs
from rollforward.imports.models import Import, SavedLayout
from rollforward.journal.models import Change
from tests.apps.imports.importing import prepare
from tests.cast import Cast, make_cast

LIST = "Customer,Client code,First name\nAcme {0},{0}-1,Ann\nZed {0},{0}-2,Bo\n"


@pytest.fixture
def cast(transactional_db: None, tmp_path, settings) -> Cast:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    return make_cast()


class Window:
    """A signed-in browser window with one form open: its address and the fields that it would send."""

    def __init__(self, server: str, cookie: str, page: str, action: str, fields: dict[str, str]) -> None:
        self.server, self.cookie, self.action, self.fields = urlsplit(server).netloc, cookie, action, fields
        with closing(self._line("GET", page)) as line:
            html = line.getresponse().read().decode()
        form = next(
            f for f in re.findall(r"<form.*?</form>", html, re.S) if f'action="{action}"' in f or action == page
        )
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
        self.fields = {**dict(hidden), **fields}

    def _line(self, method: str, address: str, body: str = "") -> http.client.HTTPConnection:
        line = http.client.HTTPConnection(self.server, timeout=60)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        line.request(method, address, body, {"Cookie": self.cookie, **kind})
        return line

    def send(self, together: threading.Barrier, *, cut: bool) -> str:
        """Where the answer leads to; empty where the line was cut before it came."""
        together.wait()
        with closing(self._line("POST", self.action, urlencode(self.fields))) as line:
            if cut:
                return ""
            answer = line.getresponse()
            answer.read()
            return answer.headers["Location"] or str(answer.status)


@pytest.fixture
def cookie(cast: Cast, sign_in) -> str:
    client = sign_in(cast.vera)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def send_all(window: Window, times: int, chance: random.Random) -> set[str]:
    """The same form sent so many times at once; where the answers lead."""
    together = threading.Barrier(times)
    cuts = [False, *(chance.random() < 0.3 for _ in range(times - 1))]
    with ThreadPoolExecutor(times) as pool:
        return set(pool.map(lambda cut: window.send(together, cut=cut), cuts)) - {""}


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_form_that_is_sent_again_and_again_at_once_takes_effect_once(cast, cookie, server, worker, mode):
    chance = random.Random(7)
    for number in range(2):
        imp = prepare(cast.vera, LIST.format(number), mode)
        here = [imp.reference]
        receipt, waiting = reverse("import", args=here), reverse("import-progress", args=here)
        review = reverse("import-review", args=here)
        first = Window(server, cookie, review, review, {"action": "submit"})
        leads = send_all(first, chance.randint(2, 10), chance)
        assert leads <= {waiting, receipt}, leads
        written = [await_end(imp, "done")]
        for action, ended in (("import-undo", "undone"), ("import-redo", "done")):
            button = Window(server, cookie, receipt, reverse(action, args=here), {})
            leads = send_all(button, chance.randint(2, 10), chance)
            assert leads <= {waiting, receipt}, leads
            written.append(await_end(imp, ended))
            # A browser that sends the form again much later asks for what it has seen, and that is over.
            assert send_all(button, 1, chance) <= {waiting, receipt}
        assert written == [1, 2, 3]
        assert await_end(imp, "done") == 3
    assert Import.objects.count() == 2
    assert SavedLayout.objects.get().uses == 2
    cast.vera.firm.refresh_from_db()
    here = Client.objects.filter(firm=cast.harbor, generation=cast.vera.firm.generation)
    assert here.count() == (4 if mode == "update" else 2)


def await_end(imp: Import, state: str) -> int:
    """Wait for the worker; how many changes the import has made by then."""
    imp.refresh_from_db()
    jobs.run_to_end(imp, "test")
    connections.close_all()
    assert imp.state == state, imp.message
    return Change.objects.filter(import_ref=imp.reference).count()
