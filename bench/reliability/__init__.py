"""How often the plug was pulled, and what became of it.

Series of trials that are continued by each run and told together: ``build/bench/reliability`` keeps their counts, which
an empty folder begins anew. One run takes about nine minutes; the long series, which have a section of their own, take
as long again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from bench.reliability.installation import FOLDER
from bench.reliability.tally import Tally, load
from bench.report import Figure

_SECONDS = {
    "moments": 90,
    "random-kills": 40,
    "web-moments": 40,
    "submits": 40,
    "stories": 30,
    "power-full": 40,
    "power-normal": 10,
}
_SECONDS_LONG = {"undo": 110, "http": 110, "large-kills": 60}
_ON_BOTH = ("moments", "random-kills", "web-moments", "submits", "stories", "undo", "http")
LARGE = 50_000
_WHAT = {
    "moments": "workers killed or paused at a statement, commit or file step, 40 clients with their work",
    "random-kills": "workers killed at a random time, 40 clients with their work",
    "web-moments": "servers killed within an upload, submit or undo that is then sent again",
    "submits": "submits, each sent 2 to 10 times at once",
    "stories": "times twenty stories of imports, edits, undo and redo, equal to a dictionary and byte for byte",
    "power-full": "images after a power cut",
}
_WHAT_LONG = {
    "undo": "random imports, others' edits between, undone and redone: every row and the export as they were",
    "http": "submits, each sent 2 to 10 times at once over HTTP to two servers, some of them killed: one import each",
    "large-kills": f"workers killed at a random time, {LARGE:,} clients with their work",
}
_GOALS = {"moments": 1_000, "submits": 1_000, "stories": 25, "power-full": 10_000, "http": 1_000, "large-kills": 1_000}
_IMPORTS = 500


def measure() -> tuple[list[Figure], str]:
    """Run a piece of each series, then tell all that is known of them."""
    _run_all(_SECONDS)
    subprocess.run([sys.executable, "-m", "bench.reliability.bugs", "--next", "4"], check=False)
    return told()


def told() -> tuple[list[Figure], str]:
    """The figures of the trials so far, and a table of the bugs that were put in on purpose."""
    figures = [figure for series in _WHAT for figure in _figures(series)]
    return [*figures, _with_normal(), _bugs()], ""


def measure_long() -> tuple[list[Figure], str]:
    """The same for the series with many imports, with real servers, and with many clients."""
    _run_all(_SECONDS_LONG)
    return told_long()


def told_long() -> tuple[list[Figure], str]:
    """The figures of their trials so far."""
    return [*(figure for series in _WHAT_LONG for figure in _figures(series)), *_undone_clear()], ""


def _undone_clear() -> list[Figure]:
    """How long the undisturbed undo took that the kills at so many clients are held against, once it was prepared."""
    found = next(FOLDER.glob(f"large-{LARGE}*/undo_clear.json"), None)
    if found is None:
        return []
    seconds = json.loads(found.read_text())[-1]
    what = f"undo of a cleared set of {LARGE:,} clients with their work, once, SQLite"
    return [Figure(what, f"{seconds:.2f} s", "at most 2 s", seconds <= 2)]


def _run_all(seconds: Mapping[str, int]) -> None:
    for series, some in seconds.items():
        for server in ("", "postgresql") if series in _ON_BOTH else ("",):
            _run(series, some, server)


def _run(series: str, seconds: int, server: str) -> None:
    piece = [sys.executable, "-m", "bench.reliability.piece", series, "--seconds", str(seconds)]
    if series == "large-kills":
        piece += ["--clients", str(LARGE)]
    command = [sys.executable, "-m", "tests.postgresql", *piece] if server else piece
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def _figures(series: str) -> list[Figure]:
    figures = []
    for database in ("SQLite", "PostgreSQL"):
        tally = load(f"{series}-{database.lower()}")
        if tally.next:
            figures.append(_figure(series, database, tally))
    return figures


def _figure(series: str, database: str, tally: Tally) -> Figure:
    measured = f"{tally.next:,} trials (seed {tally.seed}, {tally.since} to {tally.until}), {len(tally.wrong)} wrong"
    if series == "undo":
        goal, reached = f"{_IMPORTS} imports, 0 wrong", not tally.wrong and tally.hit >= _IMPORTS
        return Figure(f"{_WHAT_LONG[series]}, {database}", f"{tally.hit:,} imports in {measured}", goal, reached)
    if series in ("moments", "random-kills", "large-kills"):
        measured += f"; {tally.hit:,} met it at work, the lock free after {tally.worst:.1f} s at most"
    goal = f"{_GOALS[series]:,} trials, 0 wrong" if series in _GOALS else "0 wrong"
    reached = not tally.wrong and tally.next >= _GOALS.get(series, 1)
    return Figure(f"{(_WHAT | _WHAT_LONG)[series]}, {database}", measured, goal, reached)


def _with_normal() -> Figure:
    tally = load("power-normal-sqlite")
    return Figure(
        "  the same with synchronous=NORMAL, which must fail",
        f"{tally.next:,} images, {tally.hit:,} lost confirmed work or were damaged",
        "some",
        tally.hit > 0,
    )


def _bugs() -> Figure:
    from bench.reliability import bugs  # here: it is a program of its own as well

    found = bugs.known()
    caught = sum(found.values())
    missed = [name for name, was in found.items() if not was]
    measured = f"{caught} of {len(found)} caught" + (f"; missed: {'; '.join(missed)}" if missed else "")
    what = "bugs put in on purpose, each to be caught by a named test"
    return Figure(what, measured, "at least 20, all", caught >= 20 and not missed)
