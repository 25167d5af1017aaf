"""The language that a format asks for by its locale: ``[$-407]``, ``[$-de-DE]``."""

from __future__ import annotations

import re

from rollforward.engine.months import LANGUAGES

#: The lower ten bits of a locale's number, as Windows counts languages.
_BY_NUMBER = {
    0x06: "da", 0x07: "de", 0x09: "en", 0x0A: "es", 0x0C: "fr",
    0x10: "it", 0x13: "nl", 0x14: "nb", 0x16: "pt", 0x1D: "sv",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9A-F]{1,8}")
_TAG = re.compile(r"([A-Z]{2})(?:-[A-Z]{2,4}\b.*)?")
_LANGUAGE_BITS = 0x3FF


def language_of(locale: str) -> str:
    """The language by ISO 639-1; English where the locale is none of those whose names are known."""
    if tag := _TAG.fullmatch(locale):
        language = tag[1].lower().replace("no", "nb")
        if language in LANGUAGES:
            return language
    if _NUMBER.fullmatch(locale):
        return _BY_NUMBER.get(int(locale, 16) & _LANGUAGE_BITS, "en")
    return "en"
