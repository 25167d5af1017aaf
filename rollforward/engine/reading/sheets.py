"""The sheets of a file that is no workbook but has several tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.parsed import SHEET_NAME, Parsed
from rollforward.engine.reading.workbook import number_of
from rollforward.engine.values import ReadAs


def chosen(sheets: Sequence[Parsed], limits: Limits, read_as: ReadAs) -> tuple[Parsed, ...]:
    """The sheet that the member named, else all of them. Raises ``Refused``."""
    if len(sheets) > limits.sheets:
        raise Refused("too-large", f"it has {len(sheets):,} tables, and at most {limits.sheets} are read")
    if read_as.sheet is None:
        return tuple(sheets)
    return (sheets[number_of(read_as.sheet, [sheet.name for sheet in sheets])],)


def with_names(sheets: Sequence[Parsed]) -> tuple[Parsed, ...]:
    """Each with a name of its own: the first keeps it, others get a number."""
    taken: set[str] = set()
    named = []
    for sheet in sheets:
        name, number = sheet.name.strip() or SHEET_NAME, 1
        while name in taken:
            number += 1
            name = f"{sheet.name.strip() or SHEET_NAME} ({number})"
        taken.add(name)
        named.append(replace(sheet, name=name))
    return tuple(named)
