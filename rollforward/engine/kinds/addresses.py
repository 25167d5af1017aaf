"""Splitting an address in one cell into its parts, by plain rules. Without a known end it stays whole, the street."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rollforward.engine.kinds.places import country_of, place_alone, place_of

#: What stands before or beside a street, and is none.
_BESIDE_STREET = re.compile(
    r"(?:suite|ste|apt|apartment|unit|floor|fl|room|rm|#|flat|attn|attention|c/o|care of|z\.? ?hd\.?)\b", re.IGNORECASE
)


_HOUSE_NUMBER = re.compile(r"[0-9]{1,4}[a-zA-Z]?(?:$| - )")


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; an empty part is ``""``."""

    street: str = ""
    street2: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


def split_address(text: str, *, beside_street: bool = False) -> Address:
    """``12 Main St, Suite 4, Springfield, IL 62704`` into parts; lines may also be separated by line breaks.

    Known are the ends that ``places`` reads, with or without a country. Any other address comes back whole as the
    street: a wrong part is worse than none. ``beside_street``: the street has a column of its own, so that such an end
    alone is one.
    """
    pieces = _with_house_numbers([piece for part in re.split(r"[\n,;]", text) if (piece := " ".join(part.split()))])
    code = country_of(pieces[-1]) if len(pieces) > 1 else ""
    named = pieces[:-1] if code else pieces
    place = place_of(named, code) or (place_alone(named, code) if beside_street else None)
    if place is None:
        # "Frankfurt, DE" names a country, "Springfield, IL" a state: a code is taken for neither by itself.
        is_name = code and len(pieces[-1].replace(".", "")) > 2
        return Address(street=", ".join(named if is_name else pieces), country=pieces[-1] if is_name else "")
    street, street2 = _streets(named[: -place.taken])
    return Address(street, street2, place.city, place.region, place.postal_code, pieces[-1] if code else "")


def _with_house_numbers(pieces: list[str]) -> list[str]:
    """``Calle Mayor, 5`` and ``12, rue de la Paix`` are one line each."""
    joined: list[str] = []
    for piece in pieces:
        follows = joined and _HOUSE_NUMBER.match(piece) and not re.search("[0-9]", joined[-1])
        if follows or (len(joined) == 1 and joined[0].isdigit()):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _streets(pieces: list[str]) -> tuple[str, str]:
    """The street, and what else stands before the place: the first line with a number that is no suite or person."""
    if not pieces:
        return "", ""
    at = next((i for i, piece in enumerate(pieces) if re.search("[0-9]", piece) and not _BESIDE_STREET.match(piece)), 0)
    return pieces[at], ", ".join(pieces[:at] + pieces[at + 1 :])
