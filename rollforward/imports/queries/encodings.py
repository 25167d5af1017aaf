"""How a telling line of the upload reads in other encodings.

Only a window of the upload is looked at here, and only codecs touch it: whatever the file is, that is harmless.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading.encoding import alternatives
from rollforward.imports import staging
from rollforward.imports.models import Import
from rollforward.imports.queries.names import ENCODINGS, codec, encoding_name, encoding_place, is_wide
from rollforward.imports.queries.sheets import staged

_BLOCK = 1024 * 1024
_WINDOW = 16 * 1024
_BEFORE = 200
_SHOWN = 90
_PACKED = (b"PK\x03\x04", b"\x1f\x8b")
_UNKNOWN = "\ufffd"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The line as it reads in one encoding; ``name`` is the codec's, ``label`` and ``where`` are for people."""

    name: str
    label: str
    where: str
    sample: str


def readings(imp: Import) -> tuple[Reading, ...]:
    """The line in the encoding in force, then in others in which it reads otherwise, the likeliest first.

    Empty where the upload is packed and shows nothing of its text.
    """
    now = staged(imp).encoding
    window = _telling_window(staging.upload_path(imp))
    if now is None or window.startswith(_PACKED):
        return ()
    wide = b"\0" in window
    seen: dict[str, Reading] = {}
    # Of the likely ones those that people meet; a code page of some old terminal is no help in a list.
    known = {codec(name): None for name in ENCODINGS if is_wide(name) == wide}
    likely = [name for name in map(codec, alternatives(window, DEFAULT)) if name in known]
    for name in dict.fromkeys([codec(now), *likely, *known]):
        sample = _sample(window, name)
        if sample and sample not in seen and (_UNKNOWN not in sample or not seen):
            seen[sample] = Reading(name, encoding_name(name), encoding_place(name), sample)
    return tuple(seen.values())


def _telling_window(upload: Path) -> bytes:
    """Some bytes of the upload from the line on that first says anything about the encoding."""
    with upload.open("rb") as file:
        block = file.read(_BLOCK)
        head = block
        while block and (found := _BEYOND_ASCII.search(block)) is None:
            block = file.read(_BLOCK)
        if not block or b"\0" in head[:_WINDOW] or found is None:
            return head[:_WINDOW]
        start = block.rfind(b"\n", max(0, found.start() - _BEFORE), found.start()) + 1
        return block[start or max(0, found.start() - _BEFORE) :][:_WINDOW]


def _sample(window: bytes, name: str) -> str:
    """The first line with a character beyond ASCII, around it; blank where the bytes are none of this encoding."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(window).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return ""
    for line in text.splitlines():
        at = next((at for at, char in enumerate(line) if ord(char) > 127), None)
        if at is not None:
            start = max(0, at - _SHOWN // 2)
            return _CONTROL.sub(_UNKNOWN, line[start : start + _SHOWN].replace("\t", "  "))
    return ""
