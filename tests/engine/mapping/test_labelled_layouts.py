"""The labelled header rows that the mapping is scored on mean something only while these hold."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import bench.mapping
from bench.mapping.layouts import Layout, load
from rollforward.engine.fields import base_key, built_in_field_set
from rollforward.engine.values import IGNORE

SETS = ("tuning", "heldout", "blind")
SHAPES = {"one row per client", "one row per contact", "several contacts per row", "rows of mixed level"}


@cache
def layouts_of(name: str) -> list[Layout]:
    return load(Path(bench.mapping.__file__).with_name(name))


def test_no_source_is_in_two_sets() -> None:
    sources = Counter(source for name in SETS for source in {layout.source for layout in layouts_of(name)})
    assert [source for source, times in sources.items() if times > 1] == []


@pytest.mark.parametrize("name", SETS)
def test_every_label_is_a_field_and_every_row_is_whole(name: str) -> None:
    assert [(layout.source, wrong) for layout in layouts_of(name) for wrong in _wrong(layout)] == []


def _wrong(layout: Layout) -> list[str]:
    targets = {field.key for field in built_in_field_set()} | {IGNORE}
    labels = {label for column in layout.columns for label in (*column.accept, *column.traps)}
    fields = set(map(base_key, labels))
    named = {header for name in layout.names for header in name.split(" + ") if name}
    return [
        *sorted(fields - targets),
        *sorted(named - set(layout.headers)),
        *sorted(set(layout.shapes) - SHAPES),
        *(column.header for column in layout.columns if not column.accept or set(column.accept) & set(column.traps)),
        *(", ".join(row) for row in layout.rows if len(row) != len(layout.columns)),
    ]
