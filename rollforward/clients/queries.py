"""Reading clients for the screens and the API. A member gets what ``access`` lets her reach."""

from __future__ import annotations

from django.db.models import Prefetch
from django.db.models.functions import Lower

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of, contacts_of, ties_of
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.searching import holding, words_of


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
