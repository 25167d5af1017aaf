"""Layouts of other programs, each a file of ``header => target`` lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from rollforward.engine.mapping import map_headers
from rollforward.engine.values import IGNORE, Mapping
from tests.engine.mapping.headers import PLAIN

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_column_goes_where_the_layout_says(path: Path) -> None:
    facts, wanted = _read(path)
    mapping = map_headers(list(wanted), PLAIN)
    assert {column.header: column.target for column in mapping.columns} == wanted
    assert mapping.shape == facts["shape"]
    assert _named(mapping, mapping.name_from) == facts["name"]
    assert _named(mapping, mapping.name_fallback) == facts["otherwise"]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_column_has_a_reason_and_mapped_ones_a_score(path: Path) -> None:
    for column in map_headers(list(_read(path)[1]), PLAIN).columns:
        assert all(reason.endswith(".") for reason in column.reasons)
        assert column.reasons
        assert (column.score > 0) == (column.target != IGNORE)


def _read(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = {key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    pairs = (line.partition(" => ") for line in body.splitlines() if line.strip())
    return facts, {header.strip(): target.strip() for header, _, target in pairs}


def _named(mapping: Mapping, positions: tuple[int, ...]) -> str:
    return " + ".join(mapping.columns[position].header for position in positions)
