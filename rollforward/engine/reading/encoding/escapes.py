"""Encodings that switch between alphabets by escape sequences, so that every byte is ASCII."""

from __future__ import annotations

import re

_ESCAPES = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"\x1b\$\([OPQ]"), "iso2022_jp_2004"),
    (re.compile(rb"\x1b(?:\$\(C|\$A|\.[AF])"), "iso2022_jp_2"),
    (re.compile(rb"\x1b(?:\$[@B]|\$\(D|\(I)"), "iso2022_jp_ext"),
    (re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}"), "hz"),
)


def escaped(data: bytes) -> str | None:
    """The encoding whose sequences the file holds, provided that the whole file can be read in it."""
    if b"\x1b" not in data and (b"~" not in data or b"~{" not in data):  # a single byte is looked for much faster
        return None
    for pattern, name in _ESCAPES:
        if pattern.search(data) and _readable(data, name):
            return "iso2022_jp" if name == "iso2022_jp_ext" and _readable(data, "iso2022_jp") else name
    return None


def _readable(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
