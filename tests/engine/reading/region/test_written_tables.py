"""Tables written like those of statistical yearbooks, surveys and offices: which lines are their header.

``statistical.txt`` and ``wordy.txt`` hold them, cells apart by bars; behind each name stand the lines of its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from rollforward.engine.reading import locate
from rollforward.engine.values import cell_name

Case = tuple[str, tuple[int, ...], pl.DataFrame]


def written(file: str) -> Iterator[Case]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    for block in re.split(r"(?m)^=== ", text)[1:]:
        top, *lines = block.rstrip("\n").split("\n")
        name, header = top.split(":")
        rows = [line.split("|") for line in lines]
        width = max(map(len, rows))
        columns = zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
        numbers = pl.Series("line", range(1, len(rows) + 1), pl.UInt32)
        cells = pl.DataFrame([numbers, *(pl.Series(cell_name(at), column) for at, column in enumerate(columns))])
        yield name, tuple(map(int, header.split())), cells


STATISTICAL, WORDY = list(written("statistical.txt")), list(written("wordy.txt"))


@pytest.mark.parametrize("case", STATISTICAL, ids=[case[0] for case in STATISTICAL])
def test_the_header_of_a_statistical_table_is_found(case: Case) -> None:
    _, header, cells = case
    assert locate(cells).header_rows == header


@pytest.mark.parametrize("case", WORDY, ids=[case[0] for case in WORDY])
def test_where_only_texts_stand_a_wrong_header_is_never_sure(case: Case) -> None:
    _, header, cells = case
    region = locate(cells)
    assert region.header_rows == header or region.header_confidence == "check"


def test_most_headers_among_mere_texts_are_found() -> None:
    right = [name for name, header, cells in WORDY if locate(cells).header_rows == header]
    assert len(right) >= 0.85 * len(WORDY)
