"""The main job: 100,000 clients of 30 columns from the CSV file to committed, journal and contacts included.

Ours and the peer take turns, each in a process of its own, so that both see the same weather of the machine.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from bench import data
from bench.report import Figure

ROWS = 100_000
SHORT = 1_000
#: The peer's time per row does not fall with more rows, and its defaults would take minutes for all of them.
PEER_ROWS = 10_000
ROUNDS = 3
_FOLDER = Path(__file__).parent.parent / "build" / "bench"


def measure() -> list[Figure]:
    """Run everything; medians of the rounds."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    file = data.write(_FOLDER / f"clients-{ROWS}.csv", ROWS)
    short = data.write(_FOLDER / f"clients-{SHORT}.csv", SHORT)
    ours, defaults, fastest = [], [], []
    for _ in range(ROUNDS):
        ours.append(json.loads(_run("bench.ours", file, short)))
        fastest.append(float(_run("bench.peer", file, PEER_ROWS, "fastest")))
        defaults.append(float(_run("bench.peer", file, PEER_ROWS, "defaults")))
    return _figures(ours, statistics.median(defaults), statistics.median(fastest))


def _run(module: str, *arguments: object) -> str:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]


def _figures(ours: list[dict[str, float]], defaults: float, fastest: float) -> list[Figure]:
    def median(name: str) -> float:
        return statistics.median(run[name] for run in ours)

    speed = median("rows") / median("total")
    review = statistics.median(run["reviewable"] / run["bare"] for run in ours)
    page = statistics.median(run["page"] / run["page_of_short"] for run in ours)
    return [
        Figure("CSV file to committed, 100,000 x 30, contacts and journal included", f"{speed:,.0f} rows/s"),
        Figure(
            "  of that: read / judged / committed",
            f"{median('read'):.2f} / {median('reviewable') - median('read'):.2f} / {median('commit'):.2f} s",
        ),
        _ratio("  against django-import-export with its defaults", speed / defaults, 30, f"{defaults:,.0f} rows/s"),
        _ratio("  against its fastest set-up (insert only)", speed / fastest, 5, f"{fastest:,.0f} rows/s"),
        Figure(
            "file to reviewable, against Polars' bare read and write",
            f"{review:.1f} times ({median('reviewable'):.2f} s : {median('bare'):.2f} s)",
            "at most 4 times",
            review <= 4,
        ),
        Figure(
            "a page of 100,000 rows, against a page of 1,000",
            f"{page:.2f} times ({median('page') * 1000:.0f} ms : {median('page_of_short') * 1000:.0f} ms)",
            "at most 2 times",
            page <= 2,
        ),
    ]


def _ratio(what: str, ratio: float, goal: float, peer: str) -> Figure:
    return Figure(what, f"{ratio:.1f} times ({peer})", f"at least {goal} times", ratio >= goal)
