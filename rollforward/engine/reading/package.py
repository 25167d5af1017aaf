"""Zip containers: what they hold, and whether it is safe to unpack.

Only the directory and a few small parts are read here. XLSX is unpacked by its own reader, which holds the parts to
the sizes of the directory; in the others false sizes are the parser's to refuse, and whatever still grows meets the
memory limit of the process.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree as ET

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading import extent, ods, workbook, xlsb, xlsx
from rollforward.engine.reading.parsed import Reader, either
from rollforward.engine.reading.xlsx.archive import plain_name

_OFFICE = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
)
_OTHERS = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
    ("Index/", "an Apple Numbers or Pages document"),
    ("META-INF/container.xml", "an e-book"),
)
_MANIFEST, _ODS = "META-INF/manifest.xml", b"opendocument.spreadsheet"
_DIRECTORY_END = b"PK\x05\x06"
_PROLOG_BYTES = 4096
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    ET.ParseError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def recognise(data: bytes, limits: Limits) -> Reader | None:
    """The reader of the workbook in this zip, ``None`` where no office program wrote it. Raises ``Refused``."""
    if not data.startswith((b"PK\x03\x04", _DIRECTORY_END)):
        return None
    _check_count(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            kind = _kind(archive, [m.filename for m in members])
            if kind is None:
                return None
            _check_members(members, limits)
            if kind == "xlsx":
                return xlsx.reader
            _check_parts(archive, members, limits)
    except _BROKEN as error:
        raise Refused("damaged", "its packaging is broken or cut off") from error
    unpacked = sum(m.file_size for m in members)
    own = ods.reader if kind == "ods" else xlsb.reader
    return either(own(unpacked), workbook.reader(kind, unpacked))


def _check_count(data: bytes, limits: Limits) -> None:
    """Count the members before a directory of millions is loaded."""
    end = data.rfind(_DIRECTORY_END)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > limits.archive_members:
        raise Refused("hostile", f"it is packed in more than {limits.archive_members:,} pieces")


def _kind(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    mime = archive.read("mimetype")[:100] if "mimetype" in names else b""
    listed = archive.read(_MANIFEST) if _MANIFEST in names and "content.xml" in names else b""
    if _ODS in mime or (b"opendocument" not in mime and _ODS in listed):
        if b"encryption-data" in listed:
            raise Refused("password-protected")
        return "ods"
    if b"opendocument" in mime:
        raise Refused("not-a-table", "an OpenDocument text, drawing or presentation")
    plain = [plain_name(name) for name in names]
    for prefix, kind in _OFFICE:
        if any(name.startswith(prefix) for name in plain):
            return kind
    for prefix, what in _OTHERS:
        if any(name.startswith(prefix) for name in names):
            raise Refused("not-a-table", what)
    return "xlsx" if {"workbook.xml", "_rels/.rels"} <= set(plain) else None


def _check_members(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = [m.filename for m in members]
    if len(names) > limits.archive_members:
        raise Refused("hostile", f"it is packed in more than {limits.archive_members:,} pieces")
    if len(set(names)) < len(names):
        raise Refused("hostile", "two of its parts have the same name")
    unpacked = sum(m.file_size for m in members)
    if unpacked > limits.unpacked_bytes:
        raise Refused("too-large", f"it unpacks to {unpacked // MIB:,} MB")
    for member in members:
        if member.flag_bits & 1:
            raise Refused("password-protected")
        grown = member.file_size > limits.unpack_ratio_free_bytes
        if grown and member.file_size > limits.unpack_ratio * max(1, member.compress_size):
            raise Refused("hostile", f"a part of it unpacks to more than {limits.unpack_ratio} times its size")


def _check_parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        if _DOCTYPE.search(_prolog(archive, member)):
            raise Refused("hostile", "a part of it declares entities")
        if member.filename.startswith("xl/worksheets/") and member.file_size <= extent.SCANNED_BYTES:
            extent.check(archive.read(member), limits)


def _prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a part; none of a broken one, which may be a part that nobody needs."""
    try:
        with archive.open(member) as part:
            return part.read(_PROLOG_BYTES)
    except _BROKEN:
        return b""
