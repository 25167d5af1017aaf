"""Moving a row up or down in a list that its members keep in order."""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.clients.models import CustomField, Option
from rollforward.journal.commands import OpenChange
from rollforward.journal.models import Record


def move(
    rows: Sequence[CustomField] | Sequence[Option],
    moved: CustomField | Option,
    step: int,
    record: Record,
    opened: OpenChange,
) -> None:
    """Change places with the neighbour ``step`` away in ``rows``; at either end nothing happens."""
    ordered: list[CustomField | Option] = list(rows)
    at = next(n for n, row in enumerate(ordered) if row.pk == moved.pk)
    to = at + (1 if step > 0 else -1)
    if not 0 <= to < len(ordered):
        return
    ordered[at], ordered[to] = ordered[to], ordered[at]
    for position, row in enumerate(ordered):
        if row.position != position:
            before, row.position = row.position, position
            row.save(update_fields=["position"])
            opened.updated(record, row.pk, {"position": before}, {"position": position})
