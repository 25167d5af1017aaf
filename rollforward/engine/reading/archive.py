"""A table packed in a ZIP or GZ file: unpacked within limits, then recognised by its own content."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading import delimited
from rollforward.engine.reading.parsed import ParsedBook, Reader, Weighed
from rollforward.engine.reading.sheets import chosen, with_names
from rollforward.engine.values import Finding, ReadAs

#: Gives the reader of what was unpacked, and knows no archives: one inside another is not opened.
Inner = Callable[[bytes, Limits], Reader]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_GZIP = b"\x1f\x8b\x08"
_DIRECTORY_END = b"PK\x05\x06"
_STRAY = {"thumbs.db", "desktop.ini"}
_FIRST, _CHUNK = 1_024, MIB
_NAMED = 5
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def recogniser(inner: Inner) -> Callable[[bytes, Limits], Reader | None]:
    """A recogniser of archives, whose content ``inner`` finds a reader for."""

    def recognise(data: bytes, _limits: Limits) -> Reader | None:
        if data.startswith(_ZIP):
            return lambda *order: _read_zip(inner, *order)
        if data.startswith(_GZIP):
            return lambda *order: _read_gzip(inner, *order)
        return None

    return recognise


def nested(data: bytes, _limits: Limits) -> Reader | None:
    """Refuses an archive inside an archive."""
    if data.startswith((*_ZIP, _GZIP)):
        raise Refused("not-a-table", "an archive inside an archive")
    return None


def _most(packed: int, limits: Limits) -> int:
    """How many bytes may come out of so many packed ones."""
    return min(limits.unpacked_bytes, max(limits.unpack_ratio_free_bytes, limits.unpack_ratio * packed))


def _read_gzip(inner: Inner, data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    content, end = _gunzipped(data, limits)
    book = inner(content, limits)(content, limits, read_as, weighed)
    behind = data[end:].strip(b"\0")
    return _saying(book, f"{len(behind):,} bytes behind what is packed") if behind else book


def _saying(book: ParsedBook, left_out: str) -> ParsedBook:
    return replace(book, findings=(*book.findings, Finding("left-out", detail=left_out)))


def _gunzipped(data: bytes, limits: Limits) -> tuple[bytes, int]:
    """What is packed, and where that ends."""
    unpacked, size, most, at = [], 0, _most(len(data), limits), 0
    while data.startswith(_GZIP, at):
        stream, given = zlib.decompressobj(wbits=31), _FIRST
        while not stream.eof:
            # Some at a time: what is left of them is copied, and there may be as many streams as lines.
            packed = stream.unconsumed_tail or data[at : at + given]
            at, given = at + (0 if stream.unconsumed_tail else len(packed)), _CHUNK
            try:
                piece = stream.decompress(packed, _CHUNK)
            except zlib.error:
                raise Refused("damaged", "its packaging is broken or cut off") from None
            size += len(piece)
            if size > most:
                raise Refused("hostile", f"it unpacks to more than {most // MIB:,} MB")
            if not (packed or piece or stream.eof):
                raise Refused("damaged", "its packaging is broken or cut off")
            unpacked.append(piece)
        at -= len(stream.unused_data)
    return b"".join(unpacked), at


def _read_zip(inner: Inner, data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    found = list(_members(data, limits))
    tables: list[tuple[str, bytes, Reader]] = []
    refusals: list[Refused] = []
    for name, content in found:
        try:
            tables.append((name, content, inner(content, limits)))
        except Refused as refusal:
            refusals.append(refusal)
    if not tables:
        raise refusals[0] if len(found) == 1 else Refused("not-a-table", f"an archive of {_listed(found)}")
    if len(tables) == 1:
        _, content, reader = tables[0]
        book = reader(content, limits, read_as, weighed)
    else:
        book = _joined(tables, limits, read_as, weighed)
    others = [(name, content) for name, content in found if not any(name is taken for taken, _, _ in tables)]
    return _saying(book, f"files that are no tables: {_listed(others)}") if others else book


def _joined(tables: list[tuple[str, bytes, Reader]], limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The tables of several texts, each a sheet under the name of its file."""
    if any(reader is not delimited.read for _, _, reader in tables):
        names = _listed([(name, content) for name, content, _ in tables])
        raise Refused("not-a-table", f"an archive of several files ({names}): unpack it and choose one of them")
    weighed(sum(len(content) for _, content, _ in tables))
    books = [reader(content, limits, replace(read_as, sheet=None), lambda _: None) for _, content, reader in tables]
    sheets = [
        replace(sheet, name=name, findings=book.findings + sheet.findings)
        for (name, _, _), book in zip(tables, books, strict=True)
        for sheet in book.sheets
    ]
    if len(sheets) > limits.sheets:
        raise Refused("too-large", f"it has {len(sheets):,} tables, and at most {limits.sheets} are read")
    alike = {(book.encoding, book.dialect) for book in books}
    encoding, dialect = next(iter(alike)) if len(alike) == 1 else (None, None)
    return ParsedBook("csv", chosen(with_names(sheets), limits, read_as), encoding, dialect)


def _members(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The names and contents of what people put into a zip; what systems add by themselves is left out."""
    end = data.rfind(_DIRECTORY_END)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > limits.archive_members:
        raise Refused("hostile", f"it is packed in more than {limits.archive_members:,} pieces")
    left = _most(len(data), limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if _is_wanted(member)]
            if not members:
                raise Refused("empty-file")
            if len(members) > limits.sheets:
                raise Refused("not-a-table", f"an archive of {len(members):,} files")
            for member in members:
                if member.flag_bits & 1:
                    raise Refused("password-protected")
                with archive.open(member) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Refused("hostile", "it unpacks to more than its size allows")
                yield _short(member.filename), content
    except _BROKEN as error:
        raise Refused("damaged", "its packaging is broken or cut off") from error


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = _base(member.filename)
    return not (
        member.filename.endswith("/")
        or member.filename.startswith("__MACOSX/")
        or name.startswith(".")
        or name.casefold() in _STRAY
    )


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _short(name: str) -> str:
    """The file's name without its folders and its extension."""
    base = _base(name)
    return base.rpartition(".")[0] or base


def _listed(found: list[tuple[str, bytes]]) -> str:
    names = ", ".join(f"“{name[:60]}”" for name, _ in found[:_NAMED])
    return names + (f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else "")
