"""Where our own reader gives up on a package, another one gets a try: calamine, on what we ourselves unpacked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading import extent, workbook
from rollforward.engine.reading.parsed import ParsedBook
from rollforward.engine.reading.xlsx.archive import Archive
from rollforward.engine.values import Finding, ReadAs

_MOST_UNPACKED = 64 * MIB
_MARKUP = (b"<!DOCTYPE", b"<!ENTITY")


def read(archive: Archive, limits: Limits, read_as: ReadAs, refusal: Refused) -> ParsedBook:
    """The workbook as calamine reads it. Raises ``refusal`` where it cannot either, or may not."""
    if archive.size > _MOST_UNPACKED:
        raise refusal
    try:
        book = workbook.reader("xlsx", 0)(_repacked(archive, limits), limits, read_as, lambda _size: None)
    except Refused as second:
        raise (refusal if second.code == "damaged" else second) from second
    except Exception as error:
        raise refusal from error
    return replace(book, findings=(*book.findings, Finding("salvaged", detail=refusal.detail)))


def _repacked(archive: Archive, limits: Limits) -> bytes:
    """A package without tricks: every size is true, every name plain and single, no part declares anything."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in archive.names:
            content = archive.read(name)
            if any(mark in content.replace(b"\0", b"").upper() for mark in _MARKUP):
                raise Refused("hostile", "a part of it declares entities")
            if "worksheets/" in name:
                extent.check(content, limits)
            package.writestr(archive.given_name(name), content)
    return target.getvalue()
