"""Whether a rule can be declared: which fields it suits, and what it needs to be told."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FILE_ONLY, LINK_KEYS, Field, FieldSet, Rule, RuleKind
from rollforward.engine.kinds import unpack
from rollforward.engine.rules.forms import FORMS, whole

_LONGEST_EXPRESSION = 300
_LONGEST_EXAMPLE = 60
_LONGEST_WORDS = 200
_LONGEST_CELL = 32_767
MOST_TOGETHER = 4
_ALONE = (*FILE_ONLY, *LINK_KEYS, "client.id", "contact.id")

_TEXTS = ("text", "long text", "email", "phone", "url")
_NUMBERS = ("number", "currency")
_ONE_VALUE = ("text", *_NUMBERS, "date", "month-day", "yes/no", "single-select", "email", "phone", "url", "member")
_LISTS = ("multi-select", "tags")
_ALL = (*_ONE_VALUE, "long text", *_LISTS)

#: Kind of rule -> kinds of field that it suits.
_SUITED: dict[RuleKind, tuple[str, ...]] = {
    "unique": _ONE_VALUE,
    "range": (*_NUMBERS, "date"),
    "pattern": _TEXTS,
    "length": _TEXTS,
    "order": (*_NUMBERS, "date"),
    "needed": _ALL,
}

_HOW_MANY = {"unique": (1, MOST_TOGETHER), "order": (2, 2), "needed": (2, 2)}


def suits(field: Field, kind: RuleKind) -> bool:
    """Keys and roles belong to no record alone; what exists in files only is never kept."""
    return field.kind in _SUITED[kind] and field.key not in _ALONE


def faults_of(rule: Rule, fields: FieldSet) -> dict[str, str]:
    """Why a rule cannot be: attribute -> sentence; none where it can. Its bounds are canonical already."""
    told = [fields.get(key) for key in rule.fields]
    known = [field for field in told if field and suits(field, rule.kind)]
    fewest, most = _HOW_MANY.get(rule.kind, (1, 1))
    if len(known) < len(told) or not fewest <= len(told) <= most:
        return {"fields": "Choose the field." if most == 1 else "Choose the fields that the rule speaks of."}
    if len({field.key for field in known}) < len(known):
        return {"fields": "The same field is chosen twice: choose another one."}
    if len({field.owner for field in known}) > 1:
        return {"fields": "A rule speaks of clients or of contacts, not of both: choose fields of the same."}
    return _OF_KIND[rule.kind](rule, known) if rule.kind in _OF_KIND else {}


def _range(rule: Rule, known: list[Field]) -> dict[str, str]:
    if not rule.least and not rule.most:
        return {"least": "Say the least, the most, or both."}
    dates = known[0].kind == "date"
    both = bool(rule.least and rule.most)
    if both and (rule.least > rule.most if dates else float(rule.least) > float(rule.most)):
        return {"most": "This is less than the least: nothing would fit. Change one of them."}
    return {}


def _pattern(rule: Rule, _known: list[Field]) -> dict[str, str]:
    if rule.form in FORMS:
        return {}
    if rule.form == "example":
        if not rule.text.strip() or len(rule.text) > _LONGEST_EXAMPLE:
            return {"text": f"Type one that is right, such as AB-1234, of at most {_LONGEST_EXAMPLE} characters."}
        return {}
    if rule.form != "own":
        return {"form": "Choose how it is written."}
    found = {}
    if not rule.text or len(rule.text) > _LONGEST_EXPRESSION or not _compiles(rule):
        found["text"] = (
            f"This is no regular expression of at most {_LONGEST_EXPRESSION} characters that can be searched for. "
            "Look-around and references back are not known here; close every bracket."
        )
    if not rule.words.strip() or len(rule.words) > _LONGEST_WORDS:
        found["words"] = "Say in a few words how it is written: they stand in every message about it."
    return found


def _compiles(rule: Rule) -> bool:
    try:
        pl.Series([""]).str.contains(whole(rule))
    except pl.exceptions.ComputeError:
        return False
    return True


def _length(rule: Rule, _known: list[Field]) -> dict[str, str]:
    if rule.most.isdecimal() and 1 <= int(rule.most) <= _LONGEST_CELL:
        return {}
    return {"most": f"Type a whole number from 1 to {_LONGEST_CELL:,}."}


def _order(_rule: Rule, known: list[Field]) -> dict[str, str]:
    if len({field.kind == "date" for field in known}) > 1:
        return {"fields": "A date and a number cannot be compared: choose two of the same."}
    return {}


def _needed(rule: Rule, known: list[Field]) -> dict[str, str]:
    if rule.value and known[1].sensitive:
        return {"value": f"{known[1].label} is sensitive, so its values are not shown in a rule: leave this empty."}
    if rule.value and known[1].kind in _LISTS and len(unpack(rule.value)) > 1:
        return {"value": "Type one value; for another one make another rule."}
    return {}


_OF_KIND = {"range": _range, "pattern": _pattern, "length": _length, "order": _order, "needed": _needed}
