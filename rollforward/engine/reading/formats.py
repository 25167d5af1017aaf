"""Which reader a file needs, told by its first bytes: the name it carries may lie, the content cannot."""

from __future__ import annotations

import re
from collections.abc import Callable

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import archive, delimited, html, iif, json, ods, ole, package, vcard, xml
from rollforward.engine.reading.encoding import is_text
from rollforward.engine.reading.parsed import Reader
from rollforward.engine.reading.sniff import head

Recogniser = Callable[[bytes, Limits], Reader | None]

#: First bytes of files that people upload by mistake, and what to call them.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"BM", "an image (BMP)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (Zstandard)"),
    (b"SQLite format 3", "a database file (SQLite)"),
    (b"\x00\x01\x00\x00Standard Jet DB", "an Access database"),
    (b"\x00\x01\x00\x00Standard ACE DB", "an Access database"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "a OneNote notebook"),
    (b"PAR1", "a data file (Parquet)"),
    (b"ARROW1", "a data file (Arrow)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1a\x45\xdf\xa3", "a film"),
    (b"8BPS", "an image (Photoshop)"),
    (b"%!PS", "a PostScript document"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x4c\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
    (b"OggS", "a sound file"),
)
#: Those whose first bytes could also open a harmless text: they count only where binary bytes follow.
_ALSO_TEXT = (b"BM", b"MZ", b"BZh", b"GIF8", b"PAR1", b"ID3", b"Rar!", b"OggS", b"ARROW1", b"fLaC", b"8BPS")
_NOTHING = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
#: Zip, OLE and gzip.
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08")
_LOOK = 4096
#: The header of an e-mail (RFC 5322): a name and a colon begin each line, or a blank where the last one goes on. Behind
#: it comes a blank line, or what is cut off.
_HEADER_FIELDS = re.compile(r"(?:[!-9;-~]++:.*+\n(?:[ \t].*+\n)*){2,}(?=\n|.*\Z)")
_ONLY_IN_MAIL = frozenset(["mime-version", "message-id", "received", "return-path"])


def from_its_start(data: bytes) -> bytes:
    """Without the blanks or the mark that a web program printed before the packed file it meant to send."""
    start = data[:_LOOK].lstrip(_NOTHING)
    return data[min(len(data), _LOOK) - len(start) :] if start.startswith(_PACKED) else data


def recognise(data: bytes, limits: Limits) -> Reader:
    """The reader for these bytes. Raises ``Refused`` where they are known to be no table."""
    return _first(RECOGNISERS, data, limits)


def _unpacked(data: bytes, limits: Limits) -> Reader:
    """The reader for what came out of an archive."""
    return _first(_UNPACKED, data, limits)


def _first(recognisers: tuple[Recogniser, ...], data: bytes, limits: Limits) -> Reader:
    for recogniser in recognisers:
        reader = recogniser(data, limits)
        if reader is not None:
            return reader
    return delimited.read


def _empty(data: bytes, _limits: Limits) -> None:
    if not data[:_LOOK].strip(_NOTHING) and not data.strip(_NOTHING):  # stripping copies all of a large file
        raise Refused("empty-file")


def _foreign(data: bytes, _limits: Limits) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature) and (signature not in _ALSO_TEXT or is_binary(data)):
            raise Refused("not-a-table", name)
    if data[257:262] == b"ustar":
        raise Refused("not-a-table", "an archive (tar)")
    if data[4:8] == b"ftyp":
        raise Refused("not-a-table", "a picture or a film")
    if data[:4] == b"RIFF" and is_binary(data):
        raise Refused("not-a-table", "an image or a sound file")


def _flat_document(data: bytes, _limits: Limits) -> Reader | None:
    start = head(data)
    if "opendocument.spreadsheet" not in start or "<office:document" not in start:
        return None
    return ods.read_flat


def _written(data: bytes, _limits: Limits) -> None:
    """Texts that colons would cut into cells, though they are no table: letters and calendars."""
    start = head(data)
    if start[:15].upper() == "BEGIN:VCALENDAR":
        raise Refused("not-a-table", "a calendar (iCalendar)")
    fields = _HEADER_FIELDS.match(start.replace("\r\n", "\n"))
    names = {line.partition(":")[0].lower() for line in fields[0].split("\n")} if fields else set()
    if "from" in names and not _ONLY_IN_MAIL.isdisjoint(names):
        raise Refused("not-a-table", "an e-mail message")


def _binary(data: bytes, _limits: Limits) -> None:
    if is_binary(data):
        raise Refused("not-a-table", "a file of a kind that we do not know")


def is_binary(data: bytes) -> bool:
    """Whether the start holds control characters as no text does."""
    return not is_text(data)


_CONTENT: tuple[Recogniser, ...] = (
    ole.recognise,
    iif.recognise,
    _foreign,
    json.recognise,
    html.recognise,
    _flat_document,
    xml.recognise,
    vcard.recognise,
    _written,
    _binary,
)
_UNPACKED: tuple[Recogniser, ...] = (_empty, package.recognise, archive.nested, *_CONTENT)
#: In order; the first that knows the file reads it or refuses it. What none knows is read as delimited text.
RECOGNISERS: tuple[Recogniser, ...] = (_empty, package.recognise, archive.recogniser(_unpacked), *_CONTENT)
