"""Zip archives as no program writes them: whatever the directory says can be made to lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.hostile.texts import MB


@dataclass(frozen=True)
class Member:
    """``packed`` is stored as it is; the sizes are those that the directory tells."""

    name: bytes
    packed: bytes
    size: int
    crc: int = 0
    method: int = 8
    flags: int = 0
    attributes: int = 0
    told_packed: int | None = None


def member(name: str, content: bytes) -> Member:
    return Member(name.encode(), deflated(content), len(content), zlib.crc32(content))


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def repeated(head: bytes, block: bytes, count: int, tail: bytes) -> tuple[bytes, int]:
    """A deflated stream of head, ``count`` blocks and tail, and its unpacked size, without ever unpacking it."""
    piece = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = piece.compress(block) + piece.flush(zlib.Z_FULL_FLUSH)
    start = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = start.compress(head) + start.flush(zlib.Z_FULL_FLUSH)
    return first + packed * count + deflated(tail), len(head) + len(block) * count + len(tail)


def big(name: str, head: bytes, block: bytes, count: int, tail: bytes = b"") -> Member:
    """A member of many blocks, its checksum right."""
    packed, size = repeated(head, block, count, tail)
    crc = zlib.crc32(head)
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    return Member(name.encode(), packed, size, zlib.crc32(tail, crc))


def pack(members: Sequence[Member], *, shared: bool = False, tail: bytes = b"", count: int | None = None) -> bytes:
    """An archive. ``shared``: all entries of the directory point at the first member's bytes."""
    body, entries = bytearray(), bytearray()
    for number, one in enumerate(members):
        offset = 0 if shared else len(body)
        told = len(one.packed) if one.told_packed is None else one.told_packed
        numbers = (one.method, 0, 0x21, one.crc, min(told, 0xFFFFFFFF), min(one.size, 0xFFFFFFFF))
        if not (shared and number):
            body += struct.pack("<4s5H3I2H", b"PK\3\4", 20, one.flags, *numbers, len(one.name), 0)
            body += one.name + one.packed
        entries += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, one.flags, *numbers, len(one.name), 0, 0, 0, 0, one.attributes, offset
        )
        entries += one.name
    total = min(len(members) if count is None else count, 0xFFFF)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, total, total, len(entries), len(body), len(tail))
    return bytes(body + entries + end + tail)


def gzip(packed: bytes, size: int = 0, crc: int = 0, head: bytes = b"\x1f\x8b\x08\0\0\0\0\0\0\xff") -> bytes:
    return head + packed + struct.pack("<2I", crc, size & 0xFFFFFFFF)


ZEROS, GIGABYTE = b"0" * MB, 1_024
