"""How long an import keeps the members of another firm waiting, and its own firm locked.

``python -m bench.reliability.blocking CLIENTS``: one import of each kind over so many clients with their work, while
somebody in another firm saves one client after another. Prints JSON of seconds.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from bench.reliability import forks, scenes
from bench.reliability.installation import FOLDER, Installation

_PAUSE = 0.005
_SCENES = ("update", "clear", "undo_clear")


def main(clients: int) -> None:
    installation = Installation(os.environ.get("DATABASE_URL", ""), FOLDER)
    try:
        print(json.dumps(_measured(installation, clients)))
    finally:
        installation.remove()


def _measured(installation: Installation, clients: int) -> dict[str, Any]:
    rows = forks.ask(_found, clients)
    installation.keep("founded")
    told: dict[str, Any] = {"clients": clients, "rows": rows}
    references: dict[str, str] = {}
    for scene in _SCENES:
        base, what = scenes.TASKS[scene]
        if base == "founded":
            installation.put_back("founded")
        references[scene] = forks.ask(scenes.ask_for, what)
        told[scene] = _with_saves(installation, references[scene])
        print(scene, told[scene], file=sys.stderr)
    return told


def _found(clients: int) -> int:
    from rollforward.accounts.models import Firm
    from rollforward.work.models import Project, Series, Task

    scenes.found(clients, 1)
    return sum(model.objects.filter(firm=Firm.objects.order_by("pk")[0]).count() for model in (Series, Project, Task))


def _with_saves(installation: Installation, reference: str) -> dict[str, float]:
    file = installation.data / "saves.txt"
    saving = forks.start(_save_on_and_on, str(file))
    looking = forks.start(_look_on_and_on, str(installation.data / "locked.txt"))
    while not (file.exists() and file.stat().st_size > 2_000):
        time.sleep(0.01)
    alone = _times(file)
    began = time.monotonic()
    forks.ask(scenes.carry_out, reference)
    seconds = time.monotonic() - began
    for pid in (saving, looking):
        os.kill(pid, signal.SIGTERM)
        forks.wait(pid)
    during = _times(file)[len(alone) :]
    return {
        "seconds": seconds,
        "saves": len(during),
        "alone_p99": statistics.quantiles(alone, n=100)[98],
        "p99": statistics.quantiles(during, n=100)[98] if len(during) > 1 else during[0],
        "worst": max(during),
        "locked": sum(_times(installation.data / "locked.txt")),
    }


def _times(file: Path) -> list[float]:
    return [float(line) for line in file.read_text().splitlines() if line]


def _save_on_and_on(file: str) -> None:
    from rollforward.accounts.models import Member
    from rollforward.clients.commands import update_client

    member = Member.objects.select_related("firm", "user").get(user__email="nina@north.example")
    with open(file, "a", buffering=1) as told:
        for number in itertools.count():
            began = time.perf_counter()
            update_client(member, "C-1001", {"client.city": f"City {number}"})
            told.write(f"{time.perf_counter() - began:.6f}\n")
            time.sleep(_PAUSE)


def _look_on_and_on(file: str) -> None:
    """Notes for how long the firm of the import was seen locked."""
    from rollforward.accounts.models import Firm

    firm = Firm.objects.order_by("pk")[0].pk
    since = None
    with open(file, "a", buffering=1) as told:
        while True:
            locked = bool(Firm.objects.values_list("lock_owner", flat=True).get(pk=firm))
            if locked and since is None:
                since = time.perf_counter()
            elif not locked and since is not None:
                told.write(f"{time.perf_counter() - since:.6f}\n")
                since = None
            time.sleep(_PAUSE)


if __name__ == "__main__":
    main(int(sys.argv[1]))
