"""Office files of the old kind (OLE containers): old workbooks, and new ones behind a password."""

from __future__ import annotations

import re

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import package, xls
from rollforward.engine.reading.parsed import ParsedBook, Reader, Weighed
from rollforward.engine.reading.unlocked import unlocked
from rollforward.engine.values import ReadAs

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED, _WORKBOOKS = "encryptedpackage", ("workbook", "book")
#: Streams by which other files are told, and what to call them.
_OTHERS = (
    ("worddocument", "a Word document"),
    ("powerpoint document", "a PowerPoint presentation"),
    ("visiodocument", "a Visio drawing"),
    ("__properties_version1.0", "an e-mail message"),
)
_ANY = (_PROTECTED, *_WORKBOOKS, *(name for name, _ in _OTHERS))


def recognise(data: bytes, limits: Limits) -> Reader | None:
    """The reader of old workbooks, or ``None`` where this is none."""
    if not data.startswith(_MAGIC):
        return xls.read if xls.is_bare(data) else None
    names = xls.outer_streams(data) or _named(data)
    if _PROTECTED in names:
        return _of_package(unlocked(data), limits)
    if names.intersection(_WORKBOOKS):
        return xls.read
    for name, what in _OTHERS:
        if name in names:
            raise Refused("not-a-table", what)
    raise Refused("not-a-table", "an Office file without a workbook in it")


def _named(data: bytes) -> set[str]:
    """The streams that we know, wherever a container with a broken directory mentions them."""
    entries = {name: re.escape(name.encode("utf-16-le") + b"\x00\x00") for name in _ANY}
    return {name for name, entry in entries.items() if re.search(entry, data, re.IGNORECASE)}


def _of_package(content: bytes, limits: Limits) -> Reader:
    """The reader of what was locked in."""
    reader = package.recognise(content, limits)
    if reader is None:
        raise Refused("damaged", "its protected content is no workbook")

    def read(_data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        return reader(content, limits, read_as, weighed)

    return read
