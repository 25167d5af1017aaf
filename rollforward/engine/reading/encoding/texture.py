"""Text or binary, by the control characters at the start."""

from __future__ import annotations

from rollforward.engine.reading.encoding.escapes import escaped
from rollforward.engine.reading.encoding.unicode import MARKS, wide_order

_START = 8192
_BOUNDS = b"".join(bytes([byte]) for byte in range(1, 32) if byte < 9 or 13 < byte < 27 or byte > 27)

#: Some programs put one of these between cells.
_SEPARATORS = (b"\x01", b"\x14", b"\x1c", b"\x1d", b"\x1e", b"\x1f")


def is_text(data: bytes) -> bool:
    """Whether the start holds no more control characters than a text may. NULs do not count by themselves: databases
    fill their fields with them."""
    start = data[:_START]
    if any(start.startswith(mark) for mark, name in MARKS if name != "utf-8") or wide_order(start):
        return True
    plain = start.translate(None, b"\0")
    controls = len(plain) - len(plain.translate(None, _BOUNDS)) - max(plain.count(mark) for mark in _SEPARATORS)
    if controls > max(2, len(plain) // 50):
        return escaped(data) is not None
    return len(plain) * 4 >= len(start)
