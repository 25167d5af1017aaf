"""Writes the made clients and their work in bulk, some thousand at a time, each batch as one change of the journal."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.queries import members_of
from rollforward.clients.columns import VAULT
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.numbers import take_client_ids, take_contact_ids
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.models import Record, Source
from rollforward.work.seed.records import MadeClient, make_client
from rollforward.work.seed.surroundings import Surroundings, prepare
from rollforward.work.seed.tasks import add_work

_CLIENTS_IN_A_BATCH = 2_000
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many records were added."""

    clients: int
    contacts: int
    series: int
    projects: int
    tasks: int


def seed_firm(firm: Firm, clients: int, random_seed: int, today: datetime.date) -> Seeded:
    """Add clients with contacts, custom values and work due around ``today``.

    The same random seed adds the same values to a new firm. Raises ``FirmLocked`` or ``SetReplaced``.
    """
    chance = Random(random_seed)  # noqa: S311 (made-up data, nothing secret)
    around = prepare(firm)
    members = list(members_of(firm))
    counts: Counter[str] = Counter()
    for start in range(0, clients, _CLIENTS_IN_A_BATCH):
        with change(firm, None, Source.SEED) as opened:
            count = min(_CLIENTS_IN_A_BATCH, clients - start)
            made = _add_batch(firm, count, chance, around, members, opened)
            add_work(made, around.templates, members, chance, today, opened)
        counts.update(line.record for line in opened.lines)
    return Seeded(
        *(counts[kind] for kind in (Record.CLIENT, Record.CONTACT, Record.SERIES, Record.PROJECT, Record.TASK))
    )


def _add_batch(
    firm: Firm, count: int, chance: Random, around: Surroundings, members: Sequence[Member], opened: OpenChange
) -> list[Client]:
    ids = take_client_ids(firm, count)
    made = [make_client(chance, int(public_id.partition("-")[2])) for public_id in ids]
    clients = Client.objects.bulk_create(
        [_client(firm, i, m, around, chance.choice((*members, None))) for i, m in zip(ids, made, strict=True)],
        batch_size=_ROWS_AT_ONCE,
    )
    _add_people(firm, clients, made, opened)
    for client in clients:
        opened.created(Record.CLIENT, client.pk)
    return clients


def _client(firm: Firm, public_id: str, made: MadeClient, around: Surroundings, assignee: Member | None) -> Client:
    now = timezone.now()
    return Client(
        firm=firm,
        generation=firm.generation,
        public_id=public_id,
        **made.columns,
        tax_id_sealed=VAULT.seal(made.tax_id),
        tax_id_hash=VAULT.equality_hash(made.tax_id),
        since=made.since,
        tags=list(made.tags),
        services=[around.services[label] for label in made.services],
        custom={around.entity_field: around.entities[made.entity_type]},
        assignee=assignee,
        created_at=now,
        updated_at=now,
    )


def _add_people(firm: Firm, clients: Sequence[Client], made: Sequence[MadeClient], opened: OpenChange) -> None:
    now = timezone.now()
    pairs = [(client, person, n) for client, m in zip(clients, made, strict=True) for n, person in enumerate(m.people)]
    own = {"firm": firm, "generation": firm.generation}
    contacts = Contact.objects.bulk_create(
        [
            Contact(
                **own,
                public_id=public_id,
                first_name=person.first_name,
                last_name=person.last_name,
                email=person.email,
                phone=person.phone,
                created_at=now,
                updated_at=now,
            )
            for public_id, (_, person, _) in zip(take_contact_ids(firm, len(pairs)), pairs, strict=True)
        ],
        batch_size=_ROWS_AT_ONCE,
    )
    ties = ClientContact.objects.bulk_create(
        [
            ClientContact(**own, client=client, contact=contact, role=person.role, is_primary=n == 0)
            for contact, (client, person, n) in zip(contacts, pairs, strict=True)
        ],
        batch_size=_ROWS_AT_ONCE,
    )
    for contact in contacts:
        opened.created(Record.CONTACT, contact.pk)
    for tie in ties:
        opened.created(Record.LINK, tie.pk)
