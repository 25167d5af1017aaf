"""The OLE container around a workbook: its stream in spite of damage, and whether its chains of sectors end."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

import olefile

_NAMES = ("Workbook", "Book", "WORKBOOK", "BOOK")
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Sector numbers from here on are marks: end of a chain, free, kept for the tables themselves.
_MARKS = 0xFFFFFFFA
_NONE = (0xFFFFFFFE, 0xFFFFFFFF)


def stream_of(data: bytes) -> bytes:
    """The workbook's stream. Raises whatever the container's damage makes olefile raise."""
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_FATAL) as container:
        for name in _NAMES:
            if container.exists(name):
                with container.openstream(name) as stream:
                    content: bytes = stream.read()
                return content
    raise ValueError("There is no workbook in this file.")


def outer_streams(data: bytes) -> set[str]:
    """The names of the streams that lie in nothing else, in small letters: a letter with a workbook in it is a letter.

    None where the directory is broken.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_FATAL) as container:
            return {path[0].lower() for path in container.listdir() if len(path) == 1}
    except MemoryError:
        raise
    except Exception:  # damage of any kind
        return set()


def is_sound(data: bytes) -> bool:
    """Whether all chains end and no stream claims to be longer than the file.

    A native reader that follows a circle or believes such a claim takes memory until it is stopped.
    """
    if not data.startswith(_MAGIC):
        return True
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as container:
            container.loadminifat()
            sectors, small = list(container.fat), list(container.minifat)
            starts = [container.first_dir_sector, container.first_mini_fat_sector, container.root.isectStart]
            cutoff = container.minisectorcutoff
            chains = [(start, sectors) for start in starts]
            entries = [entry for entry in container.direntries if entry]
            if any(entry.size > len(data) for entry in entries):
                return False
            for entry in entries:
                if entry.entry_type == olefile.STGTY_STREAM:
                    chains.append((entry.isectStart, small if entry.size < cutoff else sectors))
            return _table_ends(data) and all(_ends(start, table) for start, table in chains)
    except MemoryError:
        raise
    except Exception:  # damage of any kind: whoever trusts this container does so at his own risk
        return False


def _ends(start: int, table: Sequence[int]) -> bool:
    for _ in range(len(table) + 1):
        if start >= _MARKS:
            return True
        if start >= len(table):
            return False
        start = table[start]
    return False


def _table_ends(data: bytes) -> bool:
    """The chain of the sectors that say where the tables are, of which small files have none."""
    size = 1 << int(struct.unpack_from("<H", data, 30)[0])
    (sector,) = struct.unpack_from("<I", data, 68)
    for _ in range(len(data) // size + 1):
        if sector in _NONE:
            return True
        end = (sector + 2) * size
        if end > len(data):
            return False
        (sector,) = struct.unpack_from("<I", data, end - 4)
    return False
