"""The review of a full sheet through the server as it runs: three members in one import, edits, pages, memory.

``python -m bench.grid_http prepare FILE``: a fresh installation on SQLite in ``ROLLFORWARD_DATA`` with the file as an
import under review; prints JSON of its reference and of the members' sessions.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bench import data, turns
from bench.report import Figure

MEMBERS = 3
_EDITS, _PAGES = 40, 30
_EDIT_GOAL, _COUNTS_GOAL, _PASTE_GOAL, _MEMORY_GOAL = 300, 3_000, 2_000, 1_500
_BLOCK = (10_000, 30)
#: Text, e-mail, city, date, ZIP, code and tax ID: columns that tell nothing, and those that tell most.
_COLUMNS = (0, 10, 16, 20, 18, 2, 5)
_TOKEN = "b" * 32


def measure(file: Path, rows: int) -> list[Figure]:
    """One run; times are those of whole requests."""
    with tempfile.TemporaryDirectory(dir=turns.FOLDER) as folder:
        surroundings = {
            **os.environ,
            "ROLLFORWARD_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "rollforward.config.settings",
        }
        prepare = [sys.executable, "-m", "bench.grid_http", "prepare", str(file)]
        output = subprocess.run(prepare, check=True, stdout=subprocess.PIPE, text=True, env=surroundings).stdout
        told = json.loads(output.splitlines()[-1])
        with _serving(surroundings) as (server, port):
            members = [_Member(port, told["reference"], cookie) for cookie in told["cookies"]]
            first = _milliseconds(lambda: members[0].get("summary"))
            memory = _Memory(server)
            for member in members:
                member.get("rows?start=0&count=200")
            edits, counts, pages = _worked(members, rows, memory)
            pasted = _pasted(members[0], rows // 2)
            memory.look()
            return [*_figures(first, edits, counts, pages, memory.most, rows), *pasted]


def _worked(members: list[_Member], rows: int, memory: _Memory) -> tuple[list[float], list[float], list[float]]:
    edits, counts, pages = [], [], []
    for n in range(_EDITS):
        member, other = members[n % MEMBERS], members[(n + 1) % MEMBERS]
        edit = {"line": 2 + n * (rows // _EDITS), "position": _COLUMNS[n % len(_COLUMNS)], "text": f"not right {n}"}
        edits.append(_milliseconds(partial(member.post, "edits?quick=1", {"edits": [edit]})))
        counts.append(edits[-1] + _milliseconds(partial(member.get, "summary")))
        other.get("changes?since=0")
        memory.look()
    for n in range(_PAGES):
        start = (n * 7_919 * 200) % (rows - 200)
        pages.append(_milliseconds(partial(members[n % MEMBERS].get, f"rows?start={start}&count=200")))
        memory.look()
    return edits, counts, pages


def _pasted(member: _Member, start: int) -> list[Figure]:
    """A block with an e-mail in every row that is none."""
    block = [[*row[:10], f"not right {n}", *row[11:]] for n, row in enumerate(data.records(_BLOCK[0], seed=3))]
    body = {"positions": list(range(_BLOCK[1])), "start": start, "rows": block}
    kept = _milliseconds(lambda: member.post("paste?quick=1", body))
    shown = kept + _milliseconds(lambda: member.get(f"rows?start={start}&count=200"))
    counted = shown + _milliseconds(lambda: member.get("summary"))
    return [
        Figure(
            f"  {_BLOCK[0]:,} x {_BLOCK[1]} pasted, until kept and the rows on the screen are checked",
            f"{shown / 1000:.2f} s",
            f"at most {_PASTE_GOAL / 1000:.0f} s",
            shown <= _PASTE_GOAL,
        ),
        Figure("  the same until all counts are new", f"{counted / 1000:.2f} s"),
    ]


def _figures(
    first: float, edits: list[float], counts: list[float], pages: list[float], memory: float, rows: int
) -> list[Figure]:
    p95 = {name: sorted(of)[int(len(of) * 0.95) - 1] for name, of in (("edit", edits), ("counts", counts))}
    return [
        Figure("through the server: the sheet judged whole for the first time, in a child", f"{first / 1000:.1f} s"),
        Figure(
            f"  one cell edited and its column checked again, {rows:,} rows, median and p95 of {_EDITS}",
            f"{statistics.median(edits):.0f} ms, {p95['edit']:.0f} ms",
            f"p95 at most {_EDIT_GOAL} ms",
            p95["edit"] <= _EDIT_GOAL,
        ),
        Figure(
            "  the same until all counts are new",
            f"{statistics.median(counts):.0f} ms, {p95['counts']:.0f} ms",
            f"p95 at most {_COUNTS_GOAL / 1000:.0f} s",
            p95["counts"] <= _COUNTS_GOAL,
        ),
        Figure("  200 rows anywhere, median", f"{statistics.median(pages):.0f} ms"),
        Figure(
            f"  most private memory of web and worker, {MEMBERS} members in the import",
            f"{memory:,.0f} MB",
            f"at most {_MEMORY_GOAL:,} MB",
            memory <= _MEMORY_GOAL,
        ),
    ]


class _Member:
    """Who asks the server, as her browser does."""

    def __init__(self, port: int, reference: str, cookie: str) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.base = f"/imports/{reference}/review/"
        self.headers = {"Cookie": f"sessionid={cookie}", "Accept": "application/json", "X-CSRFToken": _TOKEN}

    def get(self, path: str) -> Any:
        return self._ask("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self._ask("POST", path, json.dumps(body))

    def _ask(self, method: str, path: str, body: str | None) -> Any:
        self.line.request(method, self.base + path, body, self.headers | {"Content-Type": "application/json"})
        answer = self.line.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path} was answered with {answer.status}: {text[:300]!r}")
        return json.loads(text)


class _Memory:
    """The private memory in MB of a process and all below it, and the ``most`` that was seen."""

    def __init__(self, process: int) -> None:
        self.process, self.most = process, 0.0

    def look(self) -> None:
        self.most = max(self.most, sum(map(_private, _family(self.process))) / 1000)


def _family(process: int) -> Iterator[int]:
    yield process
    for child in Path(f"/proc/{process}/task").glob("*/children"):
        for number in child.read_text().split():
            yield from _family(int(number))


def _private(process: int) -> int:
    """In kB. Pages of files that many share, and the kernel can drop, are nobody's own."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))


@contextmanager
def _serving(surroundings: dict[str, str]) -> Iterator[tuple[int, int]]:
    command = [sys.executable, "-u", "-m", "rollforward", "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings
    ) as server:
        assert server.stdout is not None
        try:
            address = next(found for line in server.stdout if (found := re.search(r"http://[^:]+:([0-9]+)", line)))
            yield server.pid, int(address.group(1))
        finally:
            server.terminate()


def _milliseconds(act) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def prepare(file: Path) -> None:
    import django

    from rollforward import wall

    django.setup()
    wall.outside("bench")
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from rollforward import sandbox
    from rollforward.accounts.commands import create_firm
    from rollforward.imports import commands

    call_command("migrate", verbosity=0)
    member = create_firm("Bench", "bench@example.com")
    sandbox.warm_up()
    imp = commands.start(member, "update")
    with file.open("rb") as opened:
        commands.receive_file(imp, member, file.name, iter(lambda: opened.read(1 << 20), b""))
    cookies = []
    for _ in range(MEMBERS):
        client = Client()
        client.force_login(member.user, "allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["firm"], session["_csrftoken"] = member.firm_id, _TOKEN
        session.save()
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    print(json.dumps({"reference": imp.reference, "cookies": cookies}))


if __name__ == "__main__":
    prepare(Path(sys.argv[2]))
