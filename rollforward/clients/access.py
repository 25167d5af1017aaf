"""The one gate to rows of clients and contacts: a member reaches those of her own firm's present set, and no others."""

from __future__ import annotations

from django.db.models import QuerySet

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, may
from rollforward.clients.models import Client, ClientContact, Contact, CustomField, Option, Rule


def clients_of(member: Member) -> QuerySet[Client]:
    """The clients that a member may see: all of the present set, or only those assigned to her."""
    rows = Client.objects.filter(firm=member.firm, generation=member.firm.generation)
    return rows if may(member, Right.SEE_ALL) else rows.filter(assignee=member)


def contacts_of(member: Member) -> QuerySet[Contact]:
    """The contacts of the clients that a member may see, and for those who see all the ones without a client too."""
    rows = Contact.objects.filter(firm=member.firm, generation=member.firm.generation)
    return rows if may(member, Right.SEE_ALL) else rows.filter(pk__in=ties_of(member).values("contact"))


def ties_of(member: Member) -> QuerySet[ClientContact]:
    """The ties between clients and contacts that a member may see."""
    rows = ClientContact.objects.filter(firm=member.firm, generation=member.firm.generation)
    return rows if may(member, Right.SEE_ALL) else rows.filter(client__assignee=member)


def custom_fields_of(member: Member) -> QuerySet[CustomField]:
    return CustomField.objects.filter(firm=member.firm)


def options_of(member: Member) -> QuerySet[Option]:
    return Option.objects.filter(firm=member.firm)


def rules_of(member: Member) -> QuerySet[Rule]:
    return Rule.objects.filter(firm=member.firm)


def whole_set(firm: Firm, generation: int) -> tuple[QuerySet[Client], QuerySet[Contact], QuerySet[ClientContact]]:
    """Everything in one generation, for those who carry out an import or an export after its right was checked."""
    return (
        Client.objects.filter(firm=firm, generation=generation),
        Contact.objects.filter(firm=firm, generation=generation),
        ClientContact.objects.filter(firm=firm, generation=generation),
    )
