"""Records of named cells (of JSON, XML, address books) into the cells of a sheet.

The names become line 0, since they stand in no line of the file. A record's line is where it starts; where several
start in one line, as in files without line ends, the records are counted instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.parsed import SHEET_NAME, Parsed
from rollforward.engine.reading.region.asides import grouped
from rollforward.engine.values import Finding, Region, cell_name

#: The line where a record starts, and its cells under their names.
Record = tuple[int, Mapping[str, str]]

#: Of a list inside a record, so many members get columns of their own; the rest goes into one column as text.
NUMBERED = 20
MORE = "more"

_BATCH = 16_384
_NAMESAKES = 1_000
#: So many names of what is left out are told, and so much of each.
_TOLD, _SHOWN = 5, 60
#: Cells that a table may have for each one that is filled, and what is free of that rule.
_AREA_PER_CELL = 1_000
_FREE_AREA = 4_000_000


def tabulate(records: Iterable[Record], limits: Limits, name: str = SHEET_NAME) -> Parsed:
    """The sheet of some records. Raises ``Refused`` where there are too many of them, or of their names."""
    gathered = Gathered(limits)
    rest = iter(records)
    while batch := list(islice(rest, _BATCH)):
        gathered.add(batch)
    return gathered.sheet(name)


def put(cells: dict[str, str], name: str, text: str) -> None:
    """Set a cell; where one of that name is there already, under the next free number, so that none is lost."""
    if name in cells:
        name = f"{name}.{_free_number(cells, name)}"
    cells[name] = text


def _free_number(cells: Collection[str], name: str) -> int:
    """A number from 2 on that is free behind a name, found in few steps however many are taken."""
    taken, free = 1, 2
    while f"{name}.{free}" in cells:
        taken, free = free, 2 * free
    while free - taken > 1:
        between = (taken + free) // 2
        taken, free = (between, free) if f"{name}.{between}" in cells else (taken, between)
    if free > _NAMESAKES:
        raise Refused("hostile", f"a record has more than {_NAMESAKES:,} fields of the same name")
    return free


def left_out(names: Collection[str]) -> tuple[Finding, ...]:
    """The remark that the file holds something under these ``names`` beside its tables."""
    if not names:
        return ()
    first = ", ".join(f"“{name[:_SHOWN]}”" for name in islice(names, _TOLD))
    more = f" and {len(names) - _TOLD:,} more" if len(names) > _TOLD else ""
    return (Finding("left-out", detail=first + more),)


class Gathered:
    """Records on their way into a sheet, some thousands at a time."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.names: dict[str, int] = {}
        self.lines: list[int] = []
        self.frames: list[pl.DataFrame] = []
        self.filled = 0
        self.findings: list[Finding] = []

    def add(self, batch: Sequence[Record]) -> None:
        """Take some more records. Raises ``Refused``."""
        for line, cells in batch:
            self.lines.append(line)
            self.filled += len(cells)
            if not cells.keys() <= self.names.keys():
                for name in cells:
                    self.names.setdefault(name, len(self.names))
                self._check()
        self._check()
        rows = [cells for _, cells in batch]
        self.frames.append(pl.DataFrame([self._column(i, name, rows) for name, i in self.names.items()]))

    def _check(self) -> None:
        rows, columns = len(self.lines), len(self.names)
        if columns > self.limits.columns:
            raise Refused("too-large", f"its records have more than {self.limits.columns:,} different fields")
        if rows > self.limits.rows:
            raise Refused("too-large", f"it has more than {self.limits.rows:,} records")
        if rows * columns > max(_FREE_AREA, self.filled * _AREA_PER_CELL):
            raise Refused("hostile", f"it has {rows:,} records with {columns:,} fields, and hardly a value in them")

    def _column(self, position: int, name: str, rows: Sequence[Mapping[str, str]]) -> pl.Series:
        values = [cells.get(name, "") for cells in rows]
        try:
            return pl.Series(cell_name(position), values, pl.String)
        except UnicodeEncodeError:
            self.findings.append(Finding("undecodable", position=position, detail="UTF-16"))
            return pl.Series(cell_name(position), list(map(whole, values)), pl.String)

    def sheet(self, name: str) -> Parsed:
        """The sheet of all of them."""
        if not self.names:
            return Parsed(pl.DataFrame(schema={"line": pl.UInt32}), name, region=Region((), None))
        header = pl.DataFrame([pl.Series(cell_name(i), [whole(key)]) for key, i in self.names.items()])
        cells = pl.concat([header, *self.frames], how="diagonal", rechunk=True).fill_null("")
        lines = pl.Series("line", [0, *rising(self.lines)], pl.UInt32)
        cells = cells.select(lines, *(cell_name(i) for i in self._shown(cells)))
        cells = cells.rename({old: cell_name(i) for i, old in enumerate(cells.columns[1:])})
        return Parsed(cells, name, findings=tuple(self.findings[:1]), region=_region(cells))

    def _shown(self, cells: pl.DataFrame) -> Iterator[int]:
        """All columns but those of ``address`` where it is null here and has parts of its own there."""
        ordered = sorted(self.names)
        for name, position in self.names.items():
            at = bisect_right(ordered, f"{name}.")
            has_parts = bool(name) and at < len(ordered) and ordered[at].startswith(f"{name}.")
            if not has_parts or not (cells[cell_name(position)].slice(1) == "").all():
                yield position


def rising(lines: Sequence[int]) -> Sequence[int]:
    """The lines, where each stands below the one before; else the records' numbers."""
    if all(before < after for before, after in zip([0, *lines[:-1]], lines, strict=True)):
        return lines
    return range(1, len(lines) + 1)


def whole(text: str) -> str:
    """Without halves of characters, which JSON can spell and nobody can store."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _region(cells: pl.DataFrame) -> Region:
    """All records are data, but for those without any cell."""
    body = cells.slice(1)
    blank = body.filter(pl.all_horizontal(pl.exclude("line") == ""))["line"].to_list()
    data = body["line"].filter(~body["line"].is_in(blank))
    span = (int(data[0]), int(data[-1])) if len(data) else None
    return Region((0,), span, grouped((line, "blank") for line in blank))
