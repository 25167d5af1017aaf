"""Adding, changing, ordering and archiving the firm's own fields. A field keeps its key for life, and its kind too: see
``field_kinds``."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils.text import slugify

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import custom_fields_of
from rollforward.clients.commands.options import add_option
from rollforward.clients.errors import NotValid
from rollforward.clients.models import CustomField
from rollforward.clients.ordering import move
from rollforward.engine.fields import BUILT_IN, CUSTOM_KINDS
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source

SELECT_KINDS = ("single-select", "multi-select")


def create_field(
    member: Member,
    target: str,
    label: str,
    kind: str,
    *,
    required: bool = False,
    sensitive: bool = False,
    options: Sequence[str] = (),
    for_import: str = "",
) -> CustomField:
    """A new field of clients or contacts (``target``), behind the others. ``for_import``: the reference of the import
    that needs it, whose undo puts it away again where it is blank. Raises ``NotValid``, ``NotAllowed``."""
    require(member, Right.MANAGE_FIELDS)
    label = label.strip()
    check_kind(target, kind, sensitive=sensitive)
    with change(member.firm, member, Source.FORM, import_ref=for_import) as opened:
        _check_label(member.firm, target, label, None)
        behind = CustomField.objects.filter(firm=member.firm, target=target).aggregate(last=Max("position"))["last"]
        position = 0 if behind is None else behind + 1
        field = CustomField(
            target=target, label=label, kind=kind, required=required, sensitive=sensitive, position=position
        )
        return create_within(member.firm, field, options, opened)


def create_within(firm: Firm, field: CustomField, options: Sequence[str], opened: OpenChange) -> CustomField:
    """The same inside an open change, for callers that have checked everything. ``field`` is not stored yet."""
    taken = set(CustomField.objects.filter(firm=firm, target=field.target).values_list("slug", flat=True))
    field.firm, field.slug = firm, _free_slug(field.label, taken)
    field.save()
    opened.created(Record.FIELD, field.pk)
    for text in dict.fromkeys(o.strip() for o in options if o.strip()) if field.kind in SELECT_KINDS else ():
        add_option(firm, field.key, text, opened)
    return field


def update_field(member: Member, field_pk: int, *, label: str, required: bool) -> CustomField:
    """Rename a field, or make it required or not from now on."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        field = custom_fields_of(member).get(pk=field_pk)
        _check_label(member.firm, field.target, label.strip(), field)
        _save(field, opened, label=label.strip(), required=required)
    return field


def archive_field(member: Member, field_pk: int, *, archived: bool = True) -> CustomField:
    """Put a field away, or take it back. Its values stay where they are and come back with it."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        field = custom_fields_of(member).get(pk=field_pk)
        if not archived:
            _check_label(member.firm, field.target, field.label, field)
        archive_within(field, opened, archived=archived)
    return field


def archive_within(field: CustomField, opened: OpenChange, *, archived: bool = True) -> None:
    """The same inside an open change."""
    _save(field, opened, archived=archived)


def move_field(member: Member, field_pk: int, step: int) -> None:
    """Move a field up (``-1``) or down (``1``) among those of its target that are in use."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        field = custom_fields_of(member).get(pk=field_pk)
        rows = CustomField.objects.filter(firm=member.firm, target=field.target).order_by("archived", "position", "pk")
        move(list(rows), field, step, Record.FIELD, opened)


def _save(field: CustomField, opened: OpenChange, **values: str | bool) -> None:
    before = image_of(field)
    changed = {name: value for name, value in values.items() if before[name] != value}
    if changed:
        for name, value in changed.items():
            setattr(field, name, value)
        field.save(update_fields=list(changed))
        opened.updated(Record.FIELD, field.pk, {name: before[name] for name in changed}, changed)


def check_kind(target: str, kind: str, *, sensitive: bool) -> None:
    if target not in CustomField.Target.values:
        raise NotValid({"target": f'There are fields of clients and of contacts, none of "{target}".'})
    if kind not in CUSTOM_KINDS:
        raise NotValid({"kind": f'There is no kind "{kind}": choose one of {", ".join(CUSTOM_KINDS)}.'})
    if sensitive and kind not in ("text", "long text", "number"):
        raise NotValid({"sensitive": "Only texts and numbers can be kept sensitive: choose one of these kinds."})


def _check_label(firm: Firm, target: str, label: str, field: CustomField | None) -> None:
    if not label:
        raise NotValid({"label": "The field needs a name."})
    if len(label) > 200:
        raise NotValid({"label": f"The name has {len(label)} characters; at most 200 can be kept."})
    own = CustomField.objects.filter(firm=firm, target=target, archived=False)
    taken = {f.label.casefold() for f in own if f != field} | {
        f.label.casefold() for f in BUILT_IN if f.key.startswith(target)
    }
    if label.casefold() in taken:
        raise NotValid(
            {"label": f'There is already a field "{label}": files could not tell them apart. Choose another name.'}
        )


def _free_slug(label: str, taken: set[str]) -> str:
    wanted = slugify(label).replace("-", "_")[:50] or "field"
    return next(s for s in (wanted, *(f"{wanted}_{n}" for n in range(2, len(taken) + 3))) if s not in taken)
