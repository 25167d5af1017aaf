"""What is written when 100,000 clients are imported, against the bare writing of the same rows, on both databases; and
planning an update of them, against reading both sides."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys

from bench import data
from bench.imports import ROWS
from bench.report import Figure
from bench.turns import FOLDER

ROUNDS = 3
_WAYS = {
    "SQLite": ("raw executemany", 0.7, [sys.executable]),
    "PostgreSQL": ("raw COPY", 0.6, [sys.executable, "-m", "tests.postgresql", sys.executable]),
}


def measure() -> list[Figure]:
    """Medians of the rounds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = data.write(FOLDER / f"clients-{ROWS}.csv", ROWS)
    figures = []
    for name, (peer, goal, command) in _WAYS.items():
        runs = [_run([*command, "-m", "bench.commit_ours", str(file)]) for _ in range(ROUNDS)]
        rate, bare = (statistics.median(run["rows"] / run[what] for run in runs) for what in ("commit", "bare"))
        share = statistics.median(run["bare"] / run["commit"] for run in runs)
        planning = statistics.median(run["plan"] / run["read"] for run in runs)
        told = f"{share:.2f} times ({rate:,.0f} : {bare:,.0f} rows/s)"
        figures += [
            Figure(f"rows of clients, contacts, ties and journal committed, {name}, against {peer}", told,
                   f"at least {goal} times", share >= goal),
            Figure(f"  an update of {ROWS:,} planned, against reading file and firm", f"{planning:.2f} times",
                   "at most 1.5 times", planning <= 1.5),
        ]  # fmt: skip
    return figures


def _run(command: list[str]) -> dict[str, float]:
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env).stdout
    return json.loads(output.splitlines()[-1])
