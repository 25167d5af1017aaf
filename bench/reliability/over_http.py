"""One submit, sent 2 to 10 times at once to two servers that share an installation; one of two workers carries it out.

Servers and workers are the processes that ``rollforward serve`` and ``rollforward worker`` start. Some of the lines are
cut before the answer comes, and now and then one of the processes is killed and started again. So many different
submits, so many imports: each is carried out, and once.
"""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.urls import reverse

from bench.reliability import forks, scenes
from bench.reliability.windows import Window, send_all

#: Imports that are prepared together.
BATCH = 10
_CLIENTS = 12
_PATIENCE = 120.0
_COMMAND = (sys.executable, "-m", "rollforward.cli.main")


class Program:
    """A server or worker as a process, which can be killed and started again."""

    def __init__(self, *arguments: str) -> None:
        self.arguments = arguments
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen([*_COMMAND, *self.arguments], stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        while "waiting for imports" not in (line := self.process.stderr.readline()):
            if found := re.search(r"http://\S+", line):
                self.address = found[0]
                return
            if not line:
                raise RuntimeError(f"{' '.join(self.arguments)} ended with code {self.process.wait()}")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=_PATIENCE)


class Site:
    """Two servers and two workers on one installation with a firm."""

    def __init__(self) -> None:
        forks.ask(scenes.found, _CLIENTS, 1)
        self.cookie: str = forks.ask(_signed_in)
        self.servers = [Program("serve", "--no-worker", "--port", "0") for _ in range(2)]
        self.workers = [Program("worker") for _ in range(2)]

    def submit(self, reference: str, chance: random.Random) -> str:
        """What is wrong with the answers; empty when they lead where they should."""
        page, receipt = f"/imports/{reference}/review/", f"/imports/{reference}/"
        window = Window(self.servers[0].address, self.cookie, page, page, {"action": "submit"})
        addresses = [server.address for server in self.servers]
        leads = send_all(window, chance.randint(2, 10), chance, addresses)
        if not leads:  # nobody heard anything, as when the server dies: she clicks once more
            leads = send_all(window, 1, chance, addresses[1:])
        others = leads - {receipt, f"{receipt}progress/", "423"}
        return f"answers {others}" if others else ""

    def edit(self, reference: str, text: str) -> str:
        """What is wrong when a cell is written at one server and read at the other."""
        page = f"/imports/{reference}/review/"
        window = Window(self.servers[0].address, self.cookie, page, page, {})
        edits = {"edits": [{"line": 2, "position": 2, "text": text}]}
        window.ask("POST", reverse("import-edits", args=[reference]), edits)
        rows = window.ask("GET", reverse("import-rows", args=[reference]), server=self.servers[1].address)["rows"]
        return "" if rows[0]["cells"][2] == text else f"an edit at one server reads {rows[0]['cells']} at the other"

    def disturb(self, chance: random.Random) -> None:
        """One of the processes dies and is started again."""
        victim = chance.choice([*self.servers, *self.workers])
        victim.kill()
        victim.start()

    def end(self) -> None:
        for program in (*self.servers, *self.workers):
            program.end()


@contextmanager
def site() -> Iterator[Site]:
    found = Site()
    try:
        yield found
    finally:
        found.end()


def batch(of: Site, number: int, seed: int) -> list[tuple[str, str]]:
    """``BATCH`` submits: what each was, and what was wrong."""
    chance = random.Random(f"{seed}/{number}")
    # Every seventh batch is one clear: while it runs the firm is locked, and nothing else could be submitted.
    mode, count = ("clear", 1) if number % 7 == 6 else ("update", BATCH)
    references: list[str] = forks.ask(_prepare, number, mode, count)
    told, unseen = [], of.edit(references[0], f"Bea {number}")
    for reference in references:
        if chance.random() < 0.05:
            of.disturb(chance)
        told.append((f"batch {number}, {mode}", of.submit(reference, chance)))
    until = time.monotonic() + _PATIENCE
    while (waiting := forks.ask(_waiting, references)) and time.monotonic() < until:
        time.sleep(0.2)
    wrong = "still on their way" if waiting else forks.ask(_counted, references, number)
    return [(what, fault or wrong or unseen) for what, fault in told]


def _signed_in() -> str:
    from django.conf import settings
    from django.test import Client

    member = scenes.the_member()
    browser = Client()
    browser.force_login(member.user, settings.AUTHENTICATION_BACKENDS[0])
    session = browser.session
    session["firm"] = member.firm_id
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def _prepare(batch: int, mode: str, count: int) -> list[str]:
    from rollforward.imports import commands

    member, references = scenes.the_member(), []
    for number in range(count):
        imp = commands.start(member, mode)
        if mode == "clear":
            commands.confirm_clear(imp, member, member.firm.name)
        text = f"Client name,Client code,First name\nSubmit {batch} {number},S{batch}-{number},Ann\n"
        commands.receive_file(imp, member, "clients.csv", [text.encode()])
        references.append(imp.reference)
    return references


def _waiting(references: list[str]) -> int:
    from rollforward.imports.models import Import

    return Import.objects.filter(reference__in=references).exclude(state__in=("done", "failed", "refused")).count()


def _counted(references: list[str], batch: int) -> str:
    """Each import is done, by one change, and its client is there once; there are no others."""
    from rollforward.clients.models import Client
    from rollforward.imports.models import Import
    from rollforward.journal.models import Change

    firm: Any = scenes.the_member().firm
    states = sorted(set(Import.objects.filter(reference__in=references).values_list("state", flat=True)))
    changes = Change.objects.filter(import_ref__in=references).count()
    names = Client.objects.filter(firm=firm, generation=firm.generation, name__startswith=f"Submit {batch} ")
    found = (states, changes, names.count(), firm.locked)
    due = (["done"], len(references), len(references), False)
    every = Change.objects.exclude(import_ref="").count() - Import.objects.filter(state="done").count()
    if found != due or every:
        return f"{found} in place of {due}; {every} changes too many in all"
    return ""
