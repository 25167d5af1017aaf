"""A Book on disk: one Arrow file per sheet, in small batches, and ``book.json`` for the rest.

A page of a long sheet lies in one or two batches, so it costs about the same wherever it is and however long the sheet.
``book.json`` is written last: where it stands, the rest is complete.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from rollforward.engine.values import Book, Confidence, Dialect, Finding, Merged, RawSheet, Region, SetAside

_BATCH_ROWS = 2_048
_INDEX = "book.json"


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """Everything of a RawSheet but its cells; ``rows`` and ``columns`` count the whole sheet."""

    name: str
    rows: int
    columns: int
    region: Region
    hidden: bool
    likely: bool
    why: str
    findings: tuple[Finding, ...]
    others: tuple[Region, ...] = ()
    turned: bool = False
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class StagedBook:
    """A Book whose cells are on disk."""

    folder: Path
    format: str
    sheets: tuple[SheetInfo, ...]
    encoding: str | None
    dialect: Dialect | None
    encoding_confidence: Confidence
    dialect_confidence: Confidence
    findings: tuple[Finding, ...]

    def sheet(self, index: int) -> RawSheet:
        """The sheet with all its cells. ``index`` counts from 0; raises ``IndexError``."""
        return replace(self._blank(index), cells=pl.read_ipc(_cells_file(self.folder, index)))

    def originals(self, index: int) -> pl.LazyFrame:
        """The cells whose stored value is not the text shown (``ORIGINALS_SCHEMA``)."""
        return pl.scan_ipc(_originals_file(self.folder, index))

    def _blank(self, index: int) -> RawSheet:
        info = self.sheets[index]
        return RawSheet(
            info.name,
            pl.DataFrame(),
            info.region,
            info.hidden,
            info.likely,
            info.why,
            info.findings,
            info.others,
            info.turned,
            info.merged,
        )

    def top(self, index: int, count: int) -> RawSheet:
        """The sheet with its first ``count`` rows alone: enough to see what its columns hold."""
        return replace(self._blank(index), cells=self.page(index, 0, count))

    def page(self, index: int, start: int, count: int) -> pl.DataFrame:
        """``count`` rows of a sheet from row ``start`` (from 0, set-aside lines included); fewer at its end."""
        return self.scan(index).slice(start, count).collect()

    def scan(self, index: int) -> pl.LazyFrame:
        """The cells of a sheet as a lazy frame, of which only what is asked for is read."""
        return pl.scan_ipc(_cells_file(self.folder, index))

    @property
    def likely(self) -> int:
        """The index of the sheet that the reader takes for the client list, else of the first."""
        return next((i for i, sheet in enumerate(self.sheets) if sheet.likely), 0)

    def book(self) -> Book:
        """All of it in memory, as the reader handed it back."""
        return Book(
            self.format,
            tuple(replace(self.sheet(i), originals=self.originals(i).collect()) for i in range(len(self.sheets))),
            self.encoding,
            self.dialect,
            self.encoding_confidence,
            self.dialect_confidence,
            self.findings,
        )


def write_staged(book: Book, folder: Path) -> None:
    """Write a Book into an existing folder. Raises ``OSError``."""
    for index, sheet in enumerate(book.sheets):
        sheet.cells.write_ipc(_cells_file(folder, index), record_batch_size=_BATCH_ROWS)
        sheet.originals.write_ipc(_originals_file(folder, index), record_batch_size=_BATCH_ROWS)
    index_file = folder / _INDEX
    part = index_file.with_suffix(".part")
    part.write_text(json.dumps(_book_to_json(book)), encoding="utf-8")
    part.replace(index_file)


def open_staged(folder: Path) -> StagedBook:
    """The Book in a folder. Raises ``FileNotFoundError`` where none was written to its end."""
    value = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    dialect = value["dialect"]
    return StagedBook(
        folder=folder,
        format=value["format"],
        sheets=tuple(_sheet_from_json(sheet) for sheet in value["sheets"]),
        encoding=value["encoding"],
        dialect=Dialect(**dialect) if dialect else None,
        encoding_confidence=value["encoding_confidence"],
        dialect_confidence=value["dialect_confidence"],
        findings=_findings(value["findings"]),
    )


def _cells_file(folder: Path, index: int) -> Path:
    return folder / f"sheet-{index}.arrow"


def _originals_file(folder: Path, index: int) -> Path:
    return folder / f"originals-{index}.arrow"


def _book_to_json(book: Book) -> dict[str, Any]:
    return {
        "format": book.format,
        "encoding": book.encoding,
        "dialect": asdict(book.dialect) if book.dialect else None,
        "encoding_confidence": book.encoding_confidence,
        "dialect_confidence": book.dialect_confidence,
        "findings": [asdict(finding) for finding in book.findings],
        "sheets": [_sheet_to_json(sheet) for sheet in book.sheets],
    }


def _sheet_to_json(sheet: RawSheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": sheet.cells.height,
        "columns": sheet.width,
        "region": _region_to_json(sheet.region),
        "hidden": sheet.hidden,
        "likely": sheet.likely,
        "why": sheet.why,
        "findings": [asdict(finding) for finding in sheet.findings],
        "others": [_region_to_json(region) for region in sheet.others],
        "turned": sheet.turned,
        "merged": [asdict(merged) for merged in sheet.merged],
    }


def _sheet_from_json(value: Mapping[str, Any]) -> SheetInfo:
    return SheetInfo(
        name=value["name"],
        rows=value["rows"],
        columns=value["columns"],
        region=_region(value["region"]),
        hidden=value["hidden"],
        likely=value["likely"],
        why=value["why"],
        findings=_findings(value["findings"]),
        others=tuple(_region(other) for other in value["others"]),
        turned=value["turned"],
        merged=tuple(Merged(**merged) for merged in value["merged"]),
    )


def _region_to_json(region: Region) -> dict[str, Any]:
    """Set-aside parts without names for their numbers: there may be as many as rows."""
    asides = [(aside.first, aside.last, aside.why) for aside in region.set_aside]
    return {**asdict(replace(region, set_aside=())), "set_aside": asides}


def _region(value: Mapping[str, Any]) -> Region:
    data_rows, columns = value["data_rows"], value["columns"]
    return Region(
        tuple(value["header_rows"]),
        (data_rows[0], data_rows[1]) if data_rows else None,
        tuple(SetAside(*aside) for aside in value["set_aside"]),
        value["header_confidence"],
        value["data_confidence"],
        (columns[0], columns[1]) if columns else None,
        tuple(Merged(**cells) for cells in value["merged"]),
    )


def _findings(values: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(Finding(**value) for value in values)
