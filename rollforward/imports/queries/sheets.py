"""What the reader understood of an upload: its sheets, and the first lines of the chosen one with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.engine.values import Dialect, Joined, Region
from rollforward.engine.writing import MARK
from rollforward.imports import staging, tabs
from rollforward.imports.decisions import arrangement_of, region_from_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.sandbox import StagedBook, open_staged

LINES_SHOWN = 30
#: So many lines stand above the header where the preview does not begin with the sheet.
_ABOVE = 3


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One tab of the file."""

    index: int
    name: str
    rows: int
    columns: int
    hidden: bool
    likely: bool
    why: str


@dataclass(frozen=True, slots=True)
class BookInfo:
    """The file as a whole."""

    format: str
    encoding: str | None
    dialect: Dialect | None
    sheets: tuple[SheetInfo, ...]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the sheet: ``role`` is ``header``, ``data`` or why it is set aside; ``restored``: taken back as
    data. ``toggled``: the header with this line added, which stands directly above or below it, or left out; () where
    neither can be."""

    line: int
    role: str
    cells: tuple[str, ...]
    restored: bool = False
    toggled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """Some lines of the chosen sheet from the ``start``-th on, of ``total``; ``turned``: they are columns of the
    file."""

    lines: tuple[PreviewLine, ...]
    start: int
    total: int
    header_rows: tuple[int, ...]
    turned: bool


def staged(imp: Import) -> StagedBook:
    """The staged upload. Raises ``CannotDo`` where there is none (any more)."""
    if not (staging.sheets_dir(imp)).exists():
        raise CannotDo("The uploaded file is no longer kept. Upload it again.")
    return open_staged(staging.sheets_dir(imp))


def chosen(imp: Import) -> tuple[StagedBook, int, Region, frozenset[int]]:
    """The staged upload, the index of its chosen sheet, the client list in it, the lines taken back."""
    if imp.sheet is None or not imp.region:
        raise CannotDo("Choose the sheet first.")
    return staged(imp), imp.sheet, *region_from_json(imp.region)


def book(imp: Import) -> BookInfo:
    """The file and its tabs."""
    found = staged(imp)
    return BookInfo(
        found.format,
        found.encoding,
        found.dialect,
        tuple(
            SheetInfo(index, s.name, s.rows, s.columns, s.hidden, s.likely, s.why)
            for index, s in enumerate(found.sheets)
            if not (s.hidden and s.name == MARK)
        ),
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sheets that belong together: ``index`` and names, and the columns by which they do. ``taken``: by this
    import."""

    index: int
    clients: str
    contacts: str
    by: tuple[str, str]
    taken: bool


def pair(imp: Import) -> Pair | None:
    """The sheet of the clients and that of their contacts, where the file has both."""
    found = staged(imp)
    both = tabs.pair(found) if len(found.sheets) > 1 else None
    if both is None:
        return None
    index, joined = both
    header = tabs.top_of(found, index, found.sheets[index].region).header
    arrangement = arrangement_of(imp.mapping)
    taken = imp.sheet == index and isinstance(arrangement, Joined)
    by = header[joined.left].strip(), joined.header[joined.right].strip()
    return Pair(index, found.sheets[index].name, joined.name, by, taken)


def preview(imp: Import, start: int | None = None) -> SheetPreview:
    """Lines of the chosen sheet, each with its role: from ``start`` (0 is the first), else such as show the header."""
    found, index, region, restored = chosen(imp)
    total = found.sheets[index].rows
    start = _near_header(found, index, region) if start is None else max(0, min(start, total - 1))
    rows = list(found.page(index, start, LINES_SHOWN).iter_rows())
    why = _why_aside(region, [row[0] for row in rows])
    lines = tuple(
        PreviewLine(
            line,
            _role(line, region, restored, why),
            tuple(cells),
            line in restored,
            _toggled(line, cells, [row[0] for row in rows[max(0, at - 1) : at + 2]], region),
        )
        for at, (line, *cells) in enumerate(rows)
    )
    return SheetPreview(lines, start, total, region.header_rows, found.sheets[index].turned)


def _role(line: int, region: Region, restored: frozenset[int], why: dict[int, str]) -> str:
    if line in region.header_rows:
        return "header"
    return "data" if line in restored else why.get(line, "data")


def _toggled(line: int, cells: Sequence[str], around: list[int], region: Region) -> tuple[int, ...]:
    header = set(region.header_rows)
    if line in header:
        return tuple(sorted(header - {line}))
    can_be = bool(header & set(around)) and any(cell.strip() for cell in cells)
    return tuple(sorted(header | {line})) if can_be else ()


def first_words(imp: Import, lines: Sequence[int]) -> dict[int, str]:
    """The filled cells of some lines of the chosen sheet as one text each, for people to know them by."""
    found, index, _, _ = chosen(imp)
    if not lines:
        return {}
    rows = found.scan(index).filter(pl.col("line").is_in(list(lines))).collect()
    return {line: ", ".join(cell for cell in cells if cell.strip()) for line, *cells in rows.iter_rows()}


def _near_header(found: StagedBook, index: int, region: Region) -> int:
    first = min((*region.header_rows[:1], *(region.data_rows or ())[:1]), default=0)
    before = found.scan(index).filter(pl.col("line") < first).select(pl.len()).collect().item()
    return 0 if before < LINES_SHOWN - _ABOVE else int(before) - _ABOVE


def _why_aside(region: Region, lines: list[int]) -> dict[int, str]:
    if not lines:
        return {}
    near = [part for part in region.set_aside if part.last >= lines[0] and part.first <= lines[-1]]
    return {line: part.why for line in lines for part in near if part.first <= line <= part.last}
