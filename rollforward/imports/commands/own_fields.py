"""A custom field made for a column of the file, on the spot."""

from __future__ import annotations

import polars as pl

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right
from rollforward.clients.commands import create_field
from rollforward.engine.mapping import SELECTS, entries_of
from rollforward.engine.values import cell_name
from rollforward.imports.commands.answers import set_targets
from rollforward.imports.commands.guard import preparing
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.table import table

#: Nobody chooses from a longer list.
MOST_OPTIONS = 200


def create_field_for(imp: Import, member: Member, position: int, target: str, label: str, kind: str) -> None:
    """A new field of clients or contacts (``target``) that the column goes to. A field to choose from gets the column's
    entries as its options. Raises ``NotValid``, ``NotAllowed``, ``CannotDo``."""
    preparing(imp, member, Right.MANAGE_FIELDS)
    rows = table(imp).rows
    if cell_name(position) not in rows.columns:
        raise CannotDo("The file has no such column. Reload the page and choose one of those shown.")
    options = entries_of(_filled(rows[cell_name(position)]), kind) if kind in SELECTS else []
    if len(options) > MOST_OPTIONS:
        raise CannotDo(
            f"The column has {len(options):,} different entries, too many to choose from (at most {MOST_OPTIONS}). "
            "Make it a field of the kind text."
        )
    field = create_field(member, target, label, kind, options=options, for_import=imp.reference)
    set_targets(imp, member, {position: field.key})


def _filled(cells: pl.Series) -> list[str]:
    return cells.filter(cells.str.contains(r"\S")).unique(maintain_order=True).to_list()
