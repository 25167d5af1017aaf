"""A full sheet as CSV: 1,048,575 x 30, from the file to a staged sheet, against Polars' bare read and write of it.

Ours and the peer take turns, each in a process of its own. Ours reads as the server does: in a warm, limited child.

``python -m bench.reading_text ours|bare FILE FOLDER``: one of them, once; prints JSON of seconds and peak memory.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from bench import data
from bench.report import Figure
from rollforward import sandbox
from rollforward.sandbox import nursery

ROWS = 1_048_575
ROUNDS = 3
_FOLDER = Path(__file__).parent.parent / "build" / "bench"
_GOAL = 2.5
_BURIAL_SECONDS = 2


def measure() -> list[Figure]:
    """Run both in turns; medians of the rounds."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    file = data.write(_FOLDER / f"clients-{ROWS}.csv", ROWS)
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(_run("bare", file))
        ours.append(_run("ours", file))
    seconds, peer = _median(ours, "seconds"), _median(bare, "seconds")
    peak, peer_peak = _median(ours, "peak"), _median(bare, "peak")
    return [
        Figure(
            f"CSV file to staged sheet, {ROWS:,} x {len(data.COLUMNS)}, against Polars' bare all-text read and write",
            f"{seconds / peer:.2f} times ({seconds:.2f} s : {peer:.2f} s)",
            f"at most {_GOAL} times",
            seconds / peer <= _GOAL,
        ),
        Figure("  peak memory of the child, and of the peer", f"{peak:,.0f} MB, {peer_peak:,.0f} MB"),
    ]


def _median(runs: list[dict[str, float]], name: str) -> float:
    return statistics.median(run[name] for run in runs)


def _run(who: str, file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=_FOLDER) as folder:
        command = [sys.executable, "-m", "bench.reading_text", who, str(file), folder]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output.splitlines()[-1])


def _ours(file: Path, folder: Path) -> dict[str, float]:
    sandbox.warm_up()
    small = folder / "small.csv"
    small.write_text("Name,City\nAnn,Rome\n")
    sandbox.read_file(small, folder / "small")
    started = time.perf_counter()
    staged = sandbox.read_file(file, folder / "staged")
    seconds = time.perf_counter() - started
    if staged.sheets[0].rows != ROWS + 1:
        sys.exit(f"Ours read {staged.sheets[0].rows} rows, so its time says nothing.")
    time.sleep(_BURIAL_SECONDS)  # giving back its memory takes the child a while, and the nursery must see its end
    nursery.stop()
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def _bare(file: Path, folder: Path) -> dict[str, float]:
    started = time.perf_counter()
    pl.read_csv(file, infer_schema=False).write_ipc(folder / "bare.arrow")
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps({"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
