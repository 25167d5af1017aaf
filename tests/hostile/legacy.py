"""XLS: compound files whose chains turn in circles, and records that lie."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.hostile.texts import MB

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(stream: bytes, chain: list[int] | None = None, **header: int) -> bytes:
    """A compound file with one stream, ``Workbook``: table in sector 0, directory in 1, the stream from 2 on.

    ``chain``: what the table says follows each sector of the stream. ``header``: fields of it that lie.
    """
    stream = stream.ljust(4_096, b"\0")
    count = -(-len(stream) // SECTOR)
    follows = chain or [*range(3, count + 2), END]
    tables = -(-(count + 2) // 128)
    if tables > 1:
        raise ValueError("one sector of the table holds no more than 126 of the stream")
    table = struct.pack("<128I", *([TABLE, END, *follows] + [FREE] * 126)[:128])
    fields = {"shift": 9, "small_shift": 6, "tables": 1, "directory": 1, "small": END, "smalls": 0, "more": END}
    fields |= {"mores": 0, "first_table": 0, "size": len(stream), "child": 1, "sibling": FREE} | header
    head = struct.pack(
        "<8s16s5H6x3I4x5I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, fields["shift"],
        fields["small_shift"], 0, fields["tables"], fields["directory"], 4096, fields["small"], fields["smalls"],
        fields["more"], fields["mores"],
    )  # fmt: skip
    head += struct.pack("<109I", fields["first_table"], *[FREE] * 108)
    entries = _entry("Root Entry", 5, FREE, fields["child"], END, 0)
    entries += _entry("Workbook", 2, fields["sibling"], FREE, 2, fields["size"])
    return head + table + entries.ljust(SECTOR, b"\0") + stream.ljust(count * SECTOR, b"\0")


def _entry(name: str, kind: int, sibling: int, child: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    links = struct.pack("<3I", sibling, sibling, child)
    return wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + links + b"\0" * 36 + struct.pack(
        "<IQ", start, size
    )  # fmt: skip


def record(kind: int, content: bytes = b"", told: int | None = None) -> bytes:
    return struct.pack("<2H", kind, len(content) if told is None else told) + content


START, END_RECORD = record(0x809, struct.pack("<8H", 0x600, 5, 0, 0, 0, 0, 0, 0)), record(10)


def book(cells: bytes, strings: bytes = b"") -> bytes:
    """The records of a workbook of one sheet."""
    before = START + strings
    position = len(before) + 4 + 6 + 3 + len(END_RECORD)
    name = struct.pack("<IHBB", position, 0, 1, 0) + b"A"
    sheet = record(0x809, struct.pack("<8H", 0x600, 16, 0, 0, 0, 0, 0, 0)) + cells + END_RECORD
    return before + record(0x85, name) + END_RECORD + sheet


def label(row: int, column: int, text: bytes = b"x", told: int | None = None) -> bytes:
    length = len(text) if told is None else told
    return record(0x204, struct.pack("<4HB", row, column, 0, length, 0) + text)


GOOD = book(label(0, 0, b"Name") + label(0, 1, b"City") + label(1, 0, b"Ann") + label(1, 1, b"Rome"))

FILES: dict[str, Callable[[], bytes]] = {
    "a-chain-in-a-circle.xls": lambda: compound(GOOD, [3, 4, 5, 2, 2, 2, 2, 2]),
    "a-chain-to-itself.xls": lambda: compound(GOOD, [2] * 8),
    "a-chain-beyond-the-end.xls": lambda: compound(GOOD, [3, 4, 100_000, END]),
    "a-directory-in-a-circle.xls": lambda: compound(GOOD, child=0, sibling=1),
    "a-directory-that-is-not-there.xls": lambda: compound(GOOD, directory=99_999),
    "more-tables-in-a-circle.xls": lambda: compound(GOOD, tables=100_000, more=0, mores=100_000),
    "tables-counted-in-billions.xls": lambda: compound(GOOD, tables=0xFFFFFFFF),
    "sectors-of-two-to-the-63.xls": lambda: compound(GOOD, shift=63),
    "sectors-of-one-byte.xls": lambda: compound(GOOD, shift=0, small_shift=0),
    "a-stream-of-exabytes.xls": lambda: compound(GOOD, size=2**62),
    "small-sectors-in-a-circle.xls": lambda: compound(GOOD, size=100, small=0, smalls=0xFFFFFFFF),
    "records-that-lie.xls": lambda: compound(book(record(0x204, b"x", 0xFFFF))),
    "records-of-nothing.xls": lambda: compound(b"\0" * 40_000),
    "records-of-all-ones.xls": lambda: compound(b"\xff" * 40_000),
    "a-text-that-lies.xls": lambda: compound(book(label(0, 0, b"x", 0xFFFF))),
    "a-far-cell.xls": lambda: compound(book(label(0, 0) + label(65_535, 65_535))),
    "strings-that-lie.xls": lambda: compound(
        book(record(0xFD, struct.pack("<3HI", 0, 0, 0, 0xFFFFFF)), record(0xFC, struct.pack("<2I", 1, 0xFFFFFFFF)))
    ),
    "strings-continued-without-end.xls": lambda: compound(
        book(b"", record(0xFC, struct.pack("<2IHB", 1, 1, 60_000, 0) + b"x") + record(0x3C, b"\1x") * 5_000)
    ),
    "a-sheet-at-itself.xls": lambda: compound(
        START + record(0x85, struct.pack("<IHBB", 0, 0, 1, 0) + b"A") + END_RECORD
    ),
    "a-sheet-beyond-the-end.xls": lambda: compound(
        START + record(0x85, struct.pack("<IHBB", 0x7FFFFFFF, 0, 1, 0) + b"A") + END_RECORD
    ),
    "five-thousand-sheets.xls": lambda: compound(
        START + record(0x85, struct.pack("<IHBB", 20, 0, 1, 0) + b"A") * 4_000 + END_RECORD
    ),
    "blank-cells-that-lie.xls": lambda: compound(book(record(0xBE, struct.pack("<3H", 0, 9, 0) + b"\0\0"))),
    "numbers-that-lie.xls": lambda: compound(book(record(0xBD, struct.pack("<2H", 0, 65_535) + b"\0" * 8))),
    "merges-that-lie.xls": lambda: compound(
        book(label(0, 0) + record(0xE5, struct.pack("<5H", 9_999, 0, 65_535, 0, 255)))
    ),
    "locked-by-a-password.xls": lambda: compound(START + record(0x2F, b"\0" * 54) + GOOD),
    "an-older-start.xls": lambda: record(0x9, b"\2\0\x10\0") + record(4, b"x", 0xFFFF),
    "zeros-behind-the-signature.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * MB,
    "ones-behind-the-signature.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * MB,
    **{f"cut-at-{size}.xls": lambda size=size: compound(GOOD)[:size] for size in (8, 100, 512, 1_000, 1_600, 3_000)},
}
