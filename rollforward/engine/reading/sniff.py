"""The text of files that are no delimited text: their first characters to know them by, and all of it to read them."""

from __future__ import annotations

import codecs

from rollforward.engine.limits import Limits
from rollforward.engine.reading.encoding.decode import Decoded, decode
from rollforward.engine.reading.encoding.unicode import is_utf8, mark_of, wide_order
from rollforward.engine.values import ReadAs

_HEAD_BYTES = 8192
#: What browsers take these names for: the encoding that programs write under them.
_IN_FACT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def head(data: bytes) -> str:
    """The first characters without a byte order mark and leading blanks. Those beyond ASCII may be wrong."""
    start = data[:_HEAD_BYTES]
    marked = mark_of(start)
    if marked:
        mark, name = marked
        return start[len(mark) :].decode(name, "replace").lstrip()
    return start.decode(wide_order(start) or "latin-1", "replace").lstrip()


def text_in(data: bytes, limits: Limits, read_as: ReadAs, declared: str | None = None) -> Decoded:
    """The text of a file that may declare its own encoding.

    The member's choice goes first, then a byte order mark, then the declaration, unless the bytes contradict it.
    """
    if read_as.encoding or declared is None or mark_of(data) or wide_order(data[:_HEAD_BYTES]):
        return decode(data, limits, read_as.encoding)
    return _as_declared(data, limits, declared)


def _as_declared(data: bytes, limits: Limits, declared: str) -> Decoded:
    name = _codec(declared)
    # Many a program declares UTF-16 because its strings are, and then writes UTF-8.
    if name is None or name.startswith(("utf-16", "utf-32", "utf-8")):
        return decode(data, limits)
    if is_utf8(data):
        return Decoded(data, "utf-8", "sure" if data.isascii() else "check")
    return _decoded_as(data, _IN_FACT.get(name, name)) or _decoded_as(data, name) or decode(data, limits)


def _codec(name: str) -> str | None:
    """The codec's own name, ``None`` where there is no such text encoding."""
    try:
        "a".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _decoded_as(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode(name)
        return Decoded(text.removeprefix("\ufeff").encode("utf-8"), name, "sure")
    except (LookupError, ValueError):
        return None
