"""Several e-mail addresses or phone numbers in one cell, taken apart where every piece of the text is accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BETWEEN_EMAILS = re.compile(r"[;,|/\s]+(?:and\s+|or\s+|&\s+)?", re.IGNORECASE)
_EMAIL = re.compile(r"<?[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}>?")

#: What stands before a number, and which of the three it makes it. Longer names first.
_LABELS = {
    "mobile": "mobile phone|mobile|cell phone|cell|cellular|mob|handy|móvil|portable|celular|m|c",
    "fax": "fax number|fax|facsimile|telefax|f",
    "phone": "main phone|work phone|office phone|home phone|phone|telephone|telefon|tel|office|work|business|main"
    "|direct|home|ph|p|t|w|o|h|b",
}
_KIND = {name: kind for kind, names in _LABELS.items() for name in names.split("|")}
_NUMBER = r"\+?\(?\d[\d ().\-/\u00a0]{5,}\d(?:\s*(?:x|ext\.?|extension|#)\s*\d{1,6})?"
_NAME = "|".join(sorted(map(re.escape, _KIND), key=len, reverse=True))
_LABELLED = re.compile(
    rf"\s*(?:\b(?P<before>{_NAME})\b\.?\s*[:#-]?\s*)?(?P<number>{_NUMBER})(?:\s*\(?\b(?P<after>{_NAME})\b\)?)?\s*(?:[;,|\n]|/\s|$|(?=\b(?:{_NAME})\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one cell by what they are; ``""`` = none."""

    phone: str = ""
    mobile: str = ""
    fax: str = ""


def split_emails(text: str) -> tuple[str, ...]:
    """The addresses in a cell, in order; ``()`` where something else stands there too, or there is only one."""
    pieces = [piece for piece in _BETWEEN_EMAILS.split(text.strip()) if piece]
    if len(pieces) < 2 or not all(_EMAIL.fullmatch(piece) for piece in pieces):
        return ()
    return tuple(dict.fromkeys(piece.strip("<>") for piece in pieces))


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
