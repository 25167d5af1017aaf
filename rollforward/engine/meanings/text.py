"""Cell text reduced to what counts when two words for a thing are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "’": "", "'": "", "`": ""})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = re.compile(r"[^\W_]+")
#: What divides the names of one thing, or the parts of one name: "S Corp (1120-S)", "Trust / Estate".
_DIVIDES = re.compile(r"[()\[\]{}/,;:|=\n]|\s[-–—]\s|\s(?:or|oder|ou|of)\s", re.IGNORECASE)


@lru_cache(maxsize=8192)  # cells repeat: states, countries, options
def tokens(text: str) -> tuple[str, ...]:
    """Lower-case words without accents; ``L.L.C.`` is one word, ``isActive`` two, ``&`` is *and*."""
    text = _INITIALS.sub(lambda m: m[0].replace(".", "") + " ", text).replace("&", " and ").replace("+", " and ")
    folded = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text).casefold().translate(_LETTERS))
    return tuple(_WORD.findall("".join(char for char in folded if not unicodedata.combining(char))))


def squash(text: str) -> str:
    """All words joined, so that ``S Corp``, ``s-corp`` and ``S. CORP.`` are one."""
    return "".join(tokens(text))


def pieces(text: str) -> list[str]:
    """``S Corp (1120-S)`` -> ``["S Corp", "1120-S"]``; a text that nothing divides is its only piece."""
    return [piece for part in _DIVIDES.split(text) if (piece := part.strip())]


def listed(listing: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(listing.split())
