"""The firm's own fields, options and rules as the settings show them, archived ones included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of, contacts_of, custom_fields_of, options_of, rules_of
from rollforward.clients.columns import COLUMN_OF
from rollforward.clients.fields import every_field, field_set, rule_of
from rollforward.clients.filtering import OwnValue
from rollforward.clients.models import CustomField, Option
from rollforward.clients.models import Rule as RuleRow
from rollforward.engine.fields import BUILT_IN, OPTIONS_KEPT_BY_FIRM, Owner, Rule
from rollforward.engine.kinds import unpack
from rollforward.engine.rules import sentence

_LABELS = {f.key: f.label for f in BUILT_IN}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field in the list; ``options``: how many can be chosen, ``None`` for kinds without."""

    field: CustomField
    options: int | None


@dataclass(frozen=True, slots=True)
class UsedOption:
    """An option, and how many clients or contacts of the present set hold it."""

    option: Option
    used: int


@dataclass(frozen=True, slots=True)
class OptionList:
    """A field with options: a custom one, or (``field`` is ``None``) a built-in one whose options the firm keeps."""

    key: str
    label: str
    field: CustomField | None
    active: tuple[UsedOption, ...]
    archived: tuple[UsedOption, ...]


def field_lines(member: Member, target: str, *, archived: bool) -> list[FieldLine]:
    """The custom fields of ``client`` or ``contact`` in order. Raises ``NotAllowed``."""
    require(member, Right.CREATE_OPTION)
    counts = Counter(options_of(member).filter(archived=False).values_list("field_key", flat=True))
    rows = custom_fields_of(member).filter(target=target, archived=archived)
    return [FieldLine(f, counts[f.key] if f.kind in ("single-select", "multi-select") else None) for f in rows]


def get_field(member: Member, field_pk: int) -> CustomField:
    """Raises ``NotAllowed``, ``CustomField.DoesNotExist``."""
    require(member, Right.CREATE_OPTION)
    return custom_fields_of(member).get(pk=field_pk)


def option_list(member: Member, field: CustomField) -> OptionList:
    return _list(member, field.key, field.label, field, uses_of_options(member, field.key, field))


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the list, said in a ``sentence``; ``asleep``: a field of it is put away."""

    rule: Rule
    owner: str
    kind: str
    sentence: str
    asleep: bool


def rule_lines(member: Member) -> list[RuleLine]:
    """The firm's rules in the order in which they were declared. Raises ``NotAllowed``."""
    require(member, Right.CREATE_OPTION)
    return _rule_lines(member, list(rules_of(member)))


def get_rule(member: Member, rule_pk: int) -> RuleLine:
    """Raises ``NotAllowed``, ``Rule.DoesNotExist``."""
    require(member, Right.CREATE_OPTION)
    return _rule_lines(member, [rules_of(member).get(pk=rule_pk)])[0]


def _rule_lines(member: Member, rows: list[RuleRow]) -> list[RuleLine]:
    ever, now = every_field(member.firm), field_set(member.firm)
    owners: tuple[Owner, ...] = ("client", "contact")
    awake = {rule.name for owner in owners for rule in now.rules_of(owner)}
    rules = [(rule_of(row), row.get_kind_display()) for row in rows]
    return [RuleLine(rule, rule.owner, kind, sentence(rule, ever), rule.name not in awake) for rule, kind in rules]


def kept_lists(member: Member) -> list[OptionList]:
    """The built-in fields whose options the firm keeps; who uses these is not counted. Raises ``NotAllowed``."""
    require(member, Right.CREATE_OPTION)
    return [_list(member, key, _LABELS[key], None, Counter()) for key in OPTIONS_KEPT_BY_FIRM]


def kept_list(member: Member, key: str) -> OptionList:
    """One of them, with how many use each option. Raises ``NotAllowed``, ``KeyError`` where there is none."""
    require(member, Right.CREATE_OPTION)
    if key not in OPTIONS_KEPT_BY_FIRM:
        raise KeyError(key)
    return _list(member, key, _LABELS[key], None, uses_of_options(member, key, None))


def _list(member: Member, key: str, label: str, field: CustomField | None, uses: Counter[str]) -> OptionList:
    rows = [UsedOption(o, uses[str(o.pk)]) for o in options_of(member).filter(field_key=key)]
    active = tuple(each for each in rows if not each.option.archived)
    return OptionList(key, label, field, active, tuple(each for each in rows if each.option.archived))


def uses_of_options(member: Member, key: str, field: CustomField | None) -> Counter[str]:
    """How many clients or contacts of the present set hold each option of a field, by the option's key. ``field``:
    ``None`` where ``key`` names a built-in one."""
    if field is None:
        lists = clients_of(member).values_list(COLUMN_OF[key], flat=True)
        return Counter(held for options in lists for held in options)
    texts = _filled(member, field).values_list("held", flat=True)
    several = field.kind == CustomField.Kind.MULTI
    return Counter(held for text in texts for held in (unpack(text) if several else [text]))


def is_filled(member: Member, field: CustomField) -> bool:
    """Whether a client or contact of the present set has a value of it."""
    return _filled(member, field).exists()


def _filled(member: Member, field: CustomField) -> QuerySet[Any]:
    of_clients = field.target == CustomField.Target.CLIENT
    rows: QuerySet[Any] = clients_of(member) if of_clients else contacts_of(member)
    filled: QuerySet[Any] = rows.annotate(held=OwnValue(field.pk)).filter(held__isnull=False)
    return filled
