"""What the parts around the sheets say: which sheets there are, the shared texts, the number formats."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.numberformat import BUILT_IN
from rollforward.engine.reading.xlsb.records import records, short, text_at, whole

_WORKBOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_SETTINGS, _SHEET = 153, 156
_SHARED_TEXT, _FORMAT, _STYLES_BEGIN, _STYLES_END, _STYLE = 19, 44, 617, 618, 47
GENERAL = "General"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """``part``: its name in the package, ``""`` where there is none; ``is_grid``: it has cells."""

    name: str
    part: str
    hidden: bool
    is_grid: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """``formats``: the number format of each style that cells name."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    date1904: bool


def workbook(archive: zipfile.ZipFile, limits: Limits) -> Workbook:
    """Raises ``Refused`` where there is no workbook, or too many sheets."""
    names = set(archive.namelist())
    if _WORKBOOK not in names:
        raise Refused("damaged", "its workbook is missing")
    targets = _targets(archive) if _RELATIONS in names else {}
    sheets, date1904 = [], False
    for kind, record in records(archive.read(_WORKBOOK)):
        if kind == _SETTINGS:
            date1904 = bool(record[:1] and record[0] & 1)
        elif kind == _SHEET:
            sheets.append(_sheet(record, targets, names))
    if not sheets:
        raise Refused("damaged", "it names no sheet")
    if len(sheets) > limits.sheets:
        raise Refused("too-large", f"it has {len(sheets):,} sheets, and at most {limits.sheets} are read")
    texts = _texts(archive.read("xl/sharedStrings.bin")) if "xl/sharedStrings.bin" in names else ()
    formats = _formats(archive.read("xl/styles.bin")) if "xl/styles.bin" in names else ()
    return Workbook(tuple(sheets), texts, formats, date1904)


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    root = ET.fromstring(archive.read(_RELATIONS))  # noqa: S314 (parts with a DOCTYPE were refused)
    return {node.get("Id", ""): posixpath.normpath(posixpath.join("xl", node.get("Target", ""))) for node in root}


def _sheet(record: bytes, targets: dict[str, str], names: set[str]) -> SheetPart:
    relation, at = text_at(record, 8)
    name, _ = text_at(record, at)
    part = targets.get(relation, "").lstrip("/")
    return SheetPart(name, part if part in names else "", bool(whole(record, 0)), "worksheets/" in part)


def _texts(part: bytes) -> tuple[str, ...]:
    return tuple(text_at(record, 1)[0] for kind, record in records(part) if kind == _SHARED_TEXT)


def _formats(part: bytes) -> tuple[str, ...]:
    own: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for kind, record in records(part):
        if kind == _FORMAT:
            own[short(record, 0)] = text_at(record, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            styles.append(short(record, 2))
    return tuple(own.get(number) or BUILT_IN.get(number, GENERAL) for number in styles)
