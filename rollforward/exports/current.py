"""The files that a firm takes out: its current data, and the empty template."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from enum import Enum
from typing import BinaryIO

import polars as pl
from django.db.models import QuerySet

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.frames import frames
from rollforward.clients.listing import Wish, find_clients
from rollforward.clients.models import Client
from rollforward.engine.writing import OutColumn, columns_of, shown_rows, write_csv, write_workbook
from rollforward.journal.versions import version_mark

log = logging.getLogger(__name__)

#: What tells the rows of a file apart when it comes back.
_ALWAYS = ("client.id", "client.name", "contact.id")


class Form(Enum):
    """What a file can be: the workbook, CSV for coming back, or CSV for a spreadsheet on the way."""

    XLSX = "xlsx"
    CSV_EXACT = "csv exact"
    CSV_SAFE = "csv safe"


def export_current(member: Member, form: Form, target: BinaryIO) -> int:
    """Write all clients and contacts of the member's firm. Returns the number of rows. Raises ``NotAllowed``."""
    require(member, Right.EXPORT)
    count = write_current(member.firm, form, target)
    log.info("exported member=%s firm=%s rows=%s form=%s", member.pk, member.firm_id, count, form.value)
    activity.by_member(member, Activity.What.EXPORTED, rows=count, form=form.value)
    return count


def export_list(member: Member, wish: Wish, form: Form, target: BinaryIO, keys: Collection[str] | None = None) -> int:
    """Write the clients of a wish with their contacts; ``keys``: only these columns, and what tells the rows apart.

    Returns the number of rows. Raises ``NotAllowed``.
    """
    require(member, Right.EXPORT)
    count = write_current(member.firm, form, target, find_clients(member, wish), keys)
    log.info("exported list member=%s firm=%s rows=%s form=%s", member.pk, member.firm_id, count, form.value)
    return count


def export_template(member: Member, form: Form, target: BinaryIO) -> None:
    """Write the empty template of the member's firm. Raises ``NotAllowed``."""
    require(member, Right.IMPORT)
    write_template(member.firm, form, target)


def write_current(
    firm: Firm,
    form: Form,
    target: BinaryIO,
    only: QuerySet[Client] | None = None,
    keys: Collection[str] | None = None,
) -> int:
    """Write the clients and contacts of the firm's present set, all or ``only`` these, with all columns or those of
    ``keys``; the number of rows."""
    fields, ever = field_set(firm), every_field(firm)
    wanted = None if keys is None else {*_ALWAYS, *keys}
    columns = tuple(c for c in columns_of(fields) if wanted is None or c.field.key in wanted)
    # Taken before the rows: what somebody changes in between then counts as changed since.
    mark = version_mark(Firm.objects.get(pk=firm.pk))
    held = frames(firm, firm.generation, (column.field.key for column in columns), only)
    # The columns offer what can be chosen now; the rows tell what is held, also of what was put away since.
    told = [replace(column, field=ever.get(column.field.key) or column.field) for column in columns]
    rows = shown_rows(held.clients, held.contacts, held.links, told, ever.members)
    _write(columns, rows, form, target, mark)
    return rows.height


def write_template(firm: Firm, form: Form, target: BinaryIO) -> None:
    """Write the firm's columns and options without rows."""
    columns = columns_of(field_set(firm))
    _write(columns, pl.DataFrame(schema={column.field.key: pl.String for column in columns}), form, target)


def _write(
    columns: tuple[OutColumn, ...], rows: pl.DataFrame, form: Form, target: BinaryIO, mark: tuple[str, ...] = ()
) -> None:
    if form is Form.XLSX:
        write_workbook(target, columns, rows, mark)
    else:
        write_csv(target, columns, rows, spreadsheet_safe=form is Form.CSV_SAFE)
