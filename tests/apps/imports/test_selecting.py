"""Rows found by a text, whatever stands in the file under what was corrected."""

from __future__ import annotations

import pytest

from rollforward.engine.reviewing import Find
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from rollforward.imports.queries import Selection
from tests.apps.imports.importing import prepare
from tests.cast import Cast

LIST = """
    Client name,City,ZIP
    Bath Bakery,Portland,04101
    Baker & Sons,Bath,04530
    Cole of Bath,Bath,04530
    Dunn LLP,Saco,
"""


@pytest.mark.parametrize(
    ("find", "lines"),
    [
        (Find("bath"), [4, 5]),  # 2 and 3 held it where they were corrected, 4 still does beside that
        (Find("BATH", case=True), []),
        (Find("Saco", whole=True), [2]),
        (Find("^(Eliot|Saco)$", pattern=True), [2, 3, 6]),
        (Find(blank=True), [3, 6, 7]),
    ],
)
def test_a_row_is_found_by_what_stands_in_its_cells_now(cast: Cast, find: Find, lines: list[int]) -> None:
    imp = prepare(cast.vera, LIST)
    commands.add_rows(imp, cast.vera, 2)
    first = [Edit(2, 0, "Abbott"), Edit(2, 1, "Saco"), Edit(3, 1, "Eliot"), Edit(3, 2, ""), Edit(4, 1, "Saco Bay")]
    commands.edit_cells(imp, cast.vera, [*first, Edit(5, 1, "Bath"), Edit(5, 2, "04530"), Edit(6, 0, "Eliot")])
    assert [row.line for row in queries.page(imp, 0, 50, Selection(find=find)).rows] == lines
