"""*Primary Contact* beside a person's own name says whether she is the one; alone it names her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.people import is_person_name

Words = tuple[str, ...]

_MARKS = frozenset({
    ("primary", "contact"), ("main", "contact"), ("key", "contact"), ("primary", "member"), ("primary", "person"),
    ("contacto", "principal"), ("contact", "principal"), ("contato", "principal"), ("contactpersoon", "principal"),
    ("hauptkontakt",), ("hauptansprechpartner",), ("hoofdcontact",), ("hoofdcontactpersoon",),
})  # fmt: skip
#: Asked so, nothing but yes or no is meant.
_ASKED = _MARKS | {("primary",), ("main",), ("principal",)}
#: So doubtful it is whether yes and no stand there, or a name.
_DOUBT = 0.15


def read_marks(meanings: Sequence[Meaning], headers: Sequence[Words], asked: Sequence[bool]) -> list[Meaning]:
    """The meanings with marks of the first contact told from names: where a person is named before and nothing is
    said of a second one, or where it is ``asked`` whether she is. Where nobody is named, the mark is her name."""
    nobody = not any(is_person_name(meaning) for meaning in meanings)
    return [
        Meaning("primary_flag", side="contact", doubt=_DOUBT)
        if (asked[index] and headers[index] in _ASKED) or _is_mark(index, meanings, headers)
        else Meaning("name", side="contact", doubt=_DOUBT)
        if nobody and meaning.concept == "primary_flag" and headers[index] in _MARKS
        else meaning
        for index, meaning in enumerate(meanings)
    ]


def _is_mark(index: int, meanings: Sequence[Meaning], headers: Sequence[Words]) -> bool:
    header = headers[index]
    if meanings[index].concept not in {"", "stranger", "name", "person_name"}:
        return False
    marked = next((mark for mark in _MARKS if header[-len(mark) :] == mark and len(header) - len(mark) <= 1), None)
    if marked is None or any(other != header and other[: len(header)] == header for other in headers):
        return False
    told = [replace(m, doubt=0.0) for m in meanings[:index] if is_person_name(m) and not m.person]
    of_contact = any(m.side == "contact" for m in told)
    own = {m.concept for m in told}
    first = own >= {"first_name", "last_name"} or "person_name" in own
    reached = any(m.concept in {"email", "mobile", "phone", "role"} for m in meanings[:index])
    return reached and (first or of_contact) and not any(m.person in {"spouse", "taxpayer"} for m in meanings)
