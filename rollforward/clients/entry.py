"""Texts that somebody typed into a form or sent by the API, read as the firm's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rollforward.accounts.models import Firm, Member
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import field_set
from rollforward.clients.models import Option
from rollforward.engine import issues
from rollforward.engine.fields import FILE_ONLY, Field, FieldSet, MemberRef
from rollforward.engine.fields import Option as FieldOption
from rollforward.engine.kinds import parse, unpack

_NOT_TYPED = (*FILE_ONLY, "client.id", "contact.id")

Values = dict[str, str | None]


def entry_fields(firm: Firm) -> FieldSet:
    """The fields that can be typed."""
    fields = field_set(firm)
    return replace(fields, fields=tuple(f for f in fields if f.key not in _NOT_TYPED))


def still_choosable(firm: Firm, fields: FieldSet, held: Mapping[str, str | None]) -> FieldSet:
    """``held``: a record's canonical values; archived options and former members that it still holds stay choosable
    for it, or saving the form would lose them."""
    former = _former_members(firm, fields, held)
    with_options = tuple(_with_held_options(firm, f, held.get(f.key)) for f in fields)
    return replace(fields, fields=with_options, members=fields.members + former)


def read_texts(texts: Mapping[str, str], fields: FieldSet) -> Values:
    """Field key -> canonical text (``None`` = blank) of the keys given; others are not spoken of.

    A blank sensitive text means *keep what is there*, for it is never shown to be sent back; ``(clear)`` empties it.
    Raises ``NotValid`` with every fault at once.
    """
    values: Values = {}
    errors: dict[str, str] = {}
    for field in fields:
        if field.key not in texts or (field.sensitive and not texts[field.key].strip()):
            continue
        value, error = _read(texts[field.key], field, fields)
        values[field.key] = value
        if error:
            errors[field.key] = error
    if errors:
        raise NotValid(errors)
    return values


def _read(text: str, field: Field, fields: FieldSet) -> tuple[str | None, str]:
    parsed = parse(text, field, members=fields.members)
    issue = issues.REGISTRY.get(parsed.code or "")
    if issue and issue.severity == "error":
        return None, issue.say(value=text, label=field.label, detail=parsed.detail)
    if parsed.value is None and field.required:
        return None, f"{field.label} is missing: it cannot be left blank."
    return parsed.value, ""


def _with_held_options(firm: Firm, field: Field, held: str | None) -> Field:
    if field.kind not in ("single-select", "multi-select") or not held:
        return field
    keys = unpack(held) if field.kind == "multi-select" else [held]
    missing = [key for key in keys if key.isdigit() and key not in {o.key for o in field.options}]
    if not missing:
        return field
    rows = Option.objects.filter(firm=firm, field_key=field.key, pk__in=missing)
    return replace(field, options=field.options + tuple(FieldOption(str(o.pk), o.label) for o in rows))


def _former_members(firm: Firm, fields: FieldSet, held: Mapping[str, str | None]) -> tuple[MemberRef, ...]:
    known = {m.key for m in fields.members}
    keys = {str(held[f.key]) for f in fields if f.kind == "member" and held.get(f.key)} - known
    rows = Member.objects.filter(firm=firm, pk__in=keys).select_related("user") if keys else ()
    return tuple(MemberRef(str(m.pk), m.user.name, m.user.email) for m in rows)
