"""Tables whose rows do not stand as clients with contacts yet, brought into that form. No stage: several need it.

Rows stay as many as they are and keep their lines (those of a second sheet are counted on); columns stay where they
are, and those made of them or of the second sheet follow. So whatever comes later (corrections, problems, receipts)
speaks of the file's own rows.
"""

from __future__ import annotations

from rollforward.engine.arranging.joined import key_of, with_contacts
from rollforward.engine.arranging.levels import is_contact, with_clients_cells
from rollforward.engine.arranging.lines import with_address
from rollforward.engine.arranging.parents import heads_of, is_set_in, paths_of, with_parents
from rollforward.engine.values import Arrangement, Joined, Levels, Lines, Table

__all__ = ["arrange", "heads_of", "is_contact", "is_set_in", "key_of", "paths_of", "with_address"]


def arrange(table: Table, arrangement: Arrangement | None, other: Table | None = None) -> Table:
    """The table as the later stages take it; ``None``: it stands rightly already. ``other``: that of the second sheet.

    Raises ``ValueError`` where a second sheet is needed and not given.
    """
    if arrangement is None:
        return table
    if isinstance(arrangement, Levels):
        return with_clients_cells(table, arrangement)
    if isinstance(arrangement, Joined):
        if other is None:
            raise ValueError(f"The contacts on “{arrangement.name}” are needed: give the table of that sheet too.")
        return with_contacts(table, other, arrangement)
    if isinstance(arrangement, Lines):
        return arrange(with_address(table, arrangement), arrangement.parents)
    return with_parents(table, arrangement)
