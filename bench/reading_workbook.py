"""A full worksheet, read by the limited child with everything that belongs to it, against fastexcel's bare load.

They take turns, each in a process of its own, so that both see the same weather of the machine.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from bench import full_sheet
from bench.report import Figure

ROUNDS = 2
_FOLDER = Path(__file__).parent.parent / "build" / "bench"

_BARE = """
import json, resource, sys, time
import fastexcel
start = time.perf_counter()
fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, dtypes="string").to_polars()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak}))
"""
_OURS = """
import json, resource, sys, tempfile, time
from pathlib import Path
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading.package import recognise
from rollforward.sandbox import nursery, read_file, warm_up
warm_up()
with tempfile.TemporaryDirectory() as folder:
    start = time.perf_counter()
    book = read_file(Path(sys.argv[1]), Path(folder))
    seconds = time.perf_counter() - start
nursery.stop()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
content = Path(sys.argv[1]).read_bytes()
start = time.perf_counter()
recognise(content, DEFAULT)
print(json.dumps({"seconds": seconds, "peak": peak, "check": time.perf_counter() - start}))
"""


def measure() -> list[Figure]:
    """Medians of the rounds, for each way of writing the cells."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    return [figure for kind in full_sheet.KINDS for figure in _measured(kind)]


def _measured(kind: str) -> list[Figure]:
    file = full_sheet.write(_FOLDER / f"full-{kind.replace(' ', '-')}.xlsx", kind)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_run(_OURS, file))
        bare.append(_run(_BARE, file))
    seconds, load = _median(ours, "seconds"), _median(bare, "seconds")
    peak = max(run["peak"] for run in ours) / 1024
    return [
        Figure(
            f"XLSX of {full_sheet.ROWS:,} x {full_sheet.COLUMNS}, {kind}, against fastexcel's bare load",
            f"{seconds / load:.2f} times ({seconds:.1f} s : {load:.1f} s)",
            "at most 2 times",
            seconds <= 2 * load,
        ),
        Figure("  the child's peak", f"{peak:,.0f} MB", "below 4,096 MB", peak < 4_096),
        Figure("  of that: the check before anything is unpacked", f"{_median(ours, 'check'):.2f} s"),
    ]


def _run(program: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-c", program, str(file)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, float] = json.loads(output.splitlines()[-1])
    return figures


def _median(runs: list[dict[str, float]], name: str) -> float:
    return statistics.median(run[name] for run in runs)
