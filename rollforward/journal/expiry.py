"""What the history still holds when the firm's retention time is over: who, when, which fields and rows; no values."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from rollforward.accounts.models import Firm
from rollforward.journal.models import Change, Line

_LINES_AT_ONCE = 500


def kept_until(firm: Firm, change: Change) -> datetime.datetime:
    """Until when a change can be taken back."""
    return change.at + datetime.timedelta(days=firm.retention_days)


def is_over(firm: Firm, change: Change) -> bool:
    """Whether the values of a change are no longer to be used, removed yet or not."""
    return change.expired_at is not None or kept_until(firm, change) <= timezone.now()


def changes_over(firm: Firm) -> QuerySet[Change]:
    """The changes whose values are to be removed, oldest first."""
    over = timezone.now() - datetime.timedelta(days=firm.retention_days)
    return Change.objects.filter(firm=firm, expired_at=None, at__lte=over).order_by("number")


def expire_values(firm: Firm) -> int:
    """Remove the values of changes whose time is over, in small steps; how many changes those were."""
    count = 0
    for change in changes_over(firm):
        for lines in _with_values(change):
            emptied = [_without_values(line) for line in lines]
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany('UPDATE journal_line SET "before" = NULL, "after" = %s WHERE id = %s', emptied)
        Change.objects.filter(pk=change.pk).update(expired_at=timezone.now())
        count += 1
    return count


def _with_values(change: Change) -> Iterator[list[Line]]:
    valued = change.lines.exclude(op=Line.Op.CREATE).filter(Q(before__isnull=False)).order_by("pk")
    while lines := list(valued[:_LINES_AT_ONCE]):
        yield lines


def _without_values(line: Line) -> tuple[str, int]:
    return json.dumps(dict.fromkeys({**(line.before or {}), **(line.after or {})})), line.pk
