"""Tables whose rows do not stand as clients with contacts yet, brought into that form. No stage: several need it.

Rows stay as many as they are and keep their lines; columns stay where they are, and those made of them follow. So
whatever comes later (corrections, problems, receipts) speaks of the file's own rows.
"""

from __future__ import annotations

from rollforward.engine.arranging.levels import is_contact, with_clients_cells
from rollforward.engine.arranging.parents import heads_of, with_parents
from rollforward.engine.values import Arrangement, Levels, Table

__all__ = ["arrange", "heads_of", "is_contact"]


def arrange(table: Table, arrangement: Arrangement | None) -> Table:
    """The table as the later stages take it; ``None``: it stands rightly already."""
    if arrangement is None:
        return table
    if isinstance(arrangement, Levels):
        return with_clients_cells(table, arrangement)
    return with_parents(table, arrangement)
