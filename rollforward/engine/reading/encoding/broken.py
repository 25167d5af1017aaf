"""Accents that an earlier program broke: "FranÃ§ois" is UTF-8 that somebody read as Windows-1252 and saved again.

A run of such characters, put back into bytes, is UTF-8 to the last byte; genuine text hardly ever is. It counts as
broken only where the repair reads clearly better, so that capitals such as AÇÃO and names such as Trần stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from rollforward.engine.reading.encoding.plausible import plausibility

#: The code pages as which UTF-8 gets read by mistake.
_READ_AS = ("cp1252", "latin-1", "cp1250", "cp1251", "mac_roman", "cp1254", "cp437", "cp850", "cp1257", "iso-8859-2")
#: Alphabets whose code pages get read as Windows-1252, so that words become rows of Western accents.
_WHOLE_WORDS = ("cp1251", "cp1253", "cp1255")
_LAYERS = 3
_LONGEST = 4096
_CLEARLY = 4.0
#: What each place down the list of code pages counts against it: it says little, but decides between equals.
_SELDOM = 0.5
_RUN = re.compile(r"[^\x00-\x7f]+")
_ACCENTED_WORDS = re.compile("[À-ÿ]{4,}")
#: "Ã" and a no-break space is "à"; many programs make a plain space of that, or trim it.
_LONE = re.compile(r"(?:(?<=[a-z])|(?<!\S))Ã(?:\u00a0| {1,2}|(?<=[a-z]Ã)$)(?=(.?))")


def mended_text(text: str) -> str:
    """The text as it was before it was broken, up to three times over; text that is in order comes back as it is."""
    if len(text) > _LONGEST or text.isascii():
        return text
    for _ in range(_LAYERS):
        better = _one_layer(text)
        if better == text:
            break
        text = better
    return text


@cache
def suspicious() -> str:
    """A pattern that every broken text matches, and text in order hardly ever."""
    pairs = []
    for codec in _READ_AS:
        lead = "".join(_characters(codec, 0xC2, 0xF5))
        follow = "".join(_characters(codec, 0x80, 0xC0))
        pairs.append(f"[{lead}][{follow}]")
    return "|".join((*dict.fromkeys(pairs), r"Ã(?:\s|$)", "[À-ÿ]{4}"))


def _characters(codec: str, first: int, end: int) -> Iterator[str]:
    return (_sloppy(bytes([byte]), codec) for byte in range(first, end))


def _one_layer(text: str) -> str:
    """The best of what the text may have been one mistake ago, where that is clearly better."""
    tried = {text: 0.0}
    for rank, codec in enumerate(_READ_AS):
        tried.setdefault(_RUN.sub(partial(_unread, codec), text), rank * _SELDOM)
    for codec in _WHOLE_WORDS:
        tried.setdefault(_ACCENTED_WORDS.sub(partial(_reread, codec), text), 0.0)
    if len(tried) > 1 and not _is_quoted(text):
        points = {one: _points(one) for one in tried}
        best = max(tried, key=lambda one: points[one] - tried[one])
        text = best if points[best] - points[text] > _CLEARLY else text
    return text if text.isupper() else _LONE.sub(lambda lone: "à " if lone[1] else "à", text)


def _is_quoted(text: str) -> bool:
    """Quotation marks in the German way: the capital before the second one is no part of a broken letter."""
    return text.count("„") == text.count("“") > 0


def _points(text: str) -> float:
    return plausibility(text, "utf-8", 1.0, _LONGEST)


def _unread(codec: str, run: re.Match[str]) -> str:
    """The run as the UTF-8 that it was before it was read in this code page, or as it is."""
    try:
        return _bytes_of(run[0], codec).decode("utf-8")
    except UnicodeError:
        return run[0]


def _reread(codec: str, run: re.Match[str]) -> str:
    try:
        return run[0].encode("cp1252").decode(codec)
    except UnicodeError:
        return run[0]


def _bytes_of(run: str, codec: str) -> bytes:
    """In bytes; those that the code page does not know are passed through, as the broken programs did."""
    try:
        return run.encode(codec)
    except UnicodeEncodeError:
        return b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else codec) for char in run)


def _sloppy(byte: bytes, codec: str) -> str:
    try:
        return byte.decode(codec)
    except UnicodeDecodeError:
        return byte.decode("latin-1")
