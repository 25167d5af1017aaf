"""A full worksheet, read by the limited child with everything that belongs to it, against fastexcel's bare load.

``python -m bench.reading_workbook ours|bare FILE FOLDER``: one of them, once; prints JSON of what it measured.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench import full_sheet, turns
from bench.report import Figure
from bench.turns import Run, median
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.reading.package import recognise

_GOAL = 2.0
_MOST_MEMORY = 4_096
_MOST_ROUNDS = 3
#: No further round starts when so many seconds have gone into a case: a slow machine gets one.
_ENOUGH_SECONDS = 45
_SMALLER = 200_000


def measure(kind: str) -> list[Figure]:
    """Medians of the rounds, for one way of writing the cells (a key of ``full_sheet.KINDS``)."""
    file = _workbook(kind)
    ours, bare = _rounds(kind, file)
    seconds, peer = median(ours, "seconds"), median(bare, "seconds")
    peak, peer_peak = (max(run["peak"] for run in measured) for measured in (ours, bare))
    runs = f"median of {len(ours)} runs" if len(ours) > 1 else "one run"
    what = f"XLSX of {full_sheet.ROWS:,} x {full_sheet.COLUMNS}, {full_sheet.KINDS[kind]}, to a staged sheet"
    return [
        Figure(
            f"{what}, against fastexcel's bare load ({runs})",
            f"{seconds / peer:.2f} times ({seconds:.1f} s : {peer:.1f} s)",
            f"at most {_GOAL:.0f} times",
            seconds <= _GOAL * peer,
        ),
        Figure("  processor time of both", f"{median(ours, 'cpu'):.1f} s : {median(bare, 'cpu'):.1f} s"),
        Figure(
            "  peak memory of the child, and of the peer",
            f"{peak:,.0f} MB, {peer_peak:,.0f} MB",
            f"below {_MOST_MEMORY:,} MB",
            peak < _MOST_MEMORY,
        ),
        Figure("  of that: the check before anything is unpacked", f"{1_000 * _check_seconds(file):.1f} ms"),
        *(_fidelity() if kind == "numbers" else ()),
    ]


def _workbook(kind: str, rows: int = full_sheet.ROWS) -> Path:
    turns.FOLDER.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    file = full_sheet.write(turns.FOLDER / f"sheet-{kind}-{rows}.xlsx", kind, rows)
    _tell(f"{file.name}: {file.stat().st_size >> 20} MB, there after {time.perf_counter() - started:.0f} s")
    return file


def _rounds(kind: str, file: Path) -> tuple[list[Run], list[Run]]:
    started = time.perf_counter()
    ours: list[Run] = []
    bare: list[Run] = []
    while len(ours) < _MOST_ROUNDS and (not ours or time.perf_counter() - started < _ENOUGH_SECONDS):
        for who, runs in (("bare", bare), ("ours", ours)):
            runs.append(turns.run("bench.reading_workbook", who, file))
            _tell(f"{kind}, round {len(runs)}, {who}: {runs[-1]['seconds']:.1f} s")
    return ours, bare


def _check_seconds(file: Path) -> float:
    content = file.read_bytes()
    started = time.perf_counter()
    recognise(content, DEFAULT)
    return time.perf_counter() - started


def _fidelity() -> list[Figure]:
    """What it costs to show numbers in their formats and to keep what is stored: the same sheet without any formats."""
    with_formats, without = (_seconds_to_read(_workbook(kind, _SMALLER)) for kind in ("numbers", "plain"))
    return [
        Figure(
            f"  {_SMALLER:,} rows with five formats, against the same without",
            f"{with_formats / without:.2f} times ({with_formats:.1f} s : {without:.1f} s)",
        )
    ]


def _seconds_to_read(file: Path) -> float:
    content = file.read_bytes()
    started = time.perf_counter()
    read_book(content, DEFAULT)
    return time.perf_counter() - started


def _tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _ours(file: Path, folder: Path) -> Run:
    return turns.ours(file, folder, full_sheet.ROWS)


def _bare(file: Path, _folder: Path) -> Run:
    import fastexcel

    started = time.perf_counter()
    frame = fastexcel.read_excel(file).load_sheet(0, header_row=None, dtypes="string").to_polars()
    seconds = time.perf_counter() - started
    if frame.height != full_sheet.ROWS:
        sys.exit(f"The peer read {frame.height} rows, so its time says nothing.")
    return turns.bare(seconds)


if __name__ == "__main__":
    print(json.dumps({"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
