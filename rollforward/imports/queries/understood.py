"""The reading in one line: "UTF-8, semicolons, header in row 4, 412 rows; 3 title lines and a total set aside"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rollforward.engine.values import Arrangement, Joined, Region
from rollforward.imports.decisions import arrangement_of, settled_from_json
from rollforward.imports.models import Import
from rollforward.imports.queries.aside import aside_counts
from rollforward.imports.queries.names import delimiter_name, encoding_name, format_name
from rollforward.imports.queries.sheets import chosen, staged
from rollforward.imports.tabs import second_lines
from rollforward.sandbox import StagedBook

#: Formats that are told by their encoding: they are just text.
_TEXTS = ("csv", "tsv", "txt", "text", "fixed-width")

Change = Literal["", "sheet", "encoding", "dialect", "turned", "accents", "header", "aside"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of the line, and what of the reading they tell, which can be changed; "" where nothing can."""

    words: str
    change: Change = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """The line in parts; ``aside`` stands behind a semicolon, ``None`` where nothing is set aside."""

    parts: tuple[Part, ...]
    aside: Part | None

    @property
    def sentence(self) -> str:
        told = ", ".join(part.words for part in self.parts)
        return f"{told}; {self.aside.words}" if self.aside else told


def understood(imp: Import) -> Understood:
    """What was understood of the upload; of its table too once the sheet is chosen."""
    if imp.sheet is None:
        return Understood(tuple(_of_file(staged(imp))), None)
    found, index, region, restored = chosen(imp)
    counts = aside_counts(region, restored)
    rows = max(0, found.sheets[index].rows - sum(counts.values()) - len(region.header_rows))
    second = arrangement_of(imp.mapping)
    rows += second_lines(found, second)[0]
    return Understood(
        (
            *_of_file(found),
            *_of_sheet(imp, found, index, second),
            Part(_header(region, found.sheets[index].turned), "header"),
            Part(f"{rows:,} row{'' if rows == 1 else 's'}"),
        ),
        Part(f"{_listed(_told(counts.items()))} set aside", "aside") if counts else None,
    )


def _of_file(found: StagedBook) -> Iterator[Part]:
    if found.format not in _TEXTS or not found.encoding:
        yield Part(format_name(found.format))
    if found.encoding:
        yield Part(encoding_name(found.encoding), "encoding")
    if found.dialect:
        delimiter = found.dialect.delimiter
        quote = ", single quotes" if found.dialect.quotechar == "'" else ""
        alone = format_name(found.format) if found.format == "fixed-width" else "a single column"
        yield Part((delimiter_name(delimiter) if delimiter else alone) + quote, "dialect")


def _of_sheet(imp: Import, found: StagedBook, index: int, second: Arrangement | None) -> Iterator[Part]:
    if isinstance(second, Joined):
        yield Part(f"sheets “{found.sheets[index].name}” and “{second.name}”", "sheet")
    elif len(found.sheets) > 1:
        yield Part(f"sheet “{found.sheets[index].name}”", "sheet")
    if settled_from_json(imp.reading).read_as.mended:
        yield Part("broken accents repaired", "accents")
    if found.sheets[index].turned:
        yield Part("rows and columns exchanged", "turned")


def _header(region: Region, turned: bool) -> str:
    line = "column" if turned else "row"
    if not region.header_rows:
        return f"no header {line}"
    if region.header_rows == (0,):
        return "columns named by the file"
    several = "s" if len(region.header_rows) > 1 else ""
    return f"header in {line}{several} {_listed(list(map(str, region.header_rows)))}"


def _told(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [_counted(why, count) for why, count in counts]


def _counted(why: str, count: int) -> str:
    """``title``, 3 -> "3 title lines"; ``total``, 1 -> "a total"."""
    singular, plural = _KINDS.get(why, (f"{why} line", f"{why} lines"))
    article = "an" if singular[0] in "aeiou" else "a"
    return f"{article} {singular}" if count == 1 else f"{count:,} {plural}"


_KINDS = {
    "total": ("total", "totals"),
    "footer": ("footer", "footers"),
    "repeated header": ("repeated header", "repeated headers"),
    "group heading": ("group heading", "group headings"),
    "ruled line": ("ruled line", "ruled lines"),
    "another table": ("line of another table", "lines of another table"),
    "by hand": ("line by hand", "lines by hand"),
}


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
