"""Which parts of the package are the workbook, its sheets, texts and styles; what the workbook says of its sheets."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rollforward.engine.issues import Refused
from rollforward.engine.reading.xlsx.archive import Archive, plain_name
from rollforward.engine.reading.xlsx.escapes import unescaped
from rollforward.engine.reading.xlsx.markup import elements

_TRUE = ("1", "true", "on")


class Related(NamedTuple):
    """``kind``: the last word of the relationship's type, in lower case. ``part``: a plain name."""

    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook names it. ``part`` is ``None`` where the package does not hold it."""

    name: str
    hidden: bool
    kind: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the workbook part says. ``strings`` and ``styles``: plain names of parts, where they exist."""

    sheets: tuple[SheetPart, ...]
    date1904: bool
    strings: str | None
    styles: str | None


def manifest(archive: Archive) -> Manifest:
    """Read the workbook part and what it refers to. Raises ``Refused``."""
    book = _workbook_part(archive)
    related = _related(archive, book)
    sheets, date1904, number = [], False, 0
    for element in elements(archive.pieces(book)):
        if element.name == "workbookPr":
            date1904 = element.attributes.get("date1904", "0").lower() in _TRUE
        elif element.name == "sheet" and element.within[-1:] == ("sheets",):
            number += 1
            sheets.append(_sheet(archive, element.attributes, related, number))
    if not sheets:
        raise Refused("damaged", "it names no sheet")
    return Manifest(
        tuple(sheets), date1904, _part(archive, related, "sharedstrings"), _part(archive, related, "styles")
    )


def _sheet(archive: Archive, said: Mapping[str, str], related: Mapping[str, Related], number: int) -> SheetPart:
    found = related.get(said.get("id", ""))
    part = found.part if found else f"xl/worksheets/sheet{number}.xml"
    return SheetPart(
        unescaped(said.get("name", f"Sheet{number}")),
        said.get("state", "visible") != "visible",
        found.kind if found else "worksheet",
        part if part in archive else None,
    )


def _part(archive: Archive, related: Mapping[str, Related], kind: str) -> str | None:
    usual = {"sharedstrings": "xl/sharedstrings.xml", "styles": "xl/styles.xml"}[kind]
    named = next((r.part for r in related.values() if r.kind == kind), usual)
    return named if named in archive else None


def _workbook_part(archive: Archive) -> str:
    named = (r.part for r in _related_to_package(archive).values() if r.kind == "officedocument")
    usual = ("xl/workbook.xml", "workbook.xml")
    others = (name for name in archive.names if posixpath.basename(name).startswith("workbook") and "rels" not in name)
    for part in (*named, *usual, *others):
        if part in archive:
            return part
    raise Refused("damaged", "its parts do not make a workbook")


def _related_to_package(archive: Archive) -> dict[str, Related]:
    """Nearly every program gives the workbook its usual name, so this part may be damaged."""
    try:
        return _related(archive, "")
    except Refused as refusal:
        if refusal.code != "damaged":
            raise
        return {}


def _related(archive: Archive, part: str) -> dict[str, Related]:
    """Relationships of a part (of the package for ``""``) by their IDs."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive:
        return {}
    return {
        element.attributes.get("Id", ""): Related(
            element.attributes.get("Type", "").rpartition("/")[2].lower(),
            _target(archive, folder, element.attributes.get("Target", "")),
        )
        for element in elements(archive.pieces(rels))
        if element.name == "Relationship" and element.attributes.get("TargetMode", "").lower() != "external"
    }


def _target(archive: Archive, folder: str, target: str) -> str:
    """Relative to the folder of the part that refers to it, else to the root: some programs mix them up."""
    target = target.replace("\\", "/")
    near, root = plain_name(posixpath.join(folder, target)), plain_name(target)
    return root if target.startswith("/") or (near not in archive and root in archive) else near
