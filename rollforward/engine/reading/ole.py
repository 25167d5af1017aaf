"""Office files of the old kind (OLE containers): old workbooks, and new ones behind a password."""

from __future__ import annotations

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import workbook
from rollforward.engine.reading.parsed import Reader

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _entry(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of old workbooks, or ``None`` where this is no OLE container."""
    if not data.startswith(_MAGIC):
        return None
    if _entry("EncryptedPackage") in data:
        raise Refused("password-protected")
    if _entry("Workbook") in data or _entry("Book") in data:
        return workbook.reader("xls", len(data))
    if _entry("WordDocument") in data:
        raise Refused("not-a-table", "a Word document")
    if _entry("PowerPoint Document") in data:
        raise Refused("not-a-table", "a PowerPoint presentation")
    raise Refused("not-a-table", "an Office file without a workbook in it")
