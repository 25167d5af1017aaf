"""The parts of a package: found whatever way their names are written, unpacked piece by piece within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits

_LOCAL_HEADER = b"PK\x03\x04"
_LOCAL_SIZE = 30
_PACKED_PIECE = 256 * 1024
_PIECE = 4 * MIB
_PROLOG_BYTES = 4096


def plain_name(name: str) -> str:
    """A part's name as it is compared: without case, backslashes, a leading slash, dots or percent signs."""
    return posixpath.normpath("/" + unquote(name).replace("\\", "/")).lstrip("/").casefold()


class Archive:
    """The package's directory, and its parts by their plain names. Raises ``zipfile.BadZipFile``."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = memoryview(data)
        with zipfile.ZipFile(io.BytesIO(data)) as directory:
            self._members = {plain_name(member.filename): member for member in directory.infolist()}
        self._limits = limits
        self._unpacked = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Plain names, in the order of the directory."""
        return tuple(self._members)

    @property
    def size(self) -> int:
        """Bytes of all parts unpacked, as the directory says."""
        return sum(member.file_size for member in self._members.values())

    def given_name(self, name: str) -> str:
        """As the directory writes it, with slashes."""
        return self._members[plain_name(name)].filename.replace("\\", "/")

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._members

    def prolog(self, name: str) -> bytes:
        """The first bytes of a part; fewer or none where it is broken."""
        member = self._members[plain_name(name)]
        try:
            packed = bytes(self._packed(member)[:_PROLOG_BYTES])
            if member.compress_type != zipfile.ZIP_DEFLATED:
                return packed
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _PROLOG_BYTES)
        except (zlib.error, Refused):
            return b""  # a part that nobody needs may be broken; whoever needs it will find that out

    def read(self, name: str) -> bytes:
        """A whole part. Raises as ``pieces`` does."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part in pieces of some megabytes.

        Raises ``Refused`` where it grows beyond what the directory says or beyond the limits, and where it is damaged.
        """
        member, size, check = self._members[plain_name(name)], 0, 0
        for piece in self._inflated(member):
            size += len(piece)
            self._unpacked += len(piece)
            if size > member.file_size:
                raise Refused("hostile", "a part of it unpacks to more than its directory says")
            if self._unpacked > 2 * self._limits.unpacked_bytes:
                raise Refused("too-large", f"it unpacks to more than {self._limits.unpacked_bytes // MIB:,} MB")
            check = zlib.crc32(piece, check)
            yield piece
        if size < member.file_size or check != member.CRC:
            raise Refused("damaged", "a part of it is not what was packed")

    def _inflated(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(member)
        if member.compress_type == zipfile.ZIP_STORED:
            return (bytes(packed[start : start + _PIECE]) for start in range(0, len(packed), _PIECE))
        if member.compress_type == zipfile.ZIP_DEFLATED:
            return _inflate(packed)
        raise Refused("damaged", "it is packed in a way that no office program uses")

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        header = bytes(self._data[member.header_offset : member.header_offset + _LOCAL_SIZE])
        if len(header) < _LOCAL_SIZE or not header.startswith(_LOCAL_HEADER):
            raise Refused("damaged", "its packaging is broken or cut off")
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = member.header_offset + _LOCAL_SIZE + names
        return self._data[start : start + member.compress_size]


def _inflate(packed: memoryview) -> Iterator[bytes]:
    """At most ``_PIECE`` bytes at a time, however small the packed ones are."""
    stream, waiting = zlib.decompressobj(-zlib.MAX_WBITS), b""
    offset = 0
    while not stream.eof:
        if not waiting:
            waiting = bytes(packed[offset : offset + _PACKED_PIECE])
            offset += len(waiting)
            if not waiting:
                raise Refused("damaged", "a part of it is cut off")
        try:
            piece = stream.decompress(waiting, _PIECE)
        except zlib.error as error:
            raise Refused("damaged", "a part of it is not what was packed") from error
        waiting = stream.unconsumed_tail
        if piece:
            yield piece
