"""Which part of an XLSX package holds which sheet."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree import ElementTree as ET

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> name of its part, for the sheets whose part is there. Declared entities were refused before."""
    names = set(archive.namelist())
    if not {_WORKBOOK, _RELATIONS} <= names:
        return {}
    targets = {
        node.get("Id"): posixpath.normpath(posixpath.join("xl", node.get("Target", "")))
        for node in ET.fromstring(archive.read(_RELATIONS))  # noqa: S314 (parts with a DOCTYPE were refused)
    }
    sheets = {}
    for node in ET.fromstring(archive.read(_WORKBOOK)).iter():  # noqa: S314 (as above)
        target = targets.get(node.get(_ID)) if node.tag.endswith("}sheet") else None
        if target and target.lstrip("/") in names:
            sheets[node.get("name", "")] = target.lstrip("/")
    return sheets
