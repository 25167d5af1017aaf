"""However many threads share the work, a sheet comes to the same plan, row for row."""

from __future__ import annotations

import os
import subprocess
import sys

#: Long enough for several threads to work on it, with repeated names, codes that are there, and problems.
_JUDGE = """
import hashlib
import polars as pl
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.pipeline import judge
from rollforward.engine.planning import FRAMES
from rollforward.engine.values import Choices, ColumnMap, Mapping, Region, Table
from tests.engine.tables import existing

targets = ("client.external_id", "client.name", "client.status", "contact.name", "contact.email")
count = 4_000
rows = [
    (f"K{n % 3500}" if n % 3 else "", f"Maple {n % 3000}", ("Active", "asleep", "")[n % 7 % 3], f"Ann Lee{n % 900}", "")
    for n in range(count)
]
lines = pl.int_range(2, count + 2, dtype=pl.UInt32, eager=True).alias("line")
cells = {f"c{i}": [row[i] for row in rows] for i in range(5)}
table = Table(targets, pl.DataFrame({"line": lines, **cells}), Region((1,), (2, count + 1)))
held = existing("\\n".join(["pk | id | name | code", *(f"{n} | C-{n} | Maple {n} | K{n}" for n in range(1, 1500, 2))]))
columns = tuple(ColumnMap(i, target, target, "sure", 1.0) for i, target in enumerate(targets))
plan = judge(table, Mapping(columns, name_from=(1,)), built_in_field_set(), Choices(), (), held, "update")[0]
told = {name: getattr(plan, name).rows() for name in FRAMES}
told["candidates"].sort()  # the one frame in no order
print(pl.thread_pool_size(), sum(map(len, told.values())), hashlib.sha256(str(told).encode()).hexdigest())
"""


def test_one_thread_and_four_come_to_the_same_plan() -> None:
    one, four = (_judged(threads) for threads in (1, 4))
    assert (one[0], four[0]) == ("1", "4")
    assert int(one[1]) > 4_000
    assert one[1:] == four[1:]


def _judged(threads: int) -> list[str]:
    """How many threads there were, how many rows the plan has, and the digest of all of it."""
    environment = {**os.environ, "POLARS_MAX_THREADS": str(threads)}
    ran = subprocess.run([sys.executable, "-c", _JUDGE], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()
