"""Which encoding a text file is in, and its text.

UTF-8 is proven by decoding; a byte order mark by itself. The rest is a judgement: office programs of the West write
Windows-1252, older Macs MacRoman, DOS programs code page 850; a file of other scripts goes to charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from rollforward.engine.limits import Limits
from rollforward.engine.values import Confidence, Finding

#: Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ("cp1252", "mac_roman", "cp850")
_MOSTLY_FOREIGN = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. ``text`` lacks the byte order mark; ``utf8`` holds the same as bytes."""

    utf8: bytes
    encoding: str
    confidence: Confidence
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        return self.utf8.decode("utf-8")


def decode(data: bytes, limits: Limits) -> Decoded:
    """The text of the bytes; never fails: bytes that fit no encoding are kept as their Windows-1252 characters."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as_unicode(data[len(mark) :], name, "sure")
    wide = _wide_order(data[: limits.detect_bytes])
    if wide:
        return _as_unicode(data, wide, "check")
    if data.isascii() or _is_utf8(data):
        return Decoded(data, "utf-8", "sure")
    if _mostly_utf8(data[: limits.detect_bytes]):
        return _as_unicode(data, "utf-8", "check")
    name, confidence = _judge(_telling_part(data, limits.detect_bytes))
    return _recoded(data, name, confidence)


def _as_unicode(data: bytes, name: str, confidence: Confidence) -> Decoded:
    if name == "utf-8" and _is_utf8(data):
        return Decoded(data, name, confidence)
    try:
        return Decoded(data.decode(name).encode("utf-8"), name, confidence)
    except UnicodeError:
        text = data.decode(name, "replace") if name != "utf-8" else _mended(data)
        return Decoded(text.encode("utf-8", "replace"), name, "check", (Finding("undecodable", detail=name),))


def _recoded(data: bytes, name: str, confidence: Confidence) -> Decoded:
    try:
        return Decoded(data.decode(name).encode("utf-8"), name, confidence)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        return Decoded(text.encode("utf-8"), name, "check", (Finding("undecodable", detail=name),))


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.utf_8_decode(data, "strict", True)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """Whether the accents are UTF-8 but for a few bytes, as when two exports were pasted into one file."""
    good = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", sample))
    bad = sample.decode("utf-8", "replace").count("\ufffd")
    return good > bad


def _mended(data: bytes) -> str:
    """UTF-8 with its stray bytes read as Windows-1252."""
    pieces = []
    while data:
        try:
            pieces.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            pieces.append(data[: error.start].decode("utf-8"))
            pieces.append(data[error.start : error.start + 1].decode("cp1252", "replace"))
            data = data[error.start + 1 :]
    return "".join(pieces)


def _wide_order(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs in every other place, since most letters of a client list are Latin."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def is_wide(sample: bytes) -> bool:
    """Whether these bytes look like UTF-16 without a byte order mark."""
    return _wide_order(sample) is not None


def _telling_part(data: bytes, size: int) -> bytes:
    """The lines that hold bytes beyond ASCII: the plain ones tell nothing about the encoding."""
    lines = re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data[: 16 * size])
    lines = lines or re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data)
    return b"\n".join(lines)[:size]


def _judge(sample: bytes) -> tuple[str, Confidence]:
    # Accents of Western words stand alone among plain letters; other scripts fill whole words.
    beyond = sum(1 for byte in sample if byte > 127)
    in_words = sum(len(run) for run in re.findall(rb"[\x80-\xff]{2,}", sample))
    if in_words > _MOSTLY_FOREIGN * beyond:
        best = from_bytes(sample).best()
        if best is not None and best.encoding not in ("utf_8", "ascii"):
            return best.encoding, "check"
    scores = sorted(((_plausible(sample, name), -rank, name) for rank, name in enumerate(_WESTERN)), reverse=True)
    return scores[0][2], "sure" if scores[0][0] - scores[1][0] > 0.4 and scores[0][2] == "cp1252" else "check"


def _plausible(sample: bytes, name: str) -> float:
    """How much the decoded accents look like words: from -1 to 1."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        text = sample.decode(name, "replace")
    points = [_point(text, i) for i, char in enumerate(text) if ord(char) > 127]
    return sum(points) / max(1, len(points))


#: Signs that stand between or beside words in ordinary Western text.
_COMMON_SIGNS = "‘’“”–—…•€£§°®™©·«»¿¡ºª½¼¾²³´ \u00a0"


def _point(text: str, at: int) -> float:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char.isalpha():
        # A capital inside a small-letter word is the mark of a wrong guess: "CafŽ". So is one that stands alone.
        odd = (char.isupper() and before.islower()) or not (before.isalpha() or after.isalpha())
        return -1.0 if odd or char not in _LATIN else 1.0
    if char in _COMMON_SIGNS:
        between = before.isalpha() and after.isalpha()
        return 0.9 if char == "’" or not between else -0.5
    return -1.0 if unicodedata.category(char) in ("Cc", "Co", "Cn", "So", "Sm") else -0.5


_LATIN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽžŸ")
