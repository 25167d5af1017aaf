"""Office files of the old kind (OLE containers): old workbooks, and new ones behind a password."""

from __future__ import annotations

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import package, xls
from rollforward.engine.reading.parsed import ParsedBook, Reader, Weighed
from rollforward.engine.reading.unlocked import unlocked
from rollforward.engine.values import ReadAs

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Streams by which a file is told, and what to call it.
_OTHERS = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("__properties_version1.0", "an e-mail message"),
)


def _entry(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def recognise(data: bytes, limits: Limits) -> Reader | None:
    """The reader of old workbooks, or ``None`` where this is none."""
    if not data.startswith(_MAGIC):
        return xls.read if xls.is_bare(data) else None
    if _entry("EncryptedPackage") in data:
        return _of_package(unlocked(data), limits)
    if any(_entry(name) in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return xls.read
    for name, what in _OTHERS:
        if _entry(name) in data:
            raise Refused("not-a-table", what)
    raise Refused("not-a-table", "an Office file without a workbook in it")


def _of_package(content: bytes, limits: Limits) -> Reader:
    """The reader of what was locked in."""
    reader = package.recognise(content, limits)
    if reader is None:
        raise Refused("damaged", "its protected content is no workbook")

    def read(_data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        return reader(content, limits, read_as, weighed)

    return read
