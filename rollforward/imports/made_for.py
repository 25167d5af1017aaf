"""Options and fields of the firm's own that were made for an import while its columns were mapped.

They are there before anything is written, so they are no part of what the import did. Its undo puts them away, from
where an old value or a restore point still finds them; its redo takes them back.
"""

from __future__ import annotations

from collections.abc import Iterable

from rollforward.accounts.models import Member
from rollforward.clients.catalogue import is_filled, uses_of_options
from rollforward.clients.models import CustomField, Option, Rule
from rollforward.imports.given_back import Kept
from rollforward.imports.models import Import
from rollforward.journal.commands import OpenChange
from rollforward.journal.models import Line, Record, Source

_IN_USE = "is used by others as well"


def put_away_unused(imp: Import, member: Member, opened: OpenChange) -> list[Kept]:
    """Inside the open change of the undo, its values being given back; what stays in use is returned."""
    kept = []
    for field in CustomField.objects.filter(pk__in=_made(imp, Record.FIELD), archived=False):
        if is_filled(member, field) or any(field.key in rule.fields for rule in Rule.objects.filter(firm=imp.firm_id)):
            kept.append(Kept(Record.FIELD, field.pk, field.label, _IN_USE))
        else:
            _put_away(field, Record.FIELD, opened)
    own = {field.key: field for field in CustomField.objects.filter(firm=imp.firm_id)}
    for option in Option.objects.filter(pk__in=_made(imp, Record.OPTION), archived=False):
        field_of = own.get(option.field_key)
        if field_of and field_of.archived:
            continue
        if uses_of_options(member, option.field_key, field_of)[str(option.pk)]:
            kept.append(Kept(Record.OPTION, option.pk, option.label, _IN_USE))
        else:
            _put_away(option, Record.OPTION, opened)
    return kept


def _made(imp: Import, record: Record) -> Iterable[int]:
    by_hand = {"change__firm": imp.firm_id, "change__import_ref": imp.reference, "change__source": Source.FORM}
    return Line.objects.filter(record=record, op=Line.Op.CREATE, **by_hand).values_list("record_id", flat=True)


def _put_away(row: CustomField | Option, record: Record, opened: OpenChange) -> None:
    row.archived = True
    row.save(update_fields=["archived"])
    opened.updated(record, row.pk, {"archived": False}, {"archived": True})
