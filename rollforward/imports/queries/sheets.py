"""What the reader understood of an upload: its sheets, and the first lines of the chosen one with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import Dialect, SetAside
from rollforward.imports import staging
from rollforward.imports.decisions import region_from_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.sandbox import StagedBook, open_staged

_LINES_SHOWN = 30
_TEXTS_SHOWN = 100
_DELIMITER_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", ":": "colons", " ": "spaces"}
_FORMAT_NAMES = {
    "xlsx": "Excel workbook",
    "xlsm": "Excel workbook",
    "xls": "old Excel workbook",
    "ods": "OpenDocument sheet",
}


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
    """One of the first lines: ``role`` is ``header``, ``data`` or why it is set aside; ``restored``: taken back as
    data."""

    line: int
    role: str
    cells: tuple[str, ...]
    restored: bool = False


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The chosen sheet: its first lines, every set-aside part, and the whole in one sentence."""

    lines: tuple[PreviewLine, ...]
    header_rows: tuple[int, ...]
    data_rows: tuple[int, int] | None
    row_count: int
    set_aside: tuple[SetAside, ...]
    restored: frozenset[int]
    sentence: str
    header_confidence: str


def staged(imp: Import) -> StagedBook:
    """The staged upload. Raises ``CannotDo`` where there is none (any more)."""
    if not (staging.sheets_dir(imp)).exists():
        raise CannotDo("The uploaded file is no longer kept. Upload it again.")
    return open_staged(staging.sheets_dir(imp))


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
        ),
    )


def preview(imp: Import) -> SheetPreview:
    """The first lines of the chosen sheet, each with its role."""
    if imp.sheet is None or not imp.region:
        raise CannotDo("Choose the sheet first.")
    found = staged(imp)
    region, restored = region_from_json(imp.region)
    why = {line: part.why for part in region.set_aside for line in range(part.first, part.last + 1)}

    def role(line: int) -> str:
        if line in region.header_rows:
            return "header"
        return "data" if line in restored else why.get(line, "data")

    first = found.page(imp.sheet, 0, _LINES_SHOWN)
    lines = tuple(PreviewLine(row[0], role(row[0]), tuple(row[1:]), row[0] in restored) for row in first.iter_rows())
    total = found.sheets[imp.sheet].rows
    set_aside = len(why.keys() - restored)
    rows = max(0, total - set_aside - len(region.header_rows))
    return SheetPreview(
        lines,
        region.header_rows,
        region.data_rows,
        rows,
        region.set_aside,
        restored,
        _sentence(book(imp), region.header_rows, rows, [p for p in region.set_aside if p.first not in restored]),
        region.header_confidence,
    )


def warnings(imp: Import) -> tuple[str, ...]:
    """What the reader warns of in the chosen sheet: unclosed quotes, rows of another width, bytes that do not fit."""
    found = staged(imp)
    findings = [*found.findings, *(found.sheets[imp.sheet].findings if imp.sheet is not None else ())]
    return tuple(
        (f"Line {f.line}: " if f.line else "") + REGISTRY[f.code].say(value=f.value, detail=f.detail)
        for f in findings
        if REGISTRY[f.code].severity == "warning"
    )


def first_words(imp: Import, lines: Sequence[int]) -> dict[int, str]:
    """The filled cells of some lines of the chosen sheet as one text each, for people to know them by.

    Beyond the first hundred lines there is none: a list that long is not read.
    """
    if imp.sheet is None:
        return {}
    found = staged(imp)
    numbers = found.scan(imp.sheet).select("line").collect()["line"]
    at = {line: int(numbers.search_sorted(line)) for line in lines[:_TEXTS_SHOWN]}
    rows = {line: next(found.page(imp.sheet, start, 1).iter_rows(), (0,)) for line, start in at.items()}
    return {
        line: ", ".join(cell for cell in row[1:] if cell and cell.strip())
        for line, row in rows.items()
        if row[0] == line
    }


def _sentence(found: BookInfo, header_rows: tuple[int, ...], rows: int, aside: list[SetAside]) -> str:
    """ "UTF-8, semicolons, header in row 4, 412 rows; 3 title lines and a total set aside"."""
    parts = [found.encoding.upper() if found.encoding else _FORMAT_NAMES.get(found.format, found.format.upper())]
    if found.dialect and found.dialect.delimiter:
        parts.append(_DELIMITER_NAMES.get(found.dialect.delimiter, f'"{found.dialect.delimiter}" between cells'))
    where = " and ".join(map(str, header_rows))
    parts.append(f"header in row {where}" if header_rows else "no header row")
    parts.append(f"{rows:,} row{'' if rows == 1 else 's'}")
    counts: dict[str, int] = {}
    for part in aside:
        counts[part.why] = counts.get(part.why, 0) + part.last - part.first + 1
    told = [f"{n} {why} line{'' if n == 1 else 's'}" for why, n in counts.items()]
    return ", ".join(parts) + (f"; {_listed(told)} set aside" if told else "")


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
