"""The scenes that trials begin with: a firm with clients and work, and an import about to be carried out or undone."""

from __future__ import annotations

import csv
import datetime
import io
import json
import time
from typing import Any

from bench import data
from bench.reliability import forks
from bench.reliability.installation import Installation

#: Scene -> the scene it follows and what is asked for then.
TASKS = {
    "update": ("founded", "update"),
    "undo_update": ("update", "undo"),
    "redo_update": ("undo_update", "redo"),
    "clear": ("founded", "clear"),
    "undo_clear": ("clear", "undo"),
    "redo_clear": ("undo_clear", "redo"),
}
EMAIL = "vera@harbor.example"


def found(clients: int, seed: int) -> None:
    """Two firms, the first with so many clients and their work."""
    from django.core.management import call_command

    from rollforward.accounts.commands import create_firm
    from rollforward.work.seed import seed_firm

    call_command("migrate", verbosity=0)
    today = datetime.date(2026, 1, 31)
    seed_firm(create_firm("Harbor Books", EMAIL).firm, clients, seed, today)
    seed_firm(create_firm("North Ledger", "nina@north.example").firm, 20, seed, today)


def ask_for(what: str) -> str:
    """Upload and submit, or ask for an undo or redo of the newest import; its reference. ``add``: an update-and-add of
    what a clear would bring."""
    from rollforward.imports import commands
    from rollforward.imports.models import Import

    member = the_member()
    if what in ("undo", "redo"):
        imp = Import.objects.latest("pk")
        (commands.request_undo if what == "undo" else commands.request_redo)(imp, member)
        return imp.reference
    imp = prepare("update", file="clear") if what == "add" else prepare(what)
    commands.submit(imp, member, "skip")
    return imp.reference


def prepare(mode: str, *, upload: bool = True, file: str = "") -> Any:
    """An import of this kind, with its file unless that is still to come; ``file``: that of another kind."""
    from rollforward.imports import commands

    member = the_member()
    imp = commands.start(member, mode)
    if mode == "clear":
        commands.confirm_clear(imp, member, member.firm.name)
    if upload:
        commands.receive_file(imp, member, "clients.csv", [_file(member.firm, file or mode).encode()])
    return imp


def as_upload(imp: Any) -> io.BytesIO:
    """The file of an import as a browser sends it."""
    file = io.BytesIO(_file(imp.firm, imp.mode).encode())
    file.name = "clients.csv"
    return file


def carry_out(reference: str, at: int = 0, signum: int = 9, only_count: bool = False) -> list[str]:
    """Be a worker until the import is over; something happens to it at a moment, or its moments are returned."""
    from bench.reliability.moments import Moments
    from rollforward.imports import jobs
    from rollforward.imports.models import Import

    moments = Moments(at, signum)
    if at or only_count:
        moments.watch()
    waiting = Import.objects.filter(reference=reference, state__in=("queued", "running"))
    while waiting.exists():
        if not jobs._next_or_failed("bench"):
            time.sleep(0.02)
    return moments.names


def seen(reference: str, over: str = "") -> dict[str, Any]:
    """Everything that a trial judges by; of many clients the digests are dear. ``over``: the state in which the import
    is over: what is there to the letter is then asked for only while it is not, and the content only when it is."""
    from django.db import connection

    from bench.reliability import digests
    from rollforward.accounts.models import Firm
    from rollforward.imports.models import Import
    from rollforward.journal.models import Change

    imp = Import.objects.get(reference=reference)
    firm, other = Firm.objects.get(pk=imp.firm_id), Firm.objects.exclude(pk=imp.firm_id).get()
    told = {
        "state": imp.state,
        "message": imp.message,
        "exact": digests.stored(firm) if imp.state != over else "",
        "content": digests.content(firm) if over in ("", imp.state) else "",
        "other": digests.stored(other),
        "strays": digests.strays(firm),
        "locked": firm.locked,
        "changes": Change.objects.filter(import_ref=reference).count(),
    }
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            told["sound"] = cursor.fetchone()[0]
    return told


def is_locked() -> bool:
    """The lock as a member's waiting page asks for it."""
    from rollforward.accounts.models import Firm
    from rollforward.imports import lock

    return lock.status(Firm.objects.order_by("pk")[0]).locked


class Scenes:
    """All scenes on the shelf, and of each what was seen before and after it was carried out undisturbed."""

    def __init__(self, installation: Installation, clients: int, seed: int, wanted: tuple[str, ...]) -> None:
        self.installation = installation
        self.references: dict[str, str] = {}
        self.before: dict[str, dict[str, Any]] = {}
        self.after: dict[str, dict[str, Any]] = {}
        self.moments: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = {}
        if not installation.has("founded"):
            forks.ask(found, clients, seed)
            installation.keep("founded")
        for name in wanted:
            if not self._recall(name):
                self._set(name)

    def _recall(self, name: str) -> bool:
        """What an earlier run has seen of a scene that is still on the shelf."""
        told = self.installation.shelf / f"{name}.json"
        if not (self.installation.has(name) and told.exists()):
            return False
        for values, value in zip(self._known(), json.loads(told.read_text()), strict=True):
            values[name] = value
        return True

    def _known(self) -> tuple[dict[str, Any], ...]:
        return self.references, self.before, self.after, self.moments, self.seconds

    def _set(self, name: str) -> None:
        if name in self.references:
            return
        base, what = TASKS[name]
        if base in TASKS and not self._recall(base):
            self._set(base)
        self.installation.put_back(base)
        if base in TASKS:
            forks.ask(carry_out, self.references[base])
        reference = self.references[name] = forks.ask(ask_for, what)
        self.installation.keep(name)
        self.before[name] = forks.ask(seen, reference)
        began = time.monotonic()
        self.moments[name] = forks.ask(carry_out, reference, 0, 9, True)
        self.seconds[name] = time.monotonic() - began
        self.after[name] = forks.ask(seen, reference)
        if (
            self.after[name]["state"] not in ("done", "undone")
            or self.after[name]["exact"] == self.before[name]["exact"]
        ):
            raise RuntimeError(f"{name} does nothing: {self.after[name]}")
        (self.installation.shelf / f"{name}.json").write_text(json.dumps([each[name] for each in self._known()]))


def the_member() -> Any:
    from rollforward.accounts.models import Member

    return Member.objects.select_related("firm", "user").get(user__email=EMAIL)


def _file(firm: Any, mode: str) -> str:
    """An update changes every other client and adds a tenth as many; a clear brings as many new ones."""
    from rollforward.clients.models import Client

    here = Client.objects.filter(firm=firm, generation=firm.generation).order_by("pk")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Client ID", *data.COLUMNS])
    known = list(here.values_list("public_id", "name"))
    new = data.records(len(known) if mode == "clear" else max(1, len(known) // 10), seed=5)
    writer.writerows(["", *row] for row in new)
    if mode == "update":
        changed = data.records(len(known), seed=6)
        for (public_id, name), row in list(zip(known, changed, strict=True))[::2]:
            writer.writerow([public_id, name, row[1], "", *row[3:5], "", *row[6:]])
    return text.getvalue()
