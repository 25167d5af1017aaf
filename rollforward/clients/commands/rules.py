"""Declaring, changing and removing the firm's rules. What is there already is never altered by a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import rules_of
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import field_set, rule_of
from rollforward.clients.models import Rule
from rollforward.engine import issues
from rollforward.engine.fields import FieldSet
from rollforward.engine.kinds import parse
from rollforward.engine.rules import faults_of, sentence
from rollforward.journal.commands import change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source

#: Kind of rule -> the terms that it is told.
TERMS = {
    "unique": (),
    "range": ("least", "most"),
    "pattern": ("form", "text", "words"),
    "length": ("most",),
    "order": (),
    "needed": ("value",),
}


def declare_rule(member: Member, kind: str, keys: Sequence[str], terms: Mapping[str, str]) -> Rule:
    """A new rule from field keys and terms as typed. Raises ``NotValid`` (attribute -> sentence), ``NotAllowed``."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        row = _read(member, Rule(firm=member.firm, kind=kind), keys, terms)
        row.save()
        opened.created(Record.RULE, row.pk)
    return row


def change_rule(member: Member, rule_pk: int, keys: Sequence[str], terms: Mapping[str, str]) -> Rule:
    """Give a rule other fields or terms; it stays of its kind. Raises ``Rule.DoesNotExist`` beside the same."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        row = rules_of(member).get(pk=rule_pk)
        before = image_of(row)
        after = image_of(_read(member, row, keys, terms))
        changed = [name for name in ("fields", "terms") if before[name] != after[name]]
        if changed:
            row.save(update_fields=changed)
            told = ({name: image[name] for name in changed} for image in (before, after))
            opened.updated(Record.RULE, row.pk, *told)
    return row


def remove_rule(member: Member, rule_pk: int) -> str:
    """Take a rule away; what it said is given back."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        row = rules_of(member).get(pk=rule_pk)
        said = sentence(rule_of(row), field_set(member.firm))
        opened.deleted(Record.RULE, row.pk, image_of(row))
        row.delete()
    return said


def _read(member: Member, row: Rule, keys: Sequence[str], terms: Mapping[str, str]) -> Rule:
    """The row with what was typed, if that makes a rule."""
    if row.kind not in TERMS:
        raise NotValid({"": f'There is no kind of rule "{row.kind}": choose one of {", ".join(TERMS)}.'})
    fields = field_set(member.firm)
    typed = {name: terms.get(name, "").strip() for name in TERMS[row.kind]}
    read, errors = _canonical(row.kind, keys, typed, fields)
    row.fields, row.terms = list(keys), {name: text for name, text in read.items() if text}
    errors = errors or (faults_of(rule_of(row), fields) if keys else {"fields": "Choose the field."})
    if errors:
        raise NotValid(errors)
    same = [each for each in rules_of(member).exclude(pk=row.pk) if each.kind == row.kind and each.terms == row.terms]
    if any(each.fields == row.fields for each in same):
        raise NotValid({"": "There is this rule already."})
    return row


def _canonical(
    kind: str, keys: Sequence[str], typed: dict[str, str], fields: FieldSet
) -> tuple[dict[str, str], dict[str, str]]:
    """The terms with the values among them as they are stored, and what is wrong with those: term -> sentence."""
    field = fields.get(keys[-1]) if keys and kind in ("range", "needed") else None
    if field is None:
        return typed, {}
    parsed = {name: parse(text, field, members=fields.members) for name, text in typed.items()}
    errors = {}
    for name, each in parsed.items():
        issue = issues.REGISTRY.get(each.code or "")
        if issue and issue.severity == "error":
            errors[name] = issue.say(value=typed[name], label=field.label, detail=each.detail)
    return {name: each.value or "" for name, each in parsed.items()}, errors
