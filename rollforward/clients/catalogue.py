"""The firm's own fields and options as the settings show them, archived ones included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import custom_fields_of, options_of
from rollforward.clients.models import CustomField, Option
from rollforward.engine.fields import BUILT_IN, OPTIONS_KEPT_BY_FIRM


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field in the list; ``options``: how many can be chosen, ``None`` for kinds without."""

    field: CustomField
    options: int | None


@dataclass(frozen=True, slots=True)
class OptionList:
    """A field with options: a custom one, or (``field`` is ``None``) a built-in one whose options the firm keeps."""

    key: str
    label: str
    field: CustomField | None
    active: tuple[Option, ...]
    archived: tuple[Option, ...]


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
    return _list(member, field.key, field.label, field)


def kept_lists(member: Member) -> list[OptionList]:
    """The built-in fields whose options the firm keeps. Raises ``NotAllowed``."""
    require(member, Right.CREATE_OPTION)
    labels = {f.key: f.label for f in BUILT_IN}
    return [_list(member, key, labels[key], None) for key in OPTIONS_KEPT_BY_FIRM]


def _list(member: Member, key: str, label: str, field: CustomField | None) -> OptionList:
    rows = list(options_of(member).filter(field_key=key))
    active = tuple(o for o in rows if not o.archived)
    return OptionList(key, label, field, active, tuple(o for o in rows if o.archived))
