"""One header: what it says by itself. The way in is ``read_header``, or ``understand`` with a lexicon of one's own."""

from rollforward.engine.mapping.header.meaning import (
    ADDRESS_PARTS,
    OF_GUESS,
    OF_UNKNOWN,
    OTHER,
    REACHED,
    Meaning,
    is_person,
)
from rollforward.engine.mapping.header.reading import read_header, understand

__all__ = [
    "ADDRESS_PARTS",
    "OF_GUESS",
    "OF_UNKNOWN",
    "OTHER",
    "REACHED",
    "Meaning",
    "is_person",
    "read_header",
    "understand",
]
