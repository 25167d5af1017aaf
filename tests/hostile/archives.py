"""Zip and gzip: bombs, lies, names that climb."""

from __future__ import annotations

import gzip as honest
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tests.hostile.packing import GIGABYTE, ZEROS, Member, big, deflated, gzip, member, pack, repeated
from tests.hostile.texts import HEAD, MB, ROW

CSV = HEAD + ROW * 20


@cache
def gigabyte() -> Member:
    return big("clients.csv", HEAD, ZEROS, GIGABYTE)


def nested(depth: int, copies: int) -> bytes:
    inner = pack([gigabyte()])
    for level in range(depth):
        inner = pack([member(f"{level}-{i}.zip", inner) for i in range(copies)])
    return inner


def zip64() -> bytes:
    lying = replace(member("clients.csv", CSV), size=0xFFFFFFFF, told_packed=0xFFFFFFFF)
    return pack([lying])


FILES: dict[str, Callable[[], bytes]] = {
    "a-gigabyte-of-text.zip": lambda: pack([gigabyte()]),
    "four-gigabytes-in-parts.zip": lambda: pack([replace(gigabyte(), name=b"%d.csv" % i) for i in range(4)]),
    "zips-in-zips.zip": lambda: nested(5, 10),
    "one-zip-in-another.zip": lambda: nested(30, 1),
    "members-that-overlap.zip": lambda: pack([gigabyte()] * 1_000, shared=True),
    "a-directory-that-says-little.zip": lambda: pack([replace(gigabyte(), size=100)]),
    "a-directory-that-says-nothing.zip": lambda: pack([replace(gigabyte(), size=0, flags=8)]),
    "sizes-of-exabytes.zip": zip64,
    "a-checksum-that-lies.zip": lambda: pack([replace(member("clients.csv", CSV), crc=1)]),
    "a-hundred-thousand-members.zip": lambda: pack([Member(b"%d.csv" % i, b"", 0, method=0) for i in range(100_000)]),
    "members-not-counted.zip": lambda: pack([Member(b"%d.csv" % i, b"", 0, method=0) for i in range(100_000)], count=1),
    "a-table-in-each-of-many.zip": lambda: pack([member(f"{i}.csv", CSV) for i in range(2_000)]),
    "names-that-climb.zip": lambda: pack(
        [member(name, CSV) for name in ("../../clients.csv", "/tmp/rollforward-climbed.csv", "..\\..\\clients.csv")]
    ),
    "a-name-of-sixty-thousand-letters.zip": lambda: pack([member("x" * 60_000 + ".csv", CSV)]),
    "a-name-of-nothing.zip": lambda: pack([member("", CSV), member("clients.csv", CSV)]),
    "names-with-nuls.zip": lambda: pack([Member(b"a\0.csv\xff\xfe", *_packed(CSV))]),
    "one-name-twice.zip": lambda: pack([member("clients.csv", CSV), member("clients.csv", CSV + ROW)]),
    "a-link.zip": lambda: pack([replace(member("clients.csv", b"/etc/passwd"), attributes=0o120777 << 16)]),
    "locked.zip": lambda: pack([replace(member("clients.csv", CSV), flags=1)]),
    "a-method-nobody-knows.zip": lambda: pack([replace(member("clients.csv", CSV), method=99)]),
    "lzma-that-is-none.zip": lambda: pack([replace(member("clients.csv", CSV), method=14)]),
    "bzip2-that-is-none.zip": lambda: pack([replace(member("clients.csv", CSV), method=12)]),
    "ends-in-ends.zip": lambda: pack([member("clients.csv", CSV)], tail=b"PK\5\6" * 16_000),
    "junk-before.zip": lambda: b"x" * MB + pack([member("clients.csv", CSV)]),
    "an-empty-directory.zip": lambda: pack([]),
    "a-directory-beyond-the-end.zip": lambda: pack([member("clients.csv", CSV)])[:-22] + b"PK\5\6" + b"\xff" * 18,
    "cut-in-the-middle.zip": lambda: pack([member("clients.csv", CSV * 50)])[:150],
    "a-gigabyte-of-text.csv.gz": lambda: gzip(*repeated(HEAD, ZEROS, GIGABYTE, b"")),
    "a-gigabyte-that-says-little.csv.gz": lambda: gzip(repeated(HEAD, ZEROS, GIGABYTE, b"")[0], 10),
    "gzip-in-gzip.csv.gz": lambda: _wrapped(CSV, 200),
    "a-gigabyte-in-gzip-in-gzip.csv.gz": lambda: _wrapped(gzip(*repeated(HEAD, ZEROS, GIGABYTE, b"")), 5),
    "a-hundred-thousand-streams.csv.gz": lambda: honest.compress(ROW) * 100_000,
    "cut.csv.gz": lambda: honest.compress(CSV * 50)[:-30],
    "a-name-never-ended.csv.gz": lambda: b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"x" * (5 * MB),
    "a-checksum-that-lies.csv.gz": lambda: gzip(deflated(CSV), len(CSV), 1),
    "nothing-inside.csv.gz": lambda: honest.compress(b""),
    "junk-behind.csv.gz": lambda: honest.compress(CSV) + b"junk" * 100_000,
}


def _packed(content: bytes) -> tuple[bytes, int, int]:
    return deflated(content), len(content), zlib.crc32(content)


def _wrapped(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = honest.compress(content)
    return content
