"""The review of a full sheet on the server: all checks against reading the file, one edit, one big paste, one replace.

``python -m bench.grid_server FILE``: in one process on a fresh installation on SQLite; prints JSON of seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import data, grid_http, turns
from bench.report import Figure

ROWS = 1_048_575
_CHECKS_GOAL, _EDIT_GOAL, _PASTE_GOAL = 1.5, 0.3, 2.0
_EDITS = 30
_BLOCK = (10_000, 30)
_EMAIL, _CITY, _SINCE, _ZIP = 10, 16, 20, 18


def measure() -> list[Figure]:
    """One run; the figures with their goals."""
    turns.FOLDER.mkdir(parents=True, exist_ok=True)
    file = data.write(turns.FOLDER / f"clients-{ROWS}.csv", ROWS)
    command = [sys.executable, "-m", "bench.grid_server", str(file)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    told = json.loads(output.splitlines()[-1])
    size, ratio = f"{ROWS:,} x {len(data.COLUMNS)}", told["check"] / told["read"]
    return [
        Figure(
            f"all checks on {size}, against reading the file to a staged sheet",
            f"{ratio:.2f} times ({told['check']:.2f} s : {told['read']:.2f} s)",
            f"at most {_CHECKS_GOAL} times",
            ratio <= _CHECKS_GOAL,
        ),
        Figure(
            f"one cell edited and its column checked again, {ROWS:,} rows, median and p95 of {_EDITS}",
            f"{told['edit'] * 1000:.0f} ms, {told['edit_p95'] * 1000:.0f} ms",
            f"p95 at most {_EDIT_GOAL * 1000:.0f} ms",
            told["edit_p95"] <= _EDIT_GOAL,
        ),
        Figure(
            f"block of {_BLOCK[0]:,} x {_BLOCK[1]} pasted, kept and its cells checked",
            f"{told['paste']:.2f} s",
            f"at most {_PASTE_GOAL:.0f} s",
            told["paste"] <= _PASTE_GOAL,
        ),
        Figure("  of which pasted and kept", f"{told['pasted']:.2f} s"),
        Figure("the whole sheet judged anew (checks, matches, plan, kept in files)", f"{told['judged']:.1f} s"),
        Figure("a text counted, and replaced, in one column", f"{told['counted']:.2f} s, {told['replaced']:.2f} s"),
        Figure(
            "rows filtered by a text in any column, and sorted by one", f"{told['found']:.2f} s, {told['sorted']:.2f} s"
        ),
        Figure("peak memory of the process that did all this", f"{told['peak']:,.0f} MB"),
        *grid_http.measure(file, ROWS),
    ]


def main(file: Path) -> None:
    os.environ["ROLLFORWARD_DATA"] = tempfile.mkdtemp(dir=turns.FOLDER)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"
    import django

    from rollforward import wall

    django.setup()
    wall.outside("bench")
    print(json.dumps(_measured(file)))


def _measured(file: Path) -> dict[str, float]:
    import resource

    import polars as pl
    from django.core.management import call_command

    from rollforward import sandbox
    from rollforward.accounts.commands import create_firm
    from rollforward.engine.reviewing import Find
    from rollforward.engine.values import Edit
    from rollforward.imports import commands, judging, queries
    from rollforward.imports.queries import Selection

    call_command("migrate", verbosity=0)
    member = create_firm("Bench", "bench@example.com")
    sandbox.warm_up()
    imp = commands.start(member, "update")
    told = {"read": _seconds(lambda: _receive(commands, imp, member, file))}
    print(told, file=sys.stderr)
    told["judged"] = _seconds(lambda: queries.judge(imp))
    told["check"] = judging.kept(imp).seconds["check"]
    print(told, file=sys.stderr)

    def edit(n: int) -> None:
        position = (_EMAIL, _CITY, _SINCE, _ZIP)[n % 4]
        edits = [Edit(2 + n * 30_000, position, f"not right {n}")]
        commands.edit_cells(imp, member, edits)
        queries.recheck_edited(imp, edits)

    edit(0)
    times = sorted(_seconds(lambda n=n: edit(n)) for n in range(_EDITS))
    told |= {"edit": statistics.median(times), "edit_p95": times[int(len(times) * 0.95) - 1]}
    print(told, file=sys.stderr)
    block = list(data.records(_BLOCK[0], seed=2))
    positions = list(range(_BLOCK[1]))
    queries.judge(imp)
    lines = pl.Series(range(500_002, 500_002 + _BLOCK[0]), dtype=pl.UInt32)
    told["pasted"] = _seconds(lambda: commands.paste(imp, member, Selection(), positions, block, 500_000))
    told["paste"] = told["pasted"] + _seconds(lambda: queries.recheck(imp, positions, lines))
    print(told, file=sys.stderr)
    queries.judge(imp)
    find, everywhere = Find("Boston", whole=True), Selection()
    told["counted"] = _seconds(lambda: commands.replacing(imp, everywhere, find, "Bangor", [_CITY]))
    told["replaced"] = _seconds(lambda: commands.replace_all(imp, member, everywhere, find, "Bangor", [_CITY]))
    queries.judge(imp)
    told["found"] = _seconds(lambda: queries.page(imp, 0, 200, Selection(find=Find("Bangor"))))
    told["sorted"] = _seconds(lambda: queries.page(imp, 0, 200, Selection(sort=_CITY)))
    told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def _receive(commands, imp, member, file: Path) -> None:
    with file.open("rb") as opened:
        commands.receive_file(imp, member, file.name, iter(lambda: opened.read(1 << 20), b""))


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(Path(sys.argv[1]))
