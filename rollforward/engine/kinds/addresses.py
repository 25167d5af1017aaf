"""Splitting an address in one cell into its parts, by plain rules. Without a known end it stays whole, the street."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNTRIES = frozenset((
    "usa", "us", "u.s.a.", "u.s.", "united states", "united states of america", "canada", "australia", "new zealand",
    "united kingdom", "uk", "u.k.", "great britain", "england", "scotland", "wales", "ireland", "mexico", "germany",
    "france",
))  # fmt: skip

_REGION = r"(?P<region>[A-Z]{2,3})"
_ENDS = tuple(map(re.compile, (
    rf"(?P<city>[^0-9]*?)[, ]*\b{_REGION}[, ]+(?P<postal_code>[0-9]{{5}}(?:-[0-9]{{4}})?)",
    rf"(?P<city>[^0-9]*?)[, ]*\b{_REGION}[, ]+(?P<postal_code>[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])",
    rf"(?P<city>[^0-9]*?)[, ]*\b{_REGION}[, ]+(?P<postal_code>[0-9]{{4}})",
)))  # fmt: skip
_LONGEST_END = 100
#: A "city" that begins so still holds a piece of the street.
_STILL_STREET = re.compile(r"(?:suite|ste|apt|unit|floor|fl|room|rm|box|po box|p\.o\. box|#)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; an empty part is ``""``."""

    street: str = ""
    street2: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


def split_address(text: str) -> Address:
    """``12 Main St, Suite 4, Springfield, IL 62704`` into parts; lines may also be separated by line breaks.

    Known are the ends of US, Canadian and Australian addresses, with or without a country. Any other address comes back
    whole as the street: a wrong part is worse than none.
    """
    pieces = [piece for part in re.split(r"[\n,;]", text) if (piece := " ".join(part.split()))]
    country = pieces.pop() if len(pieces) > 1 and pieces[-1].casefold() in _COUNTRIES else ""
    for taken in (1, 2, 3):
        end = _end(", ".join(pieces[-taken:])) if taken < len(pieces) else None
        if end and end["city"] and not _STILL_STREET.match(end["city"]):
            street, *more = pieces[:-taken]
            return Address(street, ", ".join(more), end["city"], end["region"], end["postal_code"], country)
    return Address(street=", ".join(pieces), country=country)


def _end(text: str) -> dict[str, str] | None:
    """City, region and postal code, if that is what the text says and nothing else."""
    if len(text) > _LONGEST_END:
        return None
    return next((m.groupdict() for pattern in _ENDS if (m := pattern.fullmatch(text))), None)
