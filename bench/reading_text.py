"""A full sheet as CSV: 1,048,575 x 30, from the file to a staged sheet, against Polars' bare read and write of it.

``python -m bench.reading_text ours|bare FILE FOLDER``: one of them, once; prints JSON of what it measured.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from bench import data, turns
from bench.report import Figure
from bench.turns import Run, median

ROWS = 1_048_575
ROUNDS = 3
_GOAL = 2.5


def measure() -> list[Figure]:
    """Run both in turns; medians of the rounds."""
    turns.FOLDER.mkdir(parents=True, exist_ok=True)
    file = data.write(turns.FOLDER / f"clients-{ROWS}.csv", ROWS)
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(turns.run("bench.reading_text", "bare", file))
        ours.append(turns.run("bench.reading_text", "ours", file))
    seconds, peer = median(ours, "seconds"), median(bare, "seconds")
    peak, peer_peak = median(ours, "peak"), median(bare, "peak")
    return [
        Figure(
            f"CSV file to staged sheet, {ROWS:,} x {len(data.COLUMNS)}, against Polars' bare all-text read and write",
            f"{seconds / peer:.2f} times ({seconds:.2f} s : {peer:.2f} s)",
            f"at most {_GOAL} times",
            seconds / peer <= _GOAL,
        ),
        Figure("  peak memory of the child, and of the peer", f"{peak:,.0f} MB, {peer_peak:,.0f} MB"),
    ]


def _ours(file: Path, folder: Path) -> Run:
    return turns.ours(file, folder, ROWS + 1)


def _bare(file: Path, folder: Path) -> Run:
    started = time.perf_counter()
    pl.read_csv(file, infer_schema=False).write_ipc(folder / "bare.arrow")
    return turns.bare(time.perf_counter() - started)


if __name__ == "__main__":
    print(json.dumps({"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
