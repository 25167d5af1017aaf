"""Created records told by the run: each one found again, with the file's line that made it."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.imports.scribe import Scribe
from rollforward.journal.commands import change
from rollforward.journal.models import MOST_IN_A_RUN, Line, Record, Source


@pytest.mark.parametrize(
    ("keys", "runs"),
    [
        ([], 0),
        ([7], 1),
        ([7, 8, 9], 1),
        ([7, 8, 20, 21, 40], 3),
        (list(range(5, 5 + MOST_IN_A_RUN + 1)), 2),
    ],
)
def test_every_key_is_told_once_with_its_line(cast, keys, runs):
    lines = pl.Series([n + 2 for n in range(len(keys))], dtype=pl.UInt32)
    with change(cast.harbor, cast.vera, Source.IMPORT) as opened:
        Scribe(opened).created(Record.CLIENT, pl.Series(keys, dtype=pl.Int64), lines)
    told = [made for line in Line.objects.order_by("pk") for made in line.created_records()]
    assert told == list(zip(keys, lines.to_list(), strict=True))
    assert Line.objects.count() == runs
