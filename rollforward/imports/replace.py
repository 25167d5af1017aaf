"""Clear and add: the new set is built beside the old one in small steps and put in its place in one instant.

Until the pointer moves, readers see the old set and nothing of the new; a run that dies in between leaves rows that
nobody sees and that the next run or the purge removes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import polars as pl
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.imports.errors import Fenced
from rollforward.imports.inserts import Added, Additions, Numbered, insert, insert_ties, named, with_ends
from rollforward.imports.pace import Pace
from rollforward.journal.commands import Hold, change
from rollforward.journal.models import Change, Generation, Source
from rollforward.work.models import Project, Series, Task

#: Everything that lives in a generation, children first.
TABLES: tuple[type[models.Model], ...] = (Task, Project, Series, ClientContact, Contact, Client)


def build(additions: Additions, firm: Firm, hold: Hold, tell: Callable[[int, int], None]) -> tuple[int, Numbered]:
    """Load the clients of a plan beside the present ones; returns the new generation and the keys given.

    ``tell(done, total)`` hears of the progress in clients. Raises ``Fenced`` when the lock was lost.
    """
    generation = _open_generation(firm, hold)
    clients, contacts = additions.clients.within(generation), additions.contacts.within(generation)
    pace = Pace()
    with pace.holding():
        _still_mine(firm, hold)
        clients, contacts = named(clients, firm), named(contacts, firm)
    numbered = Numbered(_insert(clients, firm, hold, pace, tell), _insert(contacts, firm, hold, pace, _tell_nobody))
    ties = with_ends(additions.links, numbered)
    for start, count in pace.portions(ties.height):
        with pace.holding():
            _still_mine(firm, hold)
            insert_ties(ties.slice(start, count), firm, generation)
    return generation, numbered


def _insert(new: Added, firm: Firm, hold: Hold, pace: Pace, tell: Callable[[int, int], None]) -> pl.DataFrame:
    """One kind of record in portions; the keys given (``Added.numbered``)."""
    total = new.added.height
    keys = [insert(new.part(0, 0), firm)]  # begun with none, since a clear may leave every row out
    for start, count in pace.portions(total):
        part = new.part(start, count)
        with pace.holding():
            _still_mine(firm, hold)
            keys.append(insert(part, firm))
        tell(start + count, total)
    return new.numbered(keys)


def _tell_nobody(_done: int, _total: int) -> None:
    """Contacts follow their clients quickly."""


def flip(firm: Firm, member: Member | None, generation: int, hold: Hold, source: Source, import_ref: str) -> Change:
    """Move the firm's pointer to ``generation``; the set that was there becomes a restore point.

    Must run inside the transaction that also ends the job, so that both happen or neither.
    """
    with change(firm, member, source, hold=hold, import_ref=import_ref) as opened:
        opened.row.pointer_before, opened.row.pointer_after = firm.generation, generation
        opened.row.generation = generation
        opened.row.save(update_fields=["pointer_before", "pointer_after", "generation"])
        now = timezone.now()
        Generation.objects.update_or_create(
            firm=firm,
            number=firm.generation,
            defaults={"replaced_at": now, "expires_at": now + datetime.timedelta(days=firm.retention_days)},
        )
        Generation.objects.filter(firm=firm, number=generation).update(
            state=Generation.State.READY, replaced_at=None, expires_at=None
        )
        Firm.objects.filter(pk=firm.pk).update(generation=generation)
    return opened.row


def remove_unfinished(firm: Firm, hold: Hold) -> None:
    """Remove the sets of a firm that were never put in place. While the lock is the caller's, nobody else builds."""
    with transaction.atomic():
        _still_mine(firm, hold)
        left = list(Generation.objects.filter(firm=firm, state=Generation.State.BUILDING))
    for unfinished in left:
        _remove(unfinished)


def remove_abandoned() -> None:
    """Remove what cancelled or killed clears left behind: sets being built of firms whose lock is free.

    Each by its own number: a set that somebody begins meanwhile is another one.
    """
    left = Generation.objects.filter(state=Generation.State.BUILDING, firm__lock_owner="")
    for unfinished in left.select_related("firm"):
        _remove(unfinished)


def _remove(unfinished: Generation) -> None:
    remove_rows(unfinished.firm, unfinished.number)
    unfinished.delete()


def remove_rows(firm: Firm, generation: int) -> None:
    """Remove all rows of a generation in small steps, so that nobody else waits."""
    pace = Pace()
    for model in TABLES:
        rows = model._default_manager.filter(firm=firm, generation=generation)
        for _, count in pace.portions(rows.count()):
            with pace.holding():
                chunk = list(rows.values_list("pk", flat=True)[:count])
                # _raw_delete: the order of TABLES already takes children first, and collecting them again is slow.
                model._default_manager.filter(pk__in=chunk)._raw_delete(using="default")


def _open_generation(firm: Firm, hold: Hold) -> int:
    with transaction.atomic():
        _still_mine(firm, hold)
        Firm.objects.filter(pk=firm.pk).update(last_generation=F("last_generation") + 1)
        number: int = Firm.objects.values_list("last_generation", flat=True).get(pk=firm.pk)
        Generation.objects.create(firm=firm, number=number, state=Generation.State.BUILDING)
    return number


def _still_mine(firm: Firm, hold: Hold) -> None:
    """The row stays locked until the end of the transaction: nobody can take the lock away in between."""
    mine = Firm.objects.select_for_update().filter(pk=firm.pk, lock_owner=hold.owner, lock_fence=hold.fence)
    if not mine.exists():
        raise Fenced
