"""Submit, undo and redo sent several times at once over real connections, some cut: each takes effect once."""

from __future__ import annotations

import random

import pytest
from django.conf import settings
from django.db import connections
from django.urls import reverse

from bench.reliability.windows import Window, send_all
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


@pytest.fixture
def cookie(cast: Cast, sign_in) -> str:
    client = sign_in(cast.vera)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_form_that_is_sent_again_and_again_at_once_takes_effect_once(cast, cookie, server, worker, mode):
    chance = random.Random(7)
    for number in range(2):
        imp = prepare(cast.vera, LIST.format(number), mode)
        here = [imp.reference]
        receipt, waiting = reverse("import", args=here), reverse("import-progress", args=here)
        # Whoever comes while the clients are being replaced is led to the page that says so.
        ends = {waiting, receipt, *([f"{reverse('locked')}?next=%2F"] if mode == "clear" else [])}
        review = reverse("import-review", args=here)
        first = Window(server, cookie, review, review, {"action": "submit"})
        leads = send_all(first, chance.randint(2, 10), chance)
        assert leads <= ends, leads
        written = [await_end(imp, "done")]
        for action, ended in (("import-undo", "undone"), ("import-redo", "done")):
            button = Window(server, cookie, receipt, reverse(action, args=here), {})
            leads = send_all(button, chance.randint(2, 10), chance)
            assert leads <= ends, leads
            written.append(await_end(imp, ended))
            # A browser that sends the form again much later asks for what it has seen, and that is over.
            assert send_all(button, 1, chance) <= ends
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
