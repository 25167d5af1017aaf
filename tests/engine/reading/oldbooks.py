"""Workbooks of the old kind for tests: by xlwt as Excel 97 to 2003 writes them, and by hand for the versions before."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable, Sequence

import xlwt

Sheet = xlwt.Worksheet


def old_workbook(*sheets: tuple[str, Callable[[Sheet], object]], date1904: bool = False) -> bytes:
    """A workbook whose sheets are written by a function each."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = date1904
    for name, write in sheets:
        write(book.add_sheet(name, cell_overwrite_ok=True))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rows_of(rows: Sequence[Sequence[object]]) -> Callable[[Sheet], None]:
    def write(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for position, value in enumerate(row):
                sheet.write(number, position, value)

    return write


def in_format(code: str) -> xlwt.XFStyle:
    return xlwt.easyxf(num_format_str=code)


def bare_workbook(version: int, rows: Sequence[Sequence[str | float]], codepage: int = 1252) -> bytes:
    """A single sheet as Excel 2 to 5 wrote it: records without a container. Texts in the code page."""
    cells = b"".join(
        _cell(version, line, position, value, f"cp{codepage}")
        for line, row in enumerate(rows)
        for position, value in enumerate(row)
    )
    page = _record(0x0042, struct.pack("<H", codepage))
    if version < 5:
        return _start(version, 0x0010) + page + cells + _record(0x000A, b"")
    head = _start(version, 0x0005) + page
    tab = struct.pack("<IBB", len(head) + 4 + 13 + 4, 0, 0) + b"\x06Sheet1"
    return head + _record(0x0085, tab) + _record(0x000A, b"") + _start(version, 0x0010) + cells + _record(0x000A, b"")


def _start(version: int, what: int) -> bytes:
    number = {2: 0x0009, 3: 0x0209, 4: 0x0409, 5: 0x0809}[version]
    said = 0x0500 if version == 5 else version
    content = struct.pack("<HHHH", said, what, 0x0DBB, 1996)
    return _record(number, content[: {2: 4, 5: 8}.get(version, 6)])


def _cell(version: int, line: int, position: int, value: str | float, encoding: str) -> bytes:
    place = struct.pack("<HH", line, position) + (b"\x00\x00\x00" if version == 2 else b"\x00\x00")
    if isinstance(value, str):
        text = value.encode(encoding)
        size = struct.pack("<B" if version == 2 else "<H", len(text))
        return _record(0x0004 if version == 2 else 0x0204, place + size + text)
    return _record(0x0003 if version == 2 else 0x0203, place + struct.pack("<d", value))


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def in_container(stream: bytes, name: str = "Workbook") -> bytes:
    """A stream alone in an OLE container."""
    target = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(target, stream)
    return target.getvalue().replace(_entry("Workbook"), _entry(name))


def _entry(name: str) -> bytes:
    """The name as a directory has it: 64 bytes, and its length."""
    text = name.encode("utf-16-le") + b"\x00\x00"
    return text.ljust(64, b"\x00") + struct.pack("<H", len(text))


def locked(stream: bytes, password: str) -> bytes:
    """A stream of records under a password, as Excel 97 does it ([MS-OFFCRYPTO] 2.3.6)."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    head = _start_of(stream)
    proof = _rc4(_key(password, salt, 0), verifier + _md5(verifier))
    lock = _record(0x002F, struct.pack("<HHH", 1, 1, 1) + salt + proof)
    whole = stream[:head] + lock + stream[head:]
    blocks = [whole[at : at + 1024] for at in range(0, len(whole), 1024)]
    hidden = bytearray(b"".join(_rc4(_key(password, salt, n), block) for n, block in enumerate(blocks)))
    at = 0
    while at + 4 <= len(whole):
        number, size = struct.unpack_from("<HH", whole, at)
        if number == 0 and size == 0:
            break
        open_bytes = 4 + (size if number in (0x0809, 0x002F) else 4 if number == 0x0085 else 0)
        hidden[at : at + open_bytes] = whole[at : at + open_bytes]
        if number == 0x0085:
            struct.pack_into("<I", hidden, at + 4, struct.unpack_from("<I", whole, at + 4)[0] + len(lock))
        at += 4 + size
    return bytes(hidden)


def _start_of(stream: bytes) -> int:
    return 4 + int(struct.unpack_from("<H", stream, 2)[0])


def _key(password: str, salt: bytes, block: int) -> bytes:
    first = _md5(password.encode("utf-16-le"))[:5]
    return _md5(_md5((first + salt) * 16)[:5] + struct.pack("<I", block))


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()


def _rc4(key: bytes, content: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
