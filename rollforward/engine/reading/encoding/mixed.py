"""UTF-8 with other bytes in between: lines pasted from another file, broken or cut characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rollforward.engine.reading.encoding.legacy import guesses

_BEYOND = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", re.DOTALL)
#: The start of a character whose end is missing, at the end of a cell or the file: a field cut to so many bytes.
_CUT = re.compile(
    rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})(?=[\",;\t|\r\n]|\Z)", re.DOTALL
)
_LOOKED_AT = 16_384
#: Few bytes tell little; what speaks less than this for another code page is no reason to leave the usual one.
_CLEARLY = 5.0


@dataclass(frozen=True, slots=True)
class Mixed:
    """The text as UTF-8, the lines (from 1) that were read in ``other``, and those where bytes could not be read."""

    utf8: bytes
    other: str
    lines: tuple[int, ...]
    lost: tuple[int, ...]


def read_mixed(data: bytes) -> Mixed:
    """Read each line as UTF-8, and those that are not in the code page that fits them all together.

    A line with both keeps its UTF-8 characters, and only its stray bytes are read in the other.
    """
    lines = data.split(b"\n")
    odd = [number for number, line in enumerate(lines) if not line.isascii() and not _fits(line)]
    other = _other_of([lines[number] for number in odd])
    pasted: list[int] = []
    lost: list[int] = []
    for number in odd:
        lines[number], whole = _read_line(lines[number], other)
        (pasted if whole else lost).append(number + 1)
    return Mixed(b"\n".join(lines), other, tuple(pasted), tuple(lost))


def _fits(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _other_of(lines: list[bytes]) -> str:
    """The code page of the lines that hold no UTF-8 at all."""
    sample = b"\n".join(line for line in lines if not _SEQUENCE.search(line))[:_LOOKED_AT]
    ranked = guesses(sample) if _BEYOND.search(sample) else ()
    western = next((guess.score for guess in ranked if guess.name == "cp1252"), None)
    if not ranked or (western is not None and western > ranked[0].score - _CLEARLY):
        return "cp1252"
    return ranked[0].name


def _read_line(line: bytes, other: str) -> tuple[bytes, bool]:
    """The line as UTF-8, and whether every byte of it could be read."""
    cut = _CUT.sub(b"\xef\xbf\xbd", line) if _SEQUENCE.search(line) or not _readable(line, other) else line
    if _fits(cut):
        return cut, False
    if not _SEQUENCE.search(cut):
        text = line.decode(other, "replace")
        return text.encode("utf-8"), "\ufffd" not in text
    pieces, at = [], 0
    for match in _SEQUENCE.finditer(cut):
        pieces += [cut[at : match.start()].decode("cp1252", "replace").encode(), match[0]]
        at = match.end()
    pieces.append(cut[at:].decode("cp1252", "replace").encode())
    joined = b"".join(pieces)
    return joined, b"\xef\xbf\xbd" not in joined


def _readable(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True
