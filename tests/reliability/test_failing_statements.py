"""Statements that a worker sends in carrying out an import fail in turn: all of it is there, or nothing is.

Seen are the statements that pass through Django's cursor; BEGIN, COMMIT, and the rows that ``bulk`` hands straight to
the driver are not made to fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection

from rollforward.accounts.models import Firm
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.imports import commands, jobs, running
from tests.apps.imports.importing import carry_out, finish, prepare

#: In the short form every second, and every fifth on PostgreSQL; ``EVERY_STATEMENT=1`` makes it each one on both.
STEP = 1 if "EVERY_STATEMENT" in os.environ else 5 if connection.vendor == "postgresql" else 2
HEAD = "Client name,Client code,City,First name,Last name,Email\n"
FIRST = HEAD + "Acme,1,Boston,Ann,Lee,ann@x.example\nZed,2,Austin,Bo,Ray,bo@x.example\n"
SECOND = HEAD + "Acme,1,Newark,Cy,Fox,cy@x.example\nNew,3,Tampa,Di,Poe,di@x.example\n"


class FailAt:
    """Lets statements pass and raises once, in place of the one with this number."""

    def __init__(self, number: int) -> None:
        self.number, self.seen = number, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.seen += 1
        if self.seen == self.number:
            raise DatabaseError(f"statement {self.number} was made to fail")
        return execute(sql, params, many, context)


def visible(firm: Firm) -> list[list[dict[str, Any]]]:
    firm.refresh_from_db()
    return [
        list(model._default_manager.filter(firm=firm, generation=firm.generation).order_by("pk").values())
        for model in (Client, Contact, ClientContact)
    ]


@pytest.fixture(autouse=True)
def own_folders(tmp_path, settings) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"


@pytest.mark.parametrize("task", ["update", "clear", "undo", "undo of a clear"])
def test_whichever_statement_fails_nothing_is_half_done_and_it_can_be_submitted_again(
    transactional_db, cast, monkeypatch, task
):
    carry_out(cast.vera, FIRST)
    mode = "clear" if "clear" in task else "update"
    undoing = task.startswith("undo")
    imp = carry_out(cast.vera, SECOND, mode) if undoing else prepare(cast.vera, SECOND, mode)
    before, run = visible(cast.harbor), running.run
    number, ended, failed = 1 - STEP, "undone" if undoing else "done", "done" if undoing else "failed"
    while imp.state != ended:
        number += STEP
        failing = FailAt(number)

        def run_failing(imp, failing=failing):
            with connection.execute_wrapper(failing):
                run(imp)

        monkeypatch.setattr(jobs.running, "run", run_failing)
        if undoing:
            commands.request_undo(imp, cast.vera)
        else:
            commands.submit(imp, cast.vera)
        finish(imp, cast.vera)
        assert not cast.harbor.lock_owner, number
        if imp.state != ended:
            assert (imp.state, visible(cast.harbor)) == (failed, before), number
            assert "nothing was changed" in imp.message, number
    assert failing.seen < failing.number, "the last run met no failure"
    assert number > 10
    assert visible(cast.harbor) != before
