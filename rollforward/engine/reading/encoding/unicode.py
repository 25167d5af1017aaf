"""UTF-8, UTF-16 and UTF-32: told by a mark, by decoding, or by the places of the NULs."""

from __future__ import annotations

import codecs
import re
import unicodedata

#: Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 4096
_PRINTABLE = re.compile(rb"[\x00\t\r\n\x20-\x7e]*")
_ORDERS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


def mark_of(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark at the start and the encoding that it stands for."""
    return next(((mark, name) for mark, name in MARKS if data.startswith(mark)), None)


def is_utf8(data: bytes) -> bool:
    """Whether every byte fits."""
    try:
        codecs.utf_8_decode(data, "strict", True)
    except UnicodeDecodeError:
        return False
    return True


def is_mostly_utf8(sample: bytes) -> bool:
    """Whether the accents are UTF-8 but for a few, or whole lines of them, as when two exports were pasted into one.

    Lines of other encodings are hardly ever UTF-8 by accident.
    """
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) > 2 * bad:
        return True
    lines = [line for line in sample.split(b"\n") if not line.isascii()]
    return sum(map(is_utf8, lines)) * 4 > len(lines) > 3


def wide_order(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by the start of the file; ``None`` where it is neither.

    Line ends, digits and separators are ASCII in every language, and their other bytes are NULs.
    """
    sample = data[:_SAMPLE]
    if sample.count(0) < max(1, len(sample) // 200) or len(sample) < 4:
        return None
    best = max(_ORDERS, key=lambda name: _order_points(sample, name))
    return best if _order_points(sample, best) > 0 and _is_text(sample, best) else None


def _order_points(sample: bytes, name: str) -> float:
    """How well an order fits: many ASCII characters, few different high bytes. Negative where it is out of question."""
    size = 4 if "32" in name else 2
    units = len(sample) // size
    if not units:
        return -1.0
    columns = [sample[at : units * size : size] for at in range(size)]
    high, low = (columns[-2], columns[-1]) if name.endswith("be") else (columns[1], columns[0])
    if size == 4:
        top, next_to_top = (columns[0], columns[1]) if name.endswith("be") else (columns[3], columns[2])
        if top.strip(b"\0") or next_to_top.strip(b"\0\1\2"):
            return -1.0
    plain = sum(1 for hi, lo in zip(high, low, strict=True) if hi == 0 and (31 < lo < 127 or lo in b"\t\r\n"))
    if plain < 0.8 * units and _PRINTABLE.fullmatch(sample):
        return -1.0  # ASCII with stray NULs
    return size * plain / units + 1 / len(set(high))


def _is_text(sample: bytes, name: str) -> bool:
    text = sample[: len(sample) // 4 * 4].decode(name, "replace")
    odd = sum(1 for char in text if unicodedata.category(char) in _NO_TEXT and char not in "\t\r\n\ufeff")
    return odd + text.count("\ufffd") <= 0.05 * len(text) + 1
