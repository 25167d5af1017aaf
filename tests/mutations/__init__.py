"""Good files, spoilt by chance: ``mutant(seed)`` is the same file each time it is asked for."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

from tests.mutations.good import FILES

#: What spoils more than chance does: ends, signs, lengths, marks, names of structure.
TOKENS = (
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"99999999999", b"1e999", b'"', b"'", b"\\",
    b"\r", b"\n", b"\t",     b",", b";", b"=", b"<", b">", b"&", b"&#0;", b"]]>", b"<!--", b"<!DOCTYPE x [",
    b"{", b"}", b"[", b"]", b":", b"\\ud800",     b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b$B", b"PK\x05\x06",
    b"PK\x03\x04", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b'colspan="0"',     b'r="0"', b't="s"', b"A0",
    b"XFD1048576", b"utf-16", b"General", b"[$-409]", b"xmlns:x=",
)  # fmt: skip


def mutant(seed: int) -> tuple[str, bytes]:
    """The name of the good file and what became of it."""
    chance = random.Random(seed)
    name = chance.choice(sorted(FILES))
    content = good(name)
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.7:
        return name, _in_a_part(content, chance)
    return name, _spoilt(content, chance)


@cache
def good(name: str) -> bytes:
    return FILES[name]()


def _in_a_part(content: bytes, chance: random.Random) -> bytes:
    """One part of the archive spoilt, and all packed again."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = before.read(name)
            after.writestr(zipfile.ZipInfo(name), _spoilt(part, chance) if name == chosen else part)
    return target.getvalue()


def _spoilt(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        content = chance.choice(WAYS)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content or b"\0")
    for _ in range(chance.choice((1, 1, 4, 32))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _put(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 100)) + content[at:]


def _put_over(content: bytes, chance: random.Random) -> bytes:
    at, token = chance.randint(0, len(content)), chance.choice(TOKENS)
    return content[:at] + token + content[at + len(token) :]


def _drop(content: bytes, chance: random.Random) -> bytes:
    start, stop = _piece(content, chance)
    return content[:start] + content[stop:]


def _double(content: bytes, chance: random.Random) -> bytes:
    start, stop = _piece(content, chance)
    return content[:stop] + content[start:stop] * chance.choice((1, 2, 50)) + content[stop:]


def _move(content: bytes, chance: random.Random) -> bytes:
    start, stop = _piece(content, chance)
    rest, at = content[:start] + content[stop:], chance.randint(0, len(content))
    return rest[:at] + content[start:stop] + rest[at:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _join(content: bytes, chance: random.Random) -> bytes:
    other = good(chance.choice(sorted(FILES)))
    return content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]


def _other_numbers(content: bytes, chance: random.Random) -> bytes:
    """Digits replaced: sizes, counts, references and dates are what readers trust."""
    digits = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    spoilt = bytearray(content)
    for at in chance.sample(digits, min(len(digits), chance.choice((1, 3, 20)))):
        spoilt[at] = chance.randrange(48, 58)
    return bytes(spoilt)


def _piece(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    return start, min(len(content), start + chance.choice((1, 4, 40, 400)))


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _put, _put_over, _drop, _double, _move, _cut, _join, _other_numbers,
)  # fmt: skip
