"""Comments on rows: who said what about which, and when."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from rollforward.clients.columns import VAULT
from rollforward.imports.models import Import, RowComment


@dataclass(frozen=True, slots=True)
class Comment:
    """``by``: blank for a former member."""

    pk: int
    line: int
    by: str
    member: int | None
    at: datetime.datetime
    text: str


def comments(imp: Import, lines: Collection[int] | None = None) -> tuple[Comment, ...]:
    """Those on some lines, or all, by row and time."""
    found = RowComment.objects.filter(of_import=imp).select_related("member__user").order_by("line", "pk")
    if lines is not None:
        found = found.filter(line__in=lines)
    return tuple(
        Comment(
            row.pk,
            row.line,
            str(row.member) if row.member else "",
            row.member_id,
            row.at,
            VAULT.open_bytes(bytes(row.text)).decode(),
        )
        for row in found
    )
