"""What the reader calls sure is right: over made-up tables in any dialect, long ones and very short ones."""

from __future__ import annotations

import pytest

from tests.engine.reading.made_up import PARTS, tally

#: What is called sure may be wrong in so many of hundred tables.
SURE = 0.99
COUNT = 300


def test_of_any_tables_what_is_called_sure_is_right() -> None:
    told = tally(range(COUNT))
    assert {part: told[part].wrong for part in PARTS if told[part].share < SURE} == {}
    assert all(told[part].sure > COUNT / 2 for part in PARTS)


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("delimiter", [" ", ", ", ":", "||"])
def test_of_very_short_tables_too(delimiter: str, rows: int) -> None:
    told = tally(range(60), delimiter, rows)
    assert {part: told[part].wrong for part in ("dialect", "header_rows") if told[part].share < 1} == {}
