"""Another kind for a field of the firm's own: a field of that kind takes its place, with the values that fit.

A field itself keeps its kind for life: older sets and imports that hold values of it must be able to come back. So it
is put away with all of its values, and nothing is lost; the way back is to put the new one away and take it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of, contacts_of, custom_fields_of, rules_of
from rollforward.clients.columns import open_custom, seal_custom
from rollforward.clients.commands.fields import SELECT_KINDS, archive_within, check_kind, create_within
from rollforward.clients.entry import read_texts
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.models import Client, Contact, CustomField, Option
from rollforward.clients.records import told
from rollforward.database import portions
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.fields import Option as FieldOption
from rollforward.engine.kinds import pack, show, split_foreign, unpack
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source

Row = Client | Contact

#: What is read of rows that may be a hundred thousand: what they are called, and what changes.
_PERSON = ("salutation", "first_name", "middle_name", "last_name", "suffix", "email", "phone")
_READ: dict[str, tuple[str, ...]] = {
    CustomField.Target.CLIENT: ("public_id", "custom", "updated_at", "name"),
    CustomField.Target.CONTACT: ("public_id", "custom", "updated_at", *_PERSON),
}
#: More different texts than that are no list to choose from.
MOST_OPTIONS = 200
_LONGEST_OPTION = 200


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that the other kind cannot hold. ``why``: a sentence."""

    row: Row
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """What becomes of a field's values. ``fitting``: canonical value of each row that has one; ``options``: those that
    come into being; ``rules``: how many rules of the field fall asleep with it."""

    field: CustomField
    kind: str
    fitting: tuple[tuple[Row, str], ...]
    misfits: tuple[Misfit, ...]
    options: tuple[str, ...]
    rules: int


def conversion(member: Member, field_pk: int, kind: str) -> Conversion:
    """What ``change_kind`` would do. Raises ``NotValid``, ``NotAllowed``, ``CustomField.DoesNotExist``."""
    require(member, Right.MANAGE_FIELDS)
    field = custom_fields_of(member).get(pk=field_pk)
    _check(field, kind)
    held = list(_held(member, field))
    labels = _labels(member, field, (text for _, text in held)) if kind in SELECT_KINDS else ()
    wanted = Field(
        field.key,
        field.label,
        kind,
        sensitive=field.sensitive,
        # Their keys come with the options themselves: until then each is its own.
        options=tuple(FieldOption(label, label) for label in labels),
    )
    fitting, misfits = _sorted_out(held, wanted, field_set(member.firm))
    rules = sum(field.key in rule.fields for rule in rules_of(member))
    return Conversion(field, kind, tuple(fitting), tuple(misfits), tuple(labels), rules)


def change_kind(member: Member, field_pk: int, kind: str, *, leaving: int) -> tuple[CustomField, int]:
    """Put a field of another kind in the place of one, in one change: the new field, and the change's number.

    ``leaving``: how many values that do not fit the member has seen. Raises ``NotValid`` also where there are others
    by now, ``NotAllowed``, ``FirmLocked``, ``SetReplaced``, ``CustomField.DoesNotExist``.
    """
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        plan = conversion(member, field_pk, kind)
        if len(plan.misfits) != leaving:
            raise NotValid({"kind": f"{len(plan.misfits)} do not fit by now, not {leaving}: look once more."})
        old = plan.field
        archive_within(old, opened)
        alike = CustomField(
            target=old.target,
            label=old.label,
            kind=kind,
            required=old.required,
            sensitive=old.sensitive,
            position=old.position,
        )
        new = create_within(member.firm, alike, plan.options, opened)
        _fill(plan, new, opened)
    return new, opened.row.number


def _check(field: CustomField, kind: str) -> None:
    check_kind(field.target, kind, sensitive=field.sensitive)
    if field.archived:
        raise NotValid({"kind": "The field is put away: take it back first."})
    if kind == field.kind:
        raise NotValid({"kind": "The field is of that kind already."})


def _held(member: Member, field: CustomField) -> Iterator[tuple[Row, str]]:
    """The rows that hold a value, with its text as a person reads it."""
    fields = every_field(member.firm)
    known = fields.get(field.key)
    assert known is not None  # noqa: S101 (a field of the firm's own is among all of them)
    rows: models.QuerySet[Client] | models.QuerySet[Contact]
    rows = clients_of(member) if field.target == CustomField.Target.CLIENT else contacts_of(member)
    for row in rows.filter(custom__has_key=str(field.pk)).order_by("pk").only(*_READ[field.target]):
        canonical = open_custom(row.custom[str(field.pk)], sensitive=field.sensitive)
        if canonical:
            yield row, show(canonical, known, fields.members)


def _labels(member: Member, field: CustomField, texts: Iterable[str]) -> list[str]:
    """The options for these texts, each once without regard to case; those that the field has first, in their order."""
    has = Option.objects.filter(firm=member.firm, field_key=field.key, archived=False)
    once = {option.label.casefold(): option.label for option in has}
    for text in sorted(set(texts), key=lambda text: (text.casefold(), text)):
        for label in _pieces(text, field):
            if len(label) <= _LONGEST_OPTION:
                once.setdefault(label.casefold(), label)
    if len(once) > MOST_OPTIONS:
        raise NotValid(
            {
                "kind": f"There are {len(once)} different values, too many to choose from: at most {MOST_OPTIONS} "
                "become options. Make them alike first, or keep the kind."
            }
        )
    return list(once.values())


def _pieces(text: str, field: CustomField) -> list[str]:
    """Only what was several is taken apart: a comma in a text is no sign of a list."""
    return split_foreign(text, lambda _: False) if field.kind == CustomField.Kind.MULTI else [text]


def _sorted_out(
    held: Sequence[tuple[Row, str]], wanted: Field, fields: FieldSet
) -> tuple[list[tuple[Row, str]], list[Misfit]]:
    read: dict[str, tuple[str | None, str]] = {}
    fitting, misfits = [], []
    for row, text in held:
        if text not in read:
            read[text] = _read(text, wanted, fields)
        value, why = read[text]
        if value is None:
            misfits.append(Misfit(row, text, why))
        else:
            fitting.append((row, value))
    return fitting, misfits


def _read(text: str, wanted: Field, fields: FieldSet) -> tuple[str | None, str]:
    # Blank sensitive texts mean something else to a form: what is read here is never blank.
    plain = replace(wanted, sensitive=False)
    try:
        return read_texts({plain.key: text}, FieldSet((plain,), fields.members))[plain.key], ""
    except NotValid as refusal:
        return None, str(refusal)


def _fill(plan: Conversion, new: CustomField, opened: OpenChange) -> None:
    """Write the values, and tell the journal row by row."""
    now, key = timezone.now(), str(new.pk)
    keys = {o.label: str(o.pk) for o in Option.objects.filter(firm=new.firm_id, field_key=new.key)}
    record = Record.CLIENT if new.target == CustomField.Target.CLIENT else Record.CONTACT
    names = ("custom", "updated_at")
    for chunk in portions(plan.fitting):
        for row, value in chunk:
            before = image_of(row, names)
            row.custom = row.custom | {key: seal_custom(_stored(value, plan.kind, keys), sensitive=new.sensitive)}
            row.updated_at = now
            after = image_of(row, names)
            opened.updated(record, row.pk, told(before, after, names), told(after, before, names))
        model: Any = Client if record is Record.CLIENT else Contact
        model.objects.bulk_update([row for row, _ in chunk], names)


def _stored(value: str, kind: str, keys: dict[str, str]) -> str:
    """Chosen options by their keys."""
    if kind == CustomField.Kind.SINGLE:
        return keys[value]
    if kind == CustomField.Kind.MULTI:
        return pack(keys[label] for label in unpack(value)) or ""
    return value
