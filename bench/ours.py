"""Our side: one process, one fresh installation on SQLite, as a warm server does it. Prints one JSON of seconds.

``python -m bench.ours FILE SHORT_FILE``: FILE from upload to committed, then pages of it and of SHORT_FILE in review.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ["ROLLFORWARD_DATA"] = tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"

import django
import polars as pl

django.setup()

from rollforward import wall

wall.outside("bench")

from django.core.management import call_command

from rollforward import sandbox
from rollforward.accounts.commands import create_firm
from rollforward.imports import commands, jobs, queries

_PAGE_ROWS = 200
_PAGES = 15


def main(file: Path, short_file: Path) -> None:
    call_command("migrate", verbosity=0)
    member = create_firm("Bench", "bench@example.com")
    sandbox.warm_up()
    commands.receive_file(commands.start(member, "update"), member, "warm.csv", [short_file.read_bytes()])

    bare = statistics.median(_seconds(lambda: _bare(file)) for _ in range(3))
    imp = commands.start(member, "update")
    started = time.perf_counter()
    commands.receive_file(imp, member, file.name, _chunks(file))
    received = time.perf_counter()
    queries.judge(imp)
    reviewable = time.perf_counter()
    page = _page_seconds(imp)
    submitted = time.perf_counter()
    commands.submit(imp, member)
    jobs.run_to_end(imp, "bench")
    committed = time.perf_counter()
    receipt = queries.receipt(imp)
    if receipt["state"] != "done" or receipt["added"] != receipt["rows"]:
        sys.exit(f"The import did not add every row: {receipt} {imp.message}")

    short = commands.start(member, "update")
    commands.receive_file(short, member, short_file.name, _chunks(short_file))
    queries.judge(short)
    print(
        json.dumps(
            {
                "rows": receipt["rows"],
                "bare": bare,
                "read": received - started,
                "reviewable": reviewable - started,
                "commit": committed - submitted,
                "total": reviewable - started + committed - submitted,
                "page": page,
                "page_of_short": _page_seconds(short),
            }
        )
    )


def _bare(file: Path) -> None:
    pl.read_csv(file, infer_schema=False).write_ipc(Path(os.environ["ROLLFORWARD_DATA"]) / "bare.arrow")


def _page_seconds(imp: object) -> float:
    total = queries.judge(imp).total_rows
    starts = [total * n // _PAGES for n in range(_PAGES)]
    queries.page(imp, 0, _PAGE_ROWS)
    return statistics.median(_seconds(lambda at=at: queries.page(imp, at, _PAGE_ROWS)) for at in starts)


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _chunks(file: Path):
    with file.open("rb") as opened:
        while chunk := opened.read(1 << 20):
            yield chunk


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
