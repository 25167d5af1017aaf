"""A hundred members browse while five other firms import 10,000 rows each: two web processes, two workers.

``python -m bench.load`` does it once on the database that the environment names and prints JSON; ``measure`` does it on
SQLite, and on a PostgreSQL of its own.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench import data
from bench.report import Figure

MEMBERS, CLIENTS, IMPORTS, ROWS = 100, 2_000, 5, 10_000
GOAL_MS = 500
#: From one page to the next, seconds, evenly spread.
_LOOKS_AT_A_PAGE = (5.0, 15.0)
_AT_LEAST_SECONDS, _AT_MOST_SECONDS = 30.0, 240.0
#: What members open, as often as they do.
_PAGES = {"home": 2, "clients": 3, "search": 4, "client": 5, "work": 3, "month": 1}
_ADDRESSES = {"home": "/", "clients": "/clients/", "work": "/work/", "month": "/work/month/"}
_TICKS = os.sysconf("SC_CLK_TCK")


def measure() -> list[Figure]:
    """Both databases, one after the other."""
    with_server = [sys.executable, "-m", "tests.postgresql"]
    return [*_figures("SQLite", []), *_figures("PostgreSQL", with_server)]


def _figures(name: str, prefix: list[str]) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "ROLLFORWARD_DATA": folder, "DJANGO_SETTINGS_MODULE": "rollforward.config.settings"}
        command = [*prefix, sys.executable, "-m", "bench.load"]
        done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    p99 = told["pages"]["all"][2]
    return [
        Figure(
            f"{name}: {MEMBERS} members browse while {IMPORTS} imports of {ROWS:,} run, p99 of a page",
            f"{p99:.0f} ms ({told['requests']:,} pages, load {told['load']:.1f})",
            f"at most {GOAL_MS} ms",
            p99 <= GOAL_MS,
        ),
        *(
            Figure(f"  {page}: p50 / p95 / p99", " / ".join(f"{ms:.0f}" for ms in times) + " ms")
            for page, times in told["pages"].items()
        ),
        Figure("  answers that were errors", str(told["errors"]), "0", not told["errors"]),
        Figure("  imports carried out, each once", str(told["done"]), str(IMPORTS), told["done"] == IMPORTS),
        Figure("  processor time of web processes per page", f"{told['web_cpu'] / told['requests'] * 1000:.1f} ms"),
        Figure("  processor time of workers per import", f"{told['worker_cpu'] / IMPORTS:.2f} s"),
    ]


def main(importers: list[int]) -> None:
    """``importers``: keys of members who import now; without any everything is prepared and members browse."""
    import django

    django.setup()
    if importers:
        print(_import_all(importers))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes end with this one
    from rollforward import wall

    wall.outside("bench")
    cookies, clients, importers = _prepared()
    times: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    ended = threading.Event()
    with ExitStack() as running:
        ports = [_free_port() for _ in range(2)]
        web = [running.enter_context(_process("serve", "--no-worker", "--port", str(port))) for port in ports]
        workers = [running.enter_context(_process("worker")) for _ in range(2)]
        for port in ports:
            _wait_for(port)
            _warm_up(port, cookies[0], clients)
        for cookie in cookies:
            _open(ports[0], cookie)
        before = [_processor_seconds(web), _processor_seconds(workers)]
        members = [
            threading.Thread(target=_browse, args=(ports[n % 2], cookie, clients, n, ended, times, errors), daemon=True)
            for n, cookie in enumerate(cookies)
        ]
        for member in members:
            member.start()
        # In a process of its own: what it works must not delay the looks at the clock here.
        command = [sys.executable, "-m", "bench.load", *map(str, importers)]
        done = int(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])
        ended.set()
        for member in members:
            member.join()
        web_cpu, worker_cpu = _processor_seconds(web) - before[0], _processor_seconds(workers) - before[1]
    times["all"] = [ms for page in _PAGES for ms in times[page]]
    print(
        json.dumps(
            {
                "pages": {page: _quantiles(times[page]) for page in (*_PAGES, "all")},
                "requests": len(times["all"]),
                "errors": len(errors),
                "kinds": sorted(set(errors))[:10],
                "done": done,
                "web_cpu": web_cpu,
                "worker_cpu": worker_cpu,
                "load": os.getloadavg()[0],
            }
        )
    )


def _prepared() -> tuple[list[str], list[str], list[int]]:
    """A firm with members who are signed in (their cookies), its clients' addresses, and those who will import."""
    from django.core.management import call_command
    from django.utils import timezone

    from rollforward.accounts.commands import add_member, create_firm
    from rollforward.clients.models import Client
    from rollforward.work.seed import seed_firm

    call_command("migrate", verbosity=0)
    first = create_firm("Browsing", "member-0@example.com")
    seed_firm(first.firm, CLIENTS, 1, timezone.localdate())
    members = [first, *(add_member(first.firm, f"member-{n}@example.com", 3) for n in range(1, MEMBERS))]
    clients = [f"/clients/{each}/" for each in Client.objects.values_list("public_id", flat=True)[:200]]
    importers = [create_firm(f"Importing {n}", f"importer-{n}@example.com").pk for n in range(IMPORTS)]
    return [_cookie(member) for member in members], clients, importers


def _cookie(member: Any) -> str:
    from django.conf import settings
    from django.test import Client as Browser

    browser = Browser()
    browser.force_login(member.user, "allauth.account.auth_backends.AuthenticationBackend")
    session = browser.session
    session["firm"] = member.firm_id
    session.save()
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def _import_all(importers: list[int]) -> int:
    """Hand in one file for each, wait until none is under way; how many were carried out at the first attempt."""
    from rollforward import wall
    from rollforward.accounts.models import Member
    from rollforward.imports import commands
    from rollforward.imports.models import Import

    wall.outside("bench")
    file = data.write(Path(os.environ["ROLLFORWARD_DATA"]) / "clients.csv", ROWS)
    began = time.monotonic()
    for member in Member.objects.filter(pk__in=importers).select_related("firm", "user"):
        imp = commands.start(member, "update")
        commands.receive_file(imp, member, file.name, [file.read_bytes()])
        commands.submit(imp, member, "skip")
    under_way = Import.objects.filter(state__in=[Import.State.QUEUED, Import.State.RUNNING])
    while (spent := time.monotonic() - began) < _AT_MOST_SECONDS and (spent < _AT_LEAST_SECONDS or under_way.exists()):
        time.sleep(0.5)
    return Import.objects.filter(state=Import.State.DONE, attempts=1).count()


def _warm_up(port: int, cookie: str, clients: list[str]) -> None:
    """A server that has answered each page before, as one has that was not started just now."""
    chance = random.Random(0)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for page in [*_PAGES, *_PAGES]:
        connection.request("GET", _address(page, clients, chance), headers={"Cookie": f"sessionid={cookie}"})
        connection.getresponse().read()
    connection.close()


def _open(port: int, cookie: str) -> None:
    """A member's first page, with which her session gets its form token, as it does when she signs in."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/", headers={"Cookie": f"sessionid={cookie}"})
    connection.getresponse().read()
    connection.close()


def _browse(
    port: int,
    cookie: str,
    clients: list[str],
    seed: int,
    ended: threading.Event,
    times: dict[str, list[float]],
    errors: list[str],
) -> None:
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    ended.wait(chance.uniform(0, _LOOKS_AT_A_PAGE[1]))
    while not ended.is_set():
        page = chance.choices(list(_PAGES), list(_PAGES.values()))[0]
        began = time.monotonic()
        try:
            connection.request("GET", _address(page, clients, chance), headers={"Cookie": f"sessionid={cookie}"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.HTTPStatus.OK:
                errors.append(f"{page}: {answer.status}")
        except (OSError, http.client.HTTPException) as reason:
            errors.append(f"{page}: {type(reason).__name__}")
            connection.close()
        times[page].append((time.monotonic() - began) * 1000)
        ended.wait(chance.uniform(*_LOOKS_AT_A_PAGE))
    connection.close()


def _address(page: str, clients: list[str], chance: random.Random) -> str:
    if page == "client":
        return chance.choice(clients)
    return (
        f"/clients/?q={chance.choice('abcdefgmrst')}{chance.choice('aeiou')}" if page == "search" else _ADDRESSES[page]
    )


def _quantiles(times: list[float]) -> list[float]:
    parts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else [0.0] * 99
    return [parts[49], parts[94], parts[98]]


@contextmanager
def _process(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "rollforward.cli.main", *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _processor_seconds(processes: list[subprocess.Popen[bytes]]) -> float:
    """Of each process and its children that ended, user and system."""
    stats = (Path(f"/proc/{each.pid}/stat").read_text().rpartition(")")[2].split() for each in processes)
    return sum(sum(map(int, fields[11:15])) for fields in stats) / _TICKS


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as asked:
            if not asked.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.2)
    raise SystemExit(f"The web process on port {port} did not start within a minute.")


if __name__ == "__main__":
    main([int(key) for key in sys.argv[1:]])
