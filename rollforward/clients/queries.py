"""Reading clients for the screens and the API. A member gets what ``access`` lets her reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of, contacts_of, ties_of
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.searching import holding, words_of

PAGE = 50
#: So many found are fetched by their keys; beyond it the page is looked for in the order of the list.
_FEW = 500

#: Name of a sort order in addresses -> what the rows are ordered by.
SORTS: dict[str, Lower | F] = {
    "name": Lower("name"),
    "code": Lower("external_id"),
    "kind": F("kind"),
    "status": F("status"),
    "assignee": Lower("assignee__user__name"),
    "email": Lower("email"),
    "changed": F("updated_at"),
}


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client in the list, with its primary contact."""

    client: Client
    primary: Contact | None


@dataclass(frozen=True, slots=True)
class ClientPage:
    """One page of the list. ``page`` counts from 1; ``first`` and ``last`` are the places of its rows in ``total``."""

    rows: tuple[ClientRow, ...]
    total: int
    page: int
    pages: int
    sort: str
    down: bool

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0


def list_clients(member: Member, *, search: str = "", sort: str = "name", page: int = 1) -> ClientPage:
    """The clients a member may see. ``sort``: a key of ``SORTS``, with ``-`` before it downwards; an unknown one: name.

    A page out of range is the nearest one.
    """
    key, down = sort.removeprefix("-"), sort.startswith("-")
    if key not in SORTS:
        key, down = "name", False
    rows = find_clients(member, search)
    few = list(rows.order_by().values_list("pk", flat=True)[: _FEW + 1]) if words_of(search) else []
    known = bool(words_of(search)) and len(few) <= _FEW
    total = len(few) if known else rows.count()
    if known:
        rows = Client.objects.filter(pk__in=few)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order = SORTS[key].desc(nulls_last=True) if down else SORTS[key].asc(nulls_last=True)
    shown = rows.order_by(order, Lower("name"), "pk").select_related("assignee__user")[(page - 1) * PAGE : page * PAGE]
    return ClientPage(tuple(_with_primary(shown)), total, page, pages, key, down)


def find_clients(member: Member, search: str) -> QuerySet[Client]:
    """Clients with all the words in name, code, ID, e-mail or phone, their own or a contact's.

    Not by tax ID: what is searched for stands in the address, and so in histories and logs.
    """
    words = words_of(search)
    return (
        clients_of(member).filter(reduce(and_, (_with_word(member, w) for w in words))) if words else clients_of(member)
    )


def get_client(member: Member, public_id: str) -> Client:
    """Raises ``Client.DoesNotExist``, for another firm's and for one that is not hers to see alike."""
    return clients_of(member).select_related("assignee__user").get(public_id=public_id)


def get_tie(member: Member, client_id: str, contact_id: str) -> ClientContact:
    """A contact of a client with the tie between them. Raises ``ClientContact.DoesNotExist``."""
    ties = ties_of(member).select_related("contact", "client")
    return ties.get(client__public_id=client_id, contact__public_id=contact_id)


def contacts_of_client(member: Member, client: Client) -> list[ClientContact]:
    """The client's ties with their contacts, the primary one first."""
    ties = ties_of(member).filter(client=client).select_related("contact")
    return list(ties.order_by("-is_primary", Lower("contact__last_name"), Lower("contact__first_name"), "pk"))


def find_contacts(member: Member, search: str, *, but_of: Client, most: int = 10) -> list[Contact]:
    """People who are not yet a contact of that client, by words in name, e-mail, phone or ID."""
    rows = contacts_of(member).exclude(ties__client=but_of)
    words = words_of(search)
    for word in words:
        rows = rows.filter(holding(word))
    ties = Prefetch("ties", queryset=ties_of(member).select_related("client"))
    return list(rows.order_by(Lower("last_name"), "pk").prefetch_related(ties)[:most]) if words else []


def _with_primary(clients: QuerySet[Client]) -> list[ClientRow]:
    shown = list(clients)
    ties = ClientContact.objects.filter(client__in=[c.pk for c in shown], is_primary=True).select_related("contact")
    primary = {tie.client_id: tie.contact for tie in ties}
    return [ClientRow(client, primary.get(client.pk)) for client in shown]


def _with_word(member: Member, word: str) -> Q:
    if len(word) < 2:
        return holding(word)  # a letter stands in nearly every contact
    # Asked once for the whole set: as a question for each client it takes the database more than twice as long.
    people = Contact.objects.filter(holding(word), firm=member.firm, generation=member.firm.generation)
    return holding(word) | Q(pk__in=ClientContact.objects.filter(contact__in=people).values("client"))
