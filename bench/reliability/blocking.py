"""How long an import keeps the members of another firm waiting, and its own firm locked.

``python -m bench.reliability.blocking CLIENTS``: one import of each kind over so many clients with their work, and an
update-and-add of the file that the clear has, while somebody in another firm saves one client after another. Prints
JSON of seconds; ``./dev bench reliability-blocking`` puts what they come to into the docs. An undo of a clear is among
them.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.reliability import LARGE, forks, scenes
from bench.reliability.installation import FOLDER, Installation
from bench.report import Figure

_PAUSE = 0.005
#: What is asked for on which base; an addition is of the same file as the clear.
_SCENES = {"update": "founded", "add": "founded", "clear": "founded", "undo_clear": "clear"}


def measure() -> list[Figure]:
    """One run on SQLite."""
    command = [sys.executable, "-m", "bench.reliability.blocking", str(LARGE)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return figures(json.loads(output.splitlines()[-1]))


def figures(told: dict[str, Any]) -> list[Figure]:
    """``told``: what a run prints."""
    size = f"{told['clients']:,} clients with {told['rows']:,} rows of work, SQLite"
    update, add, clear, undo = (told[scene] for scene in _SCENES)
    return [
        Figure(f"undo of a clear of {size}", f"{undo['seconds']:.2f} s", "at most 2 s", undo["seconds"] <= 2),
        _locked("  its own firm locked by a clear, against an update-and-add of the same file", told["alone"], 1.2),
        _locked("  the same while another firm saves all the time", {"clear": clear, "add": add}, 1.2),
        _waiting("an update", update, 2.0, 2.0),
        _waiting("an addition of as many", add, 2.0, 2.0),
        _waiting("a clear", clear, 0.1, 0.25),
        _waiting("its undo", undo, 0.1, 0.25),
    ]


def _locked(what: str, of: dict[str, dict[str, float]], goal: float) -> Figure:
    """``of``: the times of a ``clear`` and of an ``add`` of the same file."""
    ratio = of["clear"]["locked"] / of["add"]["seconds"]
    measured = f"{ratio:.2f} times ({of['clear']['locked']:.1f} : {of['add']['seconds']:.1f} s)"
    return Figure(what, measured, f"at most {goal} times", ratio <= goal)


def _waiting(what: str, of: dict[str, float], p99: float, worst: float) -> Figure:
    """How long saves in another firm took; the goals are in seconds."""
    measured, due = (f"{a * 1000:,.0f} ms, {b * 1000:,.0f} ms" for a, b in ((of["p99"], of["worst"]), (p99, worst)))
    return Figure(
        f"  a save in another firm during {what}: p99 and worst",
        f"{measured} (without it p99 {of['alone_p99'] * 1000:,.0f} ms)",
        f"at most {due}",
        of["p99"] <= p99 and of["worst"] <= worst,
    )


def main(clients: int) -> None:
    installation = Installation(os.environ.get("DATABASE_URL", ""), FOLDER, shelf=f"large-{clients}")
    try:
        print(json.dumps(_measured(installation, clients)))
    finally:
        installation.remove()


def _measured(installation: Installation, clients: int) -> dict[str, Any]:
    if not installation.has("founded"):
        forks.ask(scenes.found, clients, 1)
        installation.keep("founded")
    rows = forks.ask(_rows_of_work)
    told: dict[str, Any] = {"clients": clients, "rows": rows}
    references: dict[str, str] = {}
    told["alone"] = {}
    for scene in ("add", "clear"):
        installation.put_back("founded")
        told["alone"][scene] = _timed(installation, forks.ask(scenes.ask_for, scene))
    for scene, base in _SCENES.items():
        if base == "founded":
            installation.put_back("founded")
        references[scene] = forks.ask(scenes.ask_for, "undo" if base == "clear" else scene)
        told[scene] = _with_saves(installation, references[scene])
        print(scene, told[scene], file=sys.stderr)
    return told


def _rows_of_work() -> int:
    from rollforward.accounts.models import Firm
    from rollforward.work.models import Project, Series, Task

    return sum(model.objects.filter(firm=Firm.objects.order_by("pk")[0]).count() for model in (Series, Project, Task))


def _timed(installation: Installation, reference: str) -> dict[str, float]:
    """How long an import takes, and its firm was seen locked."""
    locked = installation.data / "locked.txt"
    locked.unlink(missing_ok=True)
    looking = forks.start(_look_on_and_on, str(locked))
    began = time.monotonic()
    forks.ask(scenes.carry_out, reference)
    seconds = time.monotonic() - began
    _stop(looking)
    return {"seconds": seconds, "locked": sum(_times(locked))}


def _with_saves(installation: Installation, reference: str) -> dict[str, float]:
    """The same, while somebody in another firm saves one client after another; and what she waits for."""
    file = installation.data / "saves.txt"
    file.unlink(missing_ok=True)
    saving = forks.start(_save_on_and_on, str(file))
    while not (file.exists() and file.stat().st_size > 2_000):
        time.sleep(0.01)
    alone = _times(file)
    timed = _timed(installation, reference)
    _stop(saving)
    during = _times(file)[len(alone) :]
    return timed | {
        "saves": len(during),
        "alone_p99": statistics.quantiles(alone, n=100, method="inclusive")[98],
        "p99": statistics.quantiles(during, n=100, method="inclusive")[98] if len(during) > 1 else during[0],
        "worst": max(during),
    }


def _stop(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    forks.wait(pid)


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
