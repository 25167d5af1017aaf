"""Sample data: a set of clients of its own, which a firm without clients may try everything with and throw away whole.

It takes the place of the firm's empty set as the clients of a clear-and-add do, so that nothing of a real set is ever
mixed with it. Its IDs are counted from far above: a workbook that was downloaded from the sample names no real client
when it is uploaded later.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.models import Client, CustomField, Option
from rollforward.imports import staging
from rollforward.imports.models import Import
from rollforward.imports.replace import remove_rows
from rollforward.journal.commands import FirmLocked
from rollforward.journal.models import Change, Generation, Line, Record, Source
from rollforward.work.models import Template
from rollforward.work.seed import seed_firm

_CLIENTS, _SEED = 24, 11
#: The number before that of the first sample client and contact.
_COUNTED_FROM = 9_000_000
_MADE: dict[str, type[Model]] = {"fields": CustomField, "options": Option, "templates": Template}
_BUSY = (Import.State.QUEUED, Import.State.RUNNING)
_NAMED = 5


class NoSample(Exception):
    """The sample cannot be loaded or removed as things are. The text is for the screen."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What removing the sample would remove: ``own`` counts the clients that were added to it since, some of them
    ``named``; ``imports`` those that were begun since."""

    clients: int
    own: int
    named: tuple[str, ...]
    imports: int


def is_shown(firm: Firm) -> bool:
    """Whether the clients that the firm's members see are the sample."""
    return firm.sample is not None and bool(firm.sample["generation"] == firm.generation)


def may_be_loaded(firm: Firm) -> bool:
    return not firm.sample and not Client.objects.filter(firm=firm, generation=firm.generation).exists()


def load(member: Member, today: datetime.date) -> None:
    """Show the firm a set of made-up clients with work due around ``today``.

    Raises ``NotAllowed``, ``FirmLocked``; ``NoSample`` where the firm has clients.
    """
    require(member, Right.MANAGE_FIRM)
    with transaction.atomic():
        firm = _taken(member)
        if not may_be_loaded(firm):
            raise NoSample("The firm has clients already, and sample data is for an empty one. Nothing was changed.")
        there = {name: set(_pks(firm, name)) for name in _MADE}
        facts = {"before": firm.generation, "clients": firm.last_client_number, "contacts": firm.last_contact_number}
        firm.generation = firm.last_generation = firm.last_generation + 1
        firm.last_client_number = firm.last_contact_number = _COUNTED_FROM
        firm.save()
        Generation.objects.create(firm=firm, number=firm.generation)
        seed_firm(firm, _CLIENTS, _SEED, today)
        made = {name: sorted(set(_pks(firm, name)) - there[name]) for name in _MADE}
        firm.sample = {**facts, "generation": firm.generation, "at": timezone.now().isoformat(), "made": made}
        firm.save(update_fields=["sample"])
        activity.by_member(member, Activity.What.SAMPLE_LOADED, clients=_CLIENTS)


def contents(firm: Firm) -> Contents:
    """Of a firm whose sample is shown."""
    clients = Client.objects.filter(firm=firm, generation=firm.generation)
    seeded = Line.objects.filter(
        change__firm=firm, change__generation=firm.generation, change__source=Source.SEED, record=Record.CLIENT
    )
    own = clients.exclude(pk__in=seeded.values("record_id")).order_by("name")
    named = tuple(own.values_list("name", flat=True)[:_NAMED])
    return Contents(clients.count(), own.count(), named, _imports(firm).count())


def remove(member: Member, *, with_own: bool) -> None:
    """Remove the sample with all that was done in it, and show the firm's own set again, empty as it was.

    Raises ``NotAllowed``, ``FirmLocked``; ``NoSample`` where it is not shown, an import is under way, or clients of the
    firm's own are among it and were not said to go (``with_own``).
    """
    require(member, Right.MANAGE_FIRM)
    with transaction.atomic():
        firm = _taken(member)
        if firm.sample is None or not is_shown(firm):
            raise NoSample("The sample data is no longer there. Nothing was changed.")
        if contents(firm).own and not with_own:
            raise NoSample("Say that the clients which you added may go too, or keep the sample. Nothing was changed.")
        facts, gone = firm.sample, list(_imports(firm))
        Import.objects.filter(pk__in=[imp.pk for imp in gone]).delete()
        for shown in Generation.objects.filter(firm=firm, number__gte=facts["generation"]):
            remove_rows(firm, shown.number)
            Change.objects.filter(firm=firm, generation=shown.number).delete()
            shown.delete()
        for name, model in _MADE.items():
            model._default_manager.filter(firm=firm, pk__in=facts["made"][name]).delete()
        firm.last_client_number, firm.last_contact_number = facts["clients"], facts["contacts"]
        firm.generation, firm.sample = facts["before"], None
        firm.last_client_change = firm.last_change
        firm.save()
        activity.by_member(member, Activity.What.SAMPLE_REMOVED)
    for imp in gone:
        staging.discard(imp)


def _taken(member: Member) -> Firm:
    """The firm's row, which nobody else writes until the transaction ends."""
    firm = Firm.objects.select_for_update().get(pk=member.firm_id)
    if firm.locked:
        raise FirmLocked(firm)
    if Import.objects.filter(firm=firm, state__in=_BUSY).exists():
        raise NoSample("An import is being carried out. Nothing was changed; do this again when it has ended.")
    return firm


def _imports(firm: Firm) -> QuerySet[Import]:
    return Import.objects.filter(firm=firm, created_at__gte=(firm.sample or {})["at"])


def _pks(firm: Firm, name: str) -> list[int]:
    return list(_MADE[name]._default_manager.filter(firm=firm).values_list("pk", flat=True))
