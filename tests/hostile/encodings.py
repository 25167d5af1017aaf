"""Bytes that no encoding fits, or too many do; marks, escapes and characters that grow when they are compared."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.hostile.texts import HEAD, MB, ROW


def broken_again(times: int) -> bytes:
    text = "Name,City\nFrançois,Köln\n"
    for _ in range(times):
        text = text.encode().decode("cp1252", "ignore")
    return text.encode()


def in_turn(*encodings: str) -> bytes:
    return b"".join("Müller,Köln,é\n".encode(encoding) for encoding in encodings) * 20_000


FILES: dict[str, Callable[[], bytes]] = {
    "letters-of-all-codes-by-chance.csv": lambda: bytes(
        random.Random(1).choices(b"abc,\n\x80\x9f\xa4\xc3\xe9\xff", k=MB)
    ),
    "continuation-bytes-alone.csv": lambda: b"\x80" * (5 * MB),
    "the-highest-byte-alone.csv": lambda: b"\xff" * (5 * MB),
    "all-high-bytes.csv": lambda: bytes(range(160, 256)) * 50_000,
    "all-bytes.csv": lambda: HEAD + bytes(range(9, 256)) * 20_000,
    "one-bad-byte-at-the-end.csv": lambda: HEAD + ROW * 60_000 + b"\xff",
    "overlong-utf8.csv": lambda: HEAD + b"\xc0\xaf\xe0\x80\xaf,\xf8\x88\x80\x80\x80,x\n" * 200_000,
    "surrogates-in-utf8.csv": lambda: HEAD + b"\xed\xa0\x80,\xed\xb0\x80,\xed\xa0\xbd\xed\xb8\x80\n" * 200_000,
    "beyond-unicode.csv": lambda: HEAD + b"\xf4\x90\x80\x80,\xf5\x80\x80\x80,x\n" * 200_000,
    "a-million-marks.csv": lambda: b"\xef\xbb\xbf" * 1_000_000 + HEAD + ROW,
    "mark-of-utf16-before-utf8.csv": lambda: b"\xff\xfe" + HEAD + ROW * 100_000,
    "mark-of-utf8-before-utf16.csv": lambda: b"\xef\xbb\xbf" + (HEAD + ROW * 50_000).decode().encode("utf-16-le"),
    "utf16-of-odd-length.csv": lambda: b"\xff\xfe" + (HEAD + ROW * 50_000).decode().encode("utf-16-le") + b"\n",
    "utf16-lone-surrogates.csv": lambda: b"\xff\xfe" + b"\x00\xd8,\x00\x00\xdc\n\x00" * 200_000,
    "utf16-without-a-mark.csv": lambda: (HEAD + ROW * 50_000).decode().encode("utf-16-be"),
    "utf32-beyond-unicode.csv": lambda: b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 500_000,
    "mark-alone.csv": lambda: b"\xfe\xff",
    "iso2022-escapes-without-end.csv": lambda: b"\x1b$B" * (2 * MB),
    "iso2022-escapes-in-cells.csv": lambda: HEAD + b"\x1b$B\x1b(B\x1b$)C\x0e\x0f,\x1b(J,x\n" * 100_000,
    "iso2022-never-back.csv": lambda: HEAD + b"\x1b$B" + b'$"' * (2 * MB),
    "hz-without-end.csv": lambda: b"~{" * (2 * MB),
    "utf7-without-end.csv": lambda: b"+AGE-" * (MB // 2) + b"+" + b"A" * (2 * MB),
    "shift-jis-halves.csv": lambda: b"\x81" * (2 * MB) + b"\n",
    "gb18030-quads.csv": lambda: b"\x81\x30\x81\x30" * (MB // 2),
    "each-line-another-encoding.csv": lambda: in_turn("utf-8", "cp1252", "mac_roman", "cp437", "utf-16-le"),
    "broken-eight-times.csv": lambda: broken_again(8) * 200,
    "mojibake-bait.csv": lambda: HEAD + "FranÃ§ois,Ã,â€™Ã\n".encode() * 200_000,
    "accents-without-end.csv": lambda: HEAD + b"a" + "\u0301\u0323".encode() * 500_000 + b",x,y\n",
    "accents-in-the-header.csv": lambda: b"a" + "\u0323\u0301".encode() * 16_000 + b",City\nAnn,Rome\n" * 50,
    "letters-that-grow-when-compared.csv": lambda: "ﷺ,İ,ŉ,ΐ,ﬃ\n".encode() * 200_000,
    "header-that-grows-when-compared.csv": (",".join(["ﷺ" * 10_000] * 50) + "\n" + "x," * 49 + "x\n").encode,
    "marks-of-direction.csv": lambda: "\u202eName\u202c,\u2066City\u2069,\u200b\u200d\ufeff\n".encode() * 200_000,
    "private-and-no-characters.csv": lambda: HEAD + "\ue000,\ufffe\uffff,\U0010ffff\n".encode() * 100_000,
}
