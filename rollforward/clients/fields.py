"""A firm's fields as the engine wants them: built-in and custom, with options and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.queries import members_of
from rollforward.clients.models import CustomField, Option, Rule
from rollforward.engine.fields import OPTIONS_KEPT_BY_FIRM, Field, FieldSet, MemberRef, built_in_field_set
from rollforward.engine.fields import Option as FieldOption
from rollforward.engine.fields import Rule as FieldRule


def field_set(firm: Firm) -> FieldSet:
    """All fields of a firm that are not archived, with the options that can still be chosen, and the firm's rules."""
    own = CustomField.objects.filter(firm=firm, archived=False)
    fields = _set(own, _options(Option.objects.filter(firm=firm, archived=False)), members_of(firm))
    return replace(fields, rules=tuple(map(rule_of, Rule.objects.filter(firm=firm))))


def rule_of(row: Rule) -> FieldRule:
    """A rule as the engine knows it."""
    return FieldRule(str(row.pk), row.kind, tuple(row.fields), **row.terms)  # type: ignore[arg-type]  # one of its kinds


def every_field(firm: Firm) -> FieldSet:
    """All that values were ever stored under, with archived fields and options and former members: to show them."""
    members = Member.objects.filter(firm=firm)
    return _set(CustomField.objects.filter(firm=firm), _options(Option.objects.filter(firm=firm)), members)


def fields_in_use(firm: Firm) -> FieldSet:
    """The fields that are not archived, with all options and members that their values may name: to ask for them."""
    own = CustomField.objects.filter(firm=firm, archived=False)
    members = Member.objects.filter(firm=firm)
    return _set(own, _options(Option.objects.filter(firm=firm)), members)


def _set(own: Iterable[CustomField], options: dict[str, list[FieldOption]], members: QuerySet[Member]) -> FieldSet:
    """An import asks for it several times: of members and options only what it tells is read."""
    custom = [
        Field(f.key, f.label, f.kind, required=f.required, sensitive=f.sensitive, options=tuple(options.get(f.key, ())))
        for f in own
    ]
    people = members.values_list("pk", "user__name", "user__email")
    plain = built_in_field_set(custom, [MemberRef(str(pk), *names) for pk, *names in people])
    kept = {key: tuple(options.get(key, ())) for key in OPTIONS_KEPT_BY_FIRM}
    return FieldSet(tuple(replace(f, options=kept[f.key]) if f.key in kept else f for f in plain.fields), plain.members)


def custom_keys(firm: Firm) -> dict[str, CustomField]:
    """Custom field key -> its row; the row's primary key names the value in the ``custom`` column."""
    return {f.key: f for f in CustomField.objects.filter(firm=firm, archived=False)}


def _options(rows: QuerySet[Option]) -> dict[str, list[FieldOption]]:
    found: dict[str, list[FieldOption]] = defaultdict(list)
    for pk, key, label in rows.values_list("pk", "field_key", "label"):
        found[key].append(FieldOption(str(pk), label))
    return found
