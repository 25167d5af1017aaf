"""What the values say for or against a field: a factor on its score and a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.mapping import looks
from rollforward.engine.mapping.by_options import are_literal
from rollforward.engine.mapping.looks import Looks
from rollforward.engine.meanings import answers, suggest_option

#: So many of the values are members where a column names them.
MOSTLY_MEMBERS = 0.5
#: The client itself, and people of its own.
_NAMES = frozenset({"client.name", "contact.name"})
#: Fewer values than this prove nothing against a header.
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """``factor`` on the header's score (1 = nothing against it); ``confirmed``: the values show the field."""

    factor: float = 1.0
    confirmed: bool = False
    why: str = ""


NONE = Evidence()

_SHAPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "identifier": (looks.is_our_id, "our own numbers"),
    "email": (looks.is_email, "e-mail addresses"),
    "phone": (looks.is_phone, "phone numbers"),
    "url": (looks.is_url, "web addresses"),
    "date": (looks.is_date, "dates"),
    "month-day": (looks.is_month_day, "days of the year"),
    "yes/no": (looks.is_yes_no, "yes or no"),
    "number": (looks.is_number, "numbers"),
    "currency": (looks.is_number, "amounts"),
}

#: Text fields whose values must look like something.
_TEXT_SHAPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "client.external_id": (lambda v: not looks.is_email(v), "codes"),
    "client.postal_code": (lambda v: any(map(str.isdigit, v)) and len(v) <= 12, "postal codes"),
    "client.tax_id": (lambda v: sum(map(str.isdigit, v)) >= 4, "tax numbers"),
    "client.name": (looks.has_letters, "names"),
    "client.city": (looks.has_letters, "cities"),
    "client.country": (looks.has_letters, "countries"),
    "client.region": (looks.has_letters, "states"),
    "client.street": (looks.is_street_only, "streets"),
    "client.address": (lambda v: looks.has_letters(v) and not looks.is_yes_no(v), "addresses"),
    "contact.first_name": (looks.has_letters, "names"),
    "contact.last_name": (looks.has_letters, "names"),
    "contact.name": (lambda v: looks.has_letters(v) and not looks.is_yes_no(v), "names"),
    "client.tags": (lambda v: not looks.is_yes_no(v) and not looks.is_email(v), "tags"),
    "client.group": (lambda v: not looks.is_yes_no(v) and not looks.is_date(v), "groups"),
    "contact.job_title": (looks.has_letters, "job titles"),
    "contact.role": (looks.has_letters, "roles"),
}


def evidence(field: Field, seen: Looks, fields: FieldSet) -> Evidence:
    """How well the sampled values of a column fit a field."""
    if not seen.count:
        return NONE
    if field.kind in {"single-select", "multi-select"} and field.options:
        return _of_options(field, seen)
    if field.kind == "member":
        return _of_members(seen, fields)
    if field.key in _NAMES and _share_of_members(seen, fields) >= MOSTLY_MEMBERS:
        return Evidence(0.35, False, "But the values are members of the firm.")
    if field.key == "client.since" and seen.share(looks.is_year) >= MOSTLY_MEMBERS:
        return Evidence(0.85, False, "The values are years.")
    shape = _SHAPES.get(field.kind) or _TEXT_SHAPES.get(field.key)
    return _of_shape(shape[0], shape[1], seen, strict=field.kind in _SHAPES) if shape else NONE


def _of_shape(test: Callable[[str], bool], plural: str, seen: Looks, *, strict: bool) -> Evidence:
    share = seen.share(test)
    if share >= 0.6:
        return Evidence(1.0, strict, f"The values look like {plural}." if strict else "")
    if share < 0.2 and seen.count >= ENOUGH:
        return Evidence(0.35, False, f"But the values do not look like {plural}.")
    return Evidence(0.85, False, f"Only some values look like {plural}.")


def _of_options(field: Field, seen: Looks) -> Evidence:
    share = seen.share(lambda v: all(_means_an_option(part, field) for part in _parts(v, field)))
    if share >= 0.6:
        verb = "are" if are_literal(field, seen) else "mean"
        return Evidence(1.0, True, f"The values {verb} options of {field.label}.")
    if share == 0 and seen.count >= ENOUGH:
        return Evidence(0.6, False, f"But none of the values is an option of {field.label}.")
    return Evidence(0.8, False, f"Some values are no options of {field.label}.")


def _means_an_option(text: str, field: Field) -> bool:
    return suggest_option(text, field) is not None or (looks.is_yes_no(text) and bool(answers("active", field)))


def _parts(value: str, field: Field) -> list[str]:
    return [part for part in value.split(",") if part.strip()] if field.kind == "multi-select" else [value]


def _of_members(seen: Looks, fields: FieldSet) -> Evidence:
    if not fields.members:
        return NONE
    share = _share_of_members(seen, fields)
    if share >= MOSTLY_MEMBERS:
        return Evidence(1.0, True, "The values are members of the firm.")
    return Evidence(
        0.8, False, "Some values are nobody in the firm." if share else "But the values are nobody in the firm."
    )


def _share_of_members(seen: Looks, fields: FieldSet) -> float:
    known = {text.casefold() for member in fields.members for text in (member.name, member.email)}
    return seen.share(lambda v: v.casefold() in known) if known else 0.0
