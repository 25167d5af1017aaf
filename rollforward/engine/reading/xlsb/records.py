"""The records that the parts of a binary workbook consist of ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rollforward.engine.issues import Refused

_LONGEST_LENGTH = 4


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record. Raises ``Refused`` where a record is longer than the part."""
    at, end = 0, len(part)
    while at < end:
        kind, at = part[at], at + 1
        if kind & 0x80 and at < end:
            kind, at = (kind & 0x7F) | (part[at] & 0x7F) << 7, at + 1
        size = shift = 0
        while at < end and shift < 7 * _LONGEST_LENGTH:
            byte, at = part[at], at + 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + size > end:
            raise Refused("damaged", "a part of it breaks off")
        yield kind, part[at : at + size]
        at += size


def text_at(record: bytes, at: int) -> tuple[str, int]:
    """A text with its length in front of it, and where it ends. A length that lies is cut at the record's end."""
    if at + 4 > len(record):
        return "", len(record)
    length = int(struct.unpack_from("<I", record, at)[0])
    if length == 0xFFFFFFFF:
        return "", at + 4
    stop = min(len(record), at + 4 + 2 * length)
    return record[at + 4 : stop].decode("utf-16-le", "replace"), stop


def whole(record: bytes, at: int) -> int:
    """Four bytes as a number; 0 where the record is shorter."""
    return int(struct.unpack_from("<I", record, at)[0]) if at + 4 <= len(record) else 0


def short(record: bytes, at: int) -> int:
    """Two bytes as a number; 0 where the record is shorter."""
    return int(struct.unpack_from("<H", record, at)[0]) if at + 2 <= len(record) else 0


def real(record: bytes, at: int) -> float:
    """Eight bytes as a number; 0 where the record is shorter."""
    return float(struct.unpack_from("<d", record, at)[0]) if at + 8 <= len(record) else 0.0


def packed(record: bytes, at: int) -> float:
    """A number in four bytes: a whole one or the upper half of a real one, perhaps in hundredths."""
    bits = whole(record, at)
    if bits & 2:
        number = float((bits >> 2) - (1 << 30 if bits & 0x80000000 else 0))
    else:
        number = float(struct.unpack("<d", struct.pack("<II", 0, bits & 0xFFFFFFFC))[0])
    return number / 100 if bits & 1 else number
