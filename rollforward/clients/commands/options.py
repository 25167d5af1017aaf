"""Adding, renaming, ordering and archiving the options of select fields: custom ones, and Services."""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import custom_fields_of, options_of
from rollforward.clients.errors import NotValid
from rollforward.clients.models import Option
from rollforward.clients.ordering import move
from rollforward.engine.fields import OPTIONS_KEPT_BY_FIRM
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source


def create_option(member: Member, field_key: str, label: str) -> Option:
    """A new option behind the others of a field; an archived one of that name comes back instead.

    Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``.
    """
    return create_options(member, field_key, [label])[0]


def create_options(member: Member, field_key: str, labels: Sequence[str], *, for_import: str = "") -> list[Option]:
    """Several at once, in their order: all of them, or none where one is refused. ``for_import``: the reference of the
    import that needs them, whose undo puts them away again where nothing holds them."""
    require(member, Right.CREATE_OPTION)
    _check_field(member, field_key)
    with change(member.firm, member, Source.FORM, import_ref=for_import) as opened:
        return [add_option(member.firm, field_key, label, opened) for label in labels]


def add_option(firm: Firm, field_key: str, label: str, opened: OpenChange) -> Option:
    """The same inside an open change, for callers that have checked the right."""
    label = label.strip()
    present = list(Option.objects.filter(firm=firm, field_key=field_key))
    same = next((o for o in present if o.label.casefold() == label.casefold()), None)
    _check_label(label, same if same and not same.archived else None)
    if same:
        _save(same, opened, label=label, archived=False)
        return same
    position = max((o.position for o in present), default=-1) + 1
    option = Option.objects.create(firm=firm, field_key=field_key, label=label, position=position)
    opened.created(Record.OPTION, option.pk)
    return option


def rename_option(member: Member, option_pk: int, label: str) -> Option:
    """Another name for an option, everywhere at once: clients hold the option, not its name."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        option = options_of(member).get(pk=option_pk)
        others = Option.objects.filter(firm=member.firm, field_key=option.field_key).exclude(pk=option.pk)
        label = label.strip()
        _check_label(label, next((o for o in others if o.label.casefold() == label.casefold()), None))
        _save(option, opened, label=label)
    return option


def archive_option(member: Member, option_pk: int, *, archived: bool = True) -> Option:
    """Offer an option no more, or again. Clients that hold it keep it."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        option = options_of(member).get(pk=option_pk)
        _save(option, opened, archived=archived)
    return option


def move_option(member: Member, option_pk: int, step: int) -> None:
    """Move an option up (``-1``) or down (``1``) among those in use."""
    require(member, Right.MANAGE_FIELDS)
    with change(member.firm, member, Source.FORM) as opened:
        option = options_of(member).get(pk=option_pk)
        rows = Option.objects.filter(firm=member.firm, field_key=option.field_key).order_by(
            "archived", "position", "pk"
        )
        move(list(rows), option, step, Record.OPTION, opened)


def _save(option: Option, opened: OpenChange, **values: str | bool) -> None:
    before = image_of(option)
    changed = {name: value for name, value in values.items() if before[name] != value}
    if changed:
        for name, value in changed.items():
            setattr(option, name, value)
        option.save(update_fields=list(changed))
        opened.updated(Record.OPTION, option.pk, {name: before[name] for name in changed}, changed)


def _check_field(member: Member, field_key: str) -> None:
    if field_key in OPTIONS_KEPT_BY_FIRM:
        return
    own = custom_fields_of(member).filter(kind__in=("single-select", "multi-select"))
    if field_key not in {f.key for f in own}:
        raise NotValid({"": f'The field "{field_key}" has no options that can be changed.'})


def _check_label(label: str, taken: Option | None) -> None:
    if not label:
        raise NotValid({"label": "The option needs a name."})
    if len(label) > 200:
        raise NotValid({"label": f"The name has {len(label)} characters; at most 200 can be kept."})
    if taken:
        archived = " It is archived: take it back instead." if taken.archived else ""
        raise NotValid({"label": f'There is already an option "{taken.label}".{archived}'})
