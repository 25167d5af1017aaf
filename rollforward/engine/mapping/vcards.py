"""The properties of address cards as headers: ``FN``, ``N First``, ``EMAIL;INTERNET;WORK``, ``ADR;WORK City``."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: So many headers must be properties for the sheet to be made of cards.
_LEAST = 3
_PROPERTY = re.compile(
    r"(?:item\d+\.)?(FN|N|ORG|TITLE|EMAIL|TEL|ADR|URL|BDAY|NOTE|NICKNAME|REV|UID)(?=[;:, ]|\.[A-Za-z]|$)"
)
_SAYS_NOTHING = re.compile(r"\b(?:TYPE=|INTERNET|VOICE|PREF|CHARSET=[\w-]+|ENCODING=[\w-]+)\b", re.IGNORECASE)
_DIVIDED = re.compile(r"[;:.,]+")
_PARTS = {"family": "Last", "given": "First", "additional": "Middle", "code": "Postal Code"}
_WORDS = {"FN": "Full Name", "N": "Name", "ORG": "Organization", "TITLE": "Job Title", "TEL": "Phone", "ADR": "Address"}


def without_properties(headers: Sequence[str]) -> list[str]:
    """The headers in words, if they are those of cards."""
    found = [_PROPERTY.match(header) for header in headers]
    divided = any(match and _DIVIDED.match(header[match.end() :]) for match, header in zip(found, headers, strict=True))
    if sum(map(bool, found)) < _LEAST or not (divided or any(match and match[1] == "FN" for match in found)):
        return list(headers)
    return [_said(header, match) if match else header for header, match in zip(headers, found, strict=True)]


def _said(header: str, match: re.Match[str]) -> str:
    more = _DIVIDED.sub(" ", _SAYS_NOTHING.sub(" ", header[match.end() :]).replace("=", " "))
    words = [_WORDS.get(match[1], match[1]), *(_PARTS.get(word.casefold(), word) for word in more.split())]
    if match[1] == "ADR" and len(words) > 2:
        words = [*words[1:-1], words[-1]]
    if match[1] == "TEL" and {"CELL", "FAX"} & set(map(str.upper, words)):
        words = [word for word in words[1:] if word.upper() in {"CELL", "FAX"}]
    return " ".join(words)
