"""Ours and a peer by turns, each run in a process of its own, so that both see the same weather of the machine."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from rollforward import sandbox
from rollforward.sandbox import nursery

FOLDER = Path(__file__).parent.parent / "build" / "bench"
_BURIAL_SECONDS = 2

#: What one run measured: ``seconds`` on the clock, ``cpu`` seconds of all its processes, ``peak`` in MB.
Run = Mapping[str, float]


def run(module: str, who: str, file: Path) -> Run:
    """``python -m MODULE WHO FILE FOLDER`` with a folder of its own; the JSON on the last line of what it prints."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        command = [sys.executable, "-m", module, who, str(file), folder]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output.splitlines()[-1])


def median(runs: list[Run], name: str) -> float:
    return statistics.median(measured[name] for measured in runs)


def ours(file: Path, folder: Path, rows: int) -> Run:
    """Read as the server does: in a warm, limited child, to a staged sheet that must have so many ``rows``."""
    sandbox.warm_up()
    small = folder / "small.csv"
    small.write_text("Name,City\nAnn,Rome\n")
    sandbox.read_file(small, folder / "small")
    started = time.perf_counter()
    staged = sandbox.read_file(file, folder / "staged")
    seconds = time.perf_counter() - started
    if staged.sheets[0].rows != rows:
        sys.exit(f"Ours read {staged.sheets[0].rows} rows, so its time says nothing.")
    time.sleep(_BURIAL_SECONDS)  # giving back its memory takes the child a while, and the nursery must see its end
    nursery.stop()
    return _measured(seconds, resource.RUSAGE_CHILDREN)


def bare(seconds: float) -> Run:
    """What a peer measured that did its work in this process."""
    return _measured(seconds, resource.RUSAGE_SELF)


def _measured(seconds: float, who: int) -> Run:
    used = resource.getrusage(who)
    return {"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}
