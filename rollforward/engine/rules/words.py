"""A rule in a sentence that a bookkeeper would write."""

from __future__ import annotations

from rollforward.engine.fields import Field, FieldSet, Rule
from rollforward.engine.kinds import show
from rollforward.engine.rules.forms import words_of

_RECORDS = {"client": "clients", "contact": "contacts"}


def sentence(rule: Rule, fields: FieldSet) -> str:
    """``No two clients have the same Matter number.`` A field that is put away is called by its key."""
    first, *others = (label(key, fields) for key in rule.fields)
    match rule.kind:
        case "unique":
            alone = listed([first, *others]) + (" together" if others else "")
            return f"No two {_RECORDS[rule.owner]} have the same {alone}."
        case "range":
            return f"{first} is {between(rule, fields)}."
        case "pattern":
            return f"{first} is written as {words_of(rule)}."
        case "length":
            return f"{first} has at most {rule.most} characters."
        case "order":
            return f"{first} is not {more(rule, fields)} {others[0]}."
        case "needed":
            return f"{first} is required where {condition(rule, fields)}."


def between(rule: Rule, fields: FieldSet) -> str:
    """``10 to 500``, ``2020-01-01 or later``."""
    if rule.least and rule.most:
        return f"{rule.least} to {rule.most}"
    dates = _is_date(rule, fields)
    if rule.least:
        return f"{rule.least} or {'later' if dates else 'more'}"
    return f"{rule.most} or {'earlier' if dates else 'less'}"


def more(rule: Rule, fields: FieldSet) -> str:
    return "after" if _is_date(rule, fields) else "more than"


def condition(rule: Rule, fields: FieldSet) -> str:
    """``Entity type is S-Corp``, ``Entity type is filled``."""
    field = fields.get(rule.fields[1])
    value = show(rule.value, field, fields.members) if field and rule.value else "filled"
    return f"{label(rule.fields[1], fields)} is {value}"


def label(key: str, fields: FieldSet) -> str:
    field = fields.get(key)
    return field.label if field else key


def listed(words: list[str]) -> str:
    """``A, B and C``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _is_date(rule: Rule, fields: FieldSet) -> bool:
    return _kind(fields.get(rule.fields[0])) == "date"


def _kind(field: Field | None) -> str:
    return field.kind if field else ""
