"""The end of what is kept for a time only: restore points and before-values after the firm's retention time, uploads
and staged sheets a week after their import, drafts that nobody goes on with after the retention time as well. Gone
means gone: from tables, folders and the free pages of the file.
"""

from __future__ import annotations

import copy
import datetime
import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from rollforward import wall
from rollforward.accounts import retention
from rollforward.accounts.models import Firm
from rollforward.hooks import delivering
from rollforward.imports import staging
from rollforward.imports.models import Handover, Import, RowComment, Step
from rollforward.imports.replace import TABLES, remove_rows
from rollforward.imports.states import OPEN
from rollforward.journal.expiry import changes_over, expire_values
from rollforward.journal.models import Generation, Line

log = logging.getLogger("rollforward.expiry")

#: Days after its end for which an import keeps its file and its sheets.
STAGED_DAYS = 7
#: Of the file, and for how long it is then left to others.
_PAGES_AT_ONCE, _REST_SECONDS = 256, 0.005
_ENDED = (Import.State.DONE, Import.State.UNDONE, Import.State.CANCELLED)


def expire() -> int:
    """Remove everything whose time is over, of all firms. Returns how many sets, changes and imports it was."""
    count = 0
    with erasing():
        for firm in Firm.objects.order_by("pk"):
            with wall.inside(firm.pk):
                found = expire_sets(firm), expire_values(firm), expire_files(firm), expire_drafts(firm)
                delivering.expire(firm.pk)
            if any(found):
                log.info("expired firm=%s sets=%s changes=%s imports=%s drafts=%s", firm.pk, *found)
            count += sum(found)
        count += retention.expire()
        if count:
            give_back_pages()
    return count


def due() -> dict[str, int]:
    """How much ``expire`` would remove now, by what it is."""
    counts: Counter[str] = Counter()
    with wall.every_firm("retention"):
        for what, rows in retention.due().items():
            counts[what] += rows.count()
        for firm in Firm.objects.order_by("pk"):
            counts["replaced sets of clients"] += _sets_over(firm).count()
            counts["changes with their values"] += changes_over(firm).count()
            counts["files of ended imports"] += sum(map(staging.has_files, _imports_over(firm)))
            counts["imports that nobody goes on with"] += len(_drafts_over(firm))
            counts["messages of webhooks"] += delivering.over(firm.pk).count()
    return dict(counts)


def expire_sets(firm: Firm) -> int:
    """Remove replaced sets of clients. A run that was killed is gone on with: the rows go before the date does."""
    count = 0
    for number in list(_sets_over(firm).values_list("number", flat=True)):
        if _close(firm, number):
            remove_rows(firm, number)
            Generation.objects.filter(firm=firm, number=number).update(expires_at=None)
            count += 1
    return count


def _close(firm: Firm, number: int) -> bool:
    """Say of a set that it is gone, unless it has become the present one meanwhile."""
    with transaction.atomic():
        present = Firm.objects.select_for_update().get(pk=firm.pk)
        if present.generation == number:
            return False
        Generation.objects.filter(firm=firm, number=number).update(state=Generation.State.PURGED)
    return True


def expire_files(firm: Firm) -> int:
    """Remove uploads, staged sheets and corrections of ended imports, and later what became of their rows."""
    count = 0
    all_over = timezone.now() - datetime.timedelta(days=max(STAGED_DAYS, firm.retention_days))
    for imp in _imports_over(firm):
        everything = imp.finished_at is not None and imp.finished_at <= all_over
        gone = staging.expire(imp, everything=everything)
        forgotten = everything and _forget_values(imp)
        steps, _ = Step.objects.filter(of_import=imp).delete()
        Handover.objects.filter(of_import=imp).delete()
        RowComment.objects.filter(of_import=imp).delete()
        count += bool(gone or steps or forgotten)
    return count


def _forget_values(imp: Import) -> bool:
    """The receipt goes on saying how many records an undo left as they were, but not their names; and what values of
    the file were taken to mean is forgotten. Only as it was read: who undoes it at this moment tells anew."""
    receipt, choices = copy.deepcopy(imp.receipt), imp.choices | ({"values": {}} if imp.choices else {})
    undone = receipt.get("undo", {})
    if kept := undone.get("kept"):
        undone |= {"kept": [], "forgotten": len(kept)}
    if (receipt, choices) == (imp.receipt, imp.choices):
        return False
    as_read = Import.objects.filter(pk=imp.pk, state=imp.state, fence=imp.fence, finished_at=imp.finished_at)
    return bool(as_read.update(receipt=receipt, choices=choices))


def draft_until(imp: Import) -> datetime.datetime:
    """Until when an import that is still open is kept if nobody goes on with it."""
    return max(imp.touched_at, imp.finished_at or imp.touched_at) + datetime.timedelta(days=imp.firm.retention_days)


def expire_drafts(firm: Firm) -> int:
    """End the open imports that nobody went on with. History keeps who, when and the file's name: no file, no values.

    The row is ended first, and only as it was read: who goes on with it at this moment keeps it.
    """
    count, words = 0, f"Nobody went on with it for {firm.retention_days} days, so its file and rows were removed."
    for imp in _drafts_over(firm):
        as_read = Import.objects.filter(pk=imp.pk, state=imp.state, fence=imp.fence, touched_at=imp.touched_at)
        ended = as_read.update(
            state=Import.State.CANCELLED, finished_at=timezone.now(), message=words, mapping=None, choices={}
        )
        if ended:
            staging.discard(imp)
            Step.objects.filter(of_import=imp).delete()
            Handover.objects.filter(of_import=imp).delete()
            RowComment.objects.filter(of_import=imp).delete()
            count += 1
    return count


def _sets_over(firm: Firm) -> models.QuerySet[Generation]:
    return Generation.objects.filter(firm=firm, expires_at__lte=timezone.now()).exclude(number=firm.generation)


def _imports_over(firm: Firm) -> models.QuerySet[Import]:
    over = timezone.now() - datetime.timedelta(days=STAGED_DAYS)
    return Import.objects.filter(firm=firm, state__in=_ENDED, finished_at__lte=over)


def _drafts_over(firm: Firm) -> list[Import]:
    still_open = Import.objects.filter(firm=firm, state__in=OPEN).select_related("firm")
    return [imp for imp in still_open if draft_until(imp) <= timezone.now()]


@contextmanager
def erasing() -> Iterator[None]:
    """SQLite overwrites the pages that it frees meanwhile."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA secure_delete=FAST")


def give_back_pages() -> None:
    """Let go of the room that the removed rows had, in the file and in its log."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _free_pages(cursor)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            emptied: tuple[type[models.Model], ...] = (*TABLES, Line, Step, Handover, RowComment, Import)
            names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in emptied)
            cursor.execute(f"VACUUM {names}")


def _free_pages(cursor: Any) -> None:
    """A portion at a time, between which others may write. Call outside of a transaction."""
    free = _freed(cursor)
    while free:
        # Each step frees one page, and Python takes only the first of a statement without columns.
        cursor.executescript(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})")
        time.sleep(_REST_SECONDS)
        before, free = free, _freed(cursor)
        if free >= before:  # somebody frees as many meanwhile: what is left goes the next time
            return


def _freed(cursor: Any) -> int:
    return int(cursor.execute("PRAGMA freelist_count").fetchone()[0])
