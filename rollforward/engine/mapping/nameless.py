"""Columns whose header says nothing: only their values can speak, and never with certainty."""

from __future__ import annotations

import re
from collections.abc import Callable

from rollforward.engine.fields import FieldSet
from rollforward.engine.mapping import looks
from rollforward.engine.mapping.candidates import Scores
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.looks import Looks
from rollforward.engine.mapping.surroundings import Sheet

_PLACEHOLDER = re.compile(
    r"\s*(?:(?:col(?:umn)?|field|unnamed|spalte)?[\s_:.-]*\d*|[fc][\s_:.-]*\d+)\s*", re.IGNORECASE
)
#: So many values must agree before they speak for a field.
ENOUGH = 3


#: What values look like, the share of them that must, and where the column may then go.
_TELLTALE: tuple[tuple[Callable[[str], bool], float, Scores], ...] = (
    (looks.is_company, 0.3, {"client.name": 0.7}),
    (looks.is_whole_address, 0.7, {"client.address": 0.65}),
    (looks.is_region, 0.9, {"client.region": 0.6}),
    (looks.is_country, 0.9, {"client.country": 0.6}),
)


def is_placeholder(header: str) -> bool:
    """``Column3``, ``col_0``, ``Unnamed: 4``, ``F2`` or nothing at all."""
    return bool(_PLACEHOLDER.fullmatch(header))


def by_values(seen: Looks) -> Scores:
    """Where the values of a column without a name may belong."""
    if seen.count < ENOUGH:
        return {}
    return plainly(seen) or next((scores for test, least, scores in _TELLTALE if seen.share(test) >= least), {})


def by_values_alone(meaning: Meaning, seen: Looks) -> Scores:
    """What values add where the header was not understood, or says a person's name and holds yes or no."""
    if seen.count and meaning.concept == "name" and meaning.side == "contact" and seen.share(looks.is_yes_no) >= 0.9:
        return {"contact.primary": 0.9}
    return plainly(seen) if meaning.concept == "" else {}


def against_header(seen: Looks, sheet: Sheet, fields: FieldSet) -> Scores:
    """What values say whose header says something else: *Phone* over a column of e-mail addresses. They are nobody's
    own in a sheet that names no persons."""
    found = {target: score for target, score in plainly(seen).items() if fields.get(target)}
    return {key: score for key, score in found.items() if sheet.has_person or key.startswith("client.")}


def plainly(seen: Looks) -> Scores:
    """Where values belong that can be nothing else; nothing where there are too few."""
    return _unmistakable(seen) if seen.count >= ENOUGH else {}


def _unmistakable(seen: Looks) -> Scores:
    if seen.share(looks.is_email) >= 0.9:
        return {"contact.email": 0.62, "client.email": 0.61, "contact.email2": 0.6}
    if seen.share(looks.is_tax_id) >= 0.8:
        return {"client.tax_id": 0.6}
    if seen.share(_is_written_phone) >= 0.9:
        return {"client.phone": 0.62, "contact.phone": 0.61}
    if seen.share(lambda v: v.casefold().startswith(("http", "www."))) >= 0.8:
        return {"client.website": 0.6}
    if seen.share(looks.is_region) == 1.0 and len(set(seen.values)) > 1:
        return {"client.region": 0.6}
    return {}


def _is_written_phone(value: str) -> bool:
    """With the punctuation that people give phones; bare digits may be any number."""
    return (looks.is_phone(value) and any(mark in value for mark in "()+")) or bool(
        re.fullmatch(r"\d{3}[-.]\d{3}[-.]\d{4}", value)
    )
