"""The text of a file: UTF-8 is proven by decoding and a byte order mark by itself; the rest is a judgement."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.encoding.escapes import escaped
from rollforward.engine.reading.encoding.legacy import guesses, share
from rollforward.engine.reading.encoding.mixed import read_mixed
from rollforward.engine.reading.encoding.unicode import is_mostly_utf8, is_utf8, mark_of, wide_order
from rollforward.engine.values import Confidence, Finding

_MARK = b"\xef\xbb\xbf"
_MARKS = re.compile(rb"(?:\xef\xbb\xbf)+")
_LOST = b"\xef\xbf\xbd"
_TAIL = (b"\n", b"\r", b"\x1a", b"\0")
_BEYOND = re.compile(rb"[\x80-\xff]")
_AROUND = 2048
_LINE_END = re.compile(rb"[\r\n]")
#: Bytes that are no part of a longer character in any encoding.
_APART = (b" ", b",", b'"', b"\t")
#: Codecs of Python that are no encodings of files; some of them take a time that grows with the square of the size.
_NO_ENCODINGS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
#: A first guess with a larger share of the evidence than this was right in more than 99.5 of 100 samples.
_SURE = 0.99


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


def decode(data: bytes, limits: Limits, encoding: str | None = None) -> Decoded:
    """The text of the bytes. Where no encoding fits, what cannot be read is shown as U+FFFD and reported.

    ``encoding``: a codec's name that somebody settled. Raises ``Refused`` where there is no such codec.
    """
    return _tidied(_told(data, encoding) if encoding else _judged(data, limits))


def alternatives(data: bytes, limits: Limits) -> tuple[str, ...]:
    """The encodings that a file may be in, the likeliest first; ``()`` where nothing is in doubt."""
    if data.isascii() or is_utf8(data) or mark_of(data) or wide_order(data):
        return ()
    return tuple(dict.fromkeys(guess.name for guess in guesses(_telling_part(data, limits.detect_bytes))))


def _judged(data: bytes, limits: Limits) -> Decoded:
    if marked := mark_of(data):
        return _as_marked(data, *marked)
    if certain := wide_order(data) or escaped(data):
        return _read_as(data, certain, "sure")
    if data.isascii() or is_utf8(data):
        return Decoded(data, "utf-8", "sure")
    sample = _telling_part(data, limits.detect_bytes)
    return _as_mixed(data) if is_mostly_utf8(sample) else _as_legacy(data, sample)


def _as_legacy(data: bytes, sample: bytes) -> Decoded:
    ranked = guesses(sample)
    if not ranked:
        return _read_as(data, "cp1252", "check")
    return _read_as(data, ranked[0].name, "sure" if share(ranked) > _SURE else "check")


def _as_marked(data: bytes, mark: bytes, name: str) -> Decoded:
    rest = data[len(mark) :]
    if name == "utf-8":
        return Decoded(rest, name, "sure") if is_utf8(rest) else _as_mixed(rest)
    if rest and b"\0" not in rest and is_utf8(rest):
        # A mark put before what was not converted.
        return Decoded(rest, "utf-8", "check", (Finding("wrong-mark", 1, value=name, detail="utf-8"),))
    return _read_as(rest, name, "sure")


def _as_mixed(data: bytes) -> Decoded:
    mixed = read_mixed(data)
    findings = []
    if mixed.lines:
        findings.append(Finding("mixed-encodings", mixed.lines[0], value=mixed.other, detail=_count(mixed.lines)))
    if mixed.lost:
        findings.append(Finding("undecodable", mixed.lost[0], detail="utf-8"))
    return Decoded(mixed.utf8, "utf-8", "check", tuple(findings))


def _count(lines: tuple[int, ...]) -> str:
    return "1 line" if len(lines) == 1 else f"{len(lines):,} lines"


def _told(data: bytes, encoding: str) -> Decoded:
    """The text in the encoding that somebody chose."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # codecs such as base64 are none of text
    except (LookupError, ValueError):
        name = ""
    if not name or name.replace("-", "_") in _NO_ENCODINGS:
        raise Refused("unknown-encoding", value=f"“{encoding}”")
    return _read_as(data, name, "sure", called=encoding)


def _read_as(data: bytes, name: str, confidence: Confidence, *, called: str = "") -> Decoded:
    called = called or name
    if name.startswith("utf-16") and len(data) % 2 and data[-1:] in _TAIL:
        data = data[:-1]  # a line end that another program put behind the text
    if name == "utf-8" and is_utf8(data):
        return Decoded(data, called, confidence)
    try:
        return Decoded(
            data if name == "utf-8" and is_utf8(data) else data.decode(name).encode("utf-8"), called, confidence
        )
    except UnicodeError:
        utf8 = data.decode(name, "replace").encode("utf-8", "replace")
        line = utf8[: max(0, utf8.find(_LOST))].count(b"\n") + 1
        return Decoded(utf8, called, "check", (Finding("undecodable", line, detail=called),))


def _tidied(decoded: Decoded) -> Decoded:
    """Without what is no text: marks of files that were joined, and NULs."""
    utf8, findings = decoded.utf8, list(decoded.findings)
    if marks := _MARKS.match(utf8):
        utf8 = utf8[marks.end() :]
    if _MARK[:1] in utf8 and b"\n" + _MARK in utf8:  # a single byte is looked for much faster
        line = utf8[: utf8.find(b"\n" + _MARK) + 1].count(b"\n") + 1
        utf8 = utf8.replace(b"\n" + _MARK, b"\n")
        findings.append(Finding("inner-mark", line))
    if b"\0" in utf8 and not _escapes_quotes(utf8):
        line, count = utf8[: utf8.find(b"\0")].count(b"\n") + 1, utf8.count(b"\0")
        utf8 = utf8.replace(b"\0", b"")
        findings.append(Finding("nul-characters", line, detail=f"{count:,}"))
    return Decoded(utf8, decoded.encoding, decoded.confidence, tuple(findings))


def _escapes_quotes(utf8: bytes) -> bool:
    """Whether each NUL stands before a quote, as some programs write one inside a quoted cell."""
    return utf8.count(b"\0") == utf8.count(b'\0"') + utf8.count(b"\0'")


def _telling_part(data: bytes, size: int) -> bytes:
    """The lines that hold bytes beyond ASCII: the plain ones tell nothing about the encoding. Of long ones a part."""
    told, last = bytearray(), 0
    while len(told) < size and (found := _BEYOND.search(data, last)):
        before = data[max(last, found.start() - _AROUND) : found.start()]
        after = data[found.start() : found.start() + 2 * _AROUND]
        start = found.start() - len(before) + max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        if told and start > last:
            told += b"\n"
        last = found.start() + _end(after)
        told += data[start:last]
    return bytes(told[:size])


def _end(after: bytes) -> int:
    """Where to stop: at the line's end, or, of a long one, where no character of several bytes is cut in two."""
    if line := _LINE_END.search(after):
        return line.start()
    if len(after) < 2 * _AROUND:
        return len(after)
    return max(after.rfind(mark) for mark in _APART) + 1 or len(after)
