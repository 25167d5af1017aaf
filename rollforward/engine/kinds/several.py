"""Several e-mail addresses or phone numbers in one cell, taken apart where every piece of the text is accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rollforward.engine.kinds.phones import EXTENSION

_EMAIL_LABEL = r"(?:work|office|business|home|personal|private|main|primary|secondary|other|e-?mail|mail|mailto|privat)"
_EMAIL = re.compile(
    r"\s*"
    r"(?:\"[^\"<>@]{1,80}\"\s*(?=<)|[^\"<>@;,|/\n]{1,80}(?=<))?"  # a name, before an address in angle brackets
    rf"(?:{_EMAIL_LABEL}\b\s*[:=-]?\s*)?"
    r"<?(?P<address>[^\s@,;|<>()/:]+@[^\s@,;|<>()/:]+\.[^\s@,;|<>()/:]{2,})>?"
    rf"(?:\s*\({_EMAIL_LABEL}\))?"
    r"(?:[;,|/\s]+(?:(?:and|or)\s+|&\s*)?|$)",
    re.IGNORECASE,
)

#: What stands before a number, and which of the three it makes it. Longer names first.
_LABELS = {
    "mobile": "mobile phone|mobile|cell phone|cell|cellular|mob|handy|mobil|natel|gsm|móvil|portable|celular|mobiel"
    "|telemóvel|m|c",
    "fax": "fax number|fax|facsimile|telefax|f",
    "phone": "main phone|work phone|office phone|home phone|phone|telephone|telefon|téléphone|teléfono|telefoon"
    "|telefone|tel|office|work|business|main|direct|home|büro|bureau|privat|zentrale|ph|p|t|w|o|h|b",
}
_KIND = {name: kind for kind, names in _LABELS.items() for name in names.split("|")}
_NUMBER = rf"\+?\(?\d[\d ().\-/\u00a0]{{5,}}\d{EXTENSION}"
_NAME = "|".join(sorted(map(re.escape, _KIND), key=len, reverse=True))
_LABELLED = re.compile(
    rf"\s*(?:\b(?P<before>{_NAME})\b\.?\s*[:#-]?\s*)?"
    rf"(?P<number>{_NUMBER})"
    rf"(?:\s*\(?\b(?P<after>{_NAME})\b(?P<closed>\))?)?\s*"
    rf"(?:[;,|\n]|/\s|$|(?=\b(?:{_NAME})\b)|(?(closed)(?=[+(\d])|(?!)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one cell by what they are; ``""`` = none."""

    phone: str = ""
    mobile: str = ""
    fax: str = ""


def split_emails(text: str) -> tuple[str, ...]:
    """The addresses in a cell, in order, without the names and labels around them (``Ann Lee <ann@a.example>``,
    ``work: ann@a.example``); ``()`` where something else stands there too, or nothing but one address."""
    found: dict[str, None] = {}
    position = 0
    while position < len(text):
        match = _EMAIL.match(text, position)
        if match is None:
            return ()
        found.setdefault(match["address"])
        position = match.end()
    return () if list(found) == [text.strip()] else tuple(found)


def split_phones(text: str) -> Numbers | None:
    """The numbers in a cell, one of each kind at most; ``None`` where that does not say all that the cell says.

    ``Phone: (555) 010-8834  Mobile: (555) 010-8835`` tells by its words; of two numbers without words nobody knows.
    """
    found: dict[str, str] = {}
    position = 0
    while position < len(text.rstrip()):
        match = _LABELLED.match(text, position)
        if match is None or match.end() == position:
            return None
        label = (match["before"] or match["after"] or "").casefold()
        kind = _KIND.get(label, "phone")
        if kind in found:
            return None
        found[kind] = match["number"].strip()
        position = match.end()
    plain = len(found) == 1 and found.get("phone") == text.strip()
    return None if not found or plain else Numbers(**found)
