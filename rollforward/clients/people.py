"""The list of contacts: everybody whom the clients have, found, narrowed, sorted and paged like the clients."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower

from rollforward.accounts.models import Member
from rollforward.clients.access import contacts_of, ties_of
from rollforward.clients.fields import custom_keys
from rollforward.clients.filtering import Filter, condition
from rollforward.clients.listing import PAGE, ListPage, Wish
from rollforward.clients.models import ClientContact, Contact
from rollforward.clients.searching import holding, words_of
from rollforward.engine.fields import FieldSet

EVERYBODY = Wish()

#: Name of a sort order in addresses -> what the rows are ordered by.
SORTS: dict[str, Sequence[str]] = {
    "contact.last_name": ("last_name", "first_name"),
    "contact.first_name": ("first_name", "last_name"),
    "contact.email": ("email", "last_name"),
}


def fields_of_people(fields: FieldSet) -> FieldSet:
    """What contacts can be narrowed by: their own fields and those of their ties."""
    return FieldSet(fields.of("contact") + fields.of("link"), fields.members)


def find_people(member: Member, wish: Wish) -> QuerySet[Contact]:
    """The contacts of a wish as far as the member may see them, in no order."""
    rows = contacts_of(member)
    for word in words_of(wish.search):
        rows = rows.filter(holding(word))
    own = custom_keys(member.firm)
    for one in wish.filters:
        rows = rows.filter(pk__in=_tied(member, one)) if one.field.owner == "link" else rows.filter(condition(one, own))
    return rows


def list_people(member: Member, wish: Wish = EVERYBODY, page: int = 1) -> ListPage[Contact]:
    """One page of the contacts of a wish, each with its ties and their clients; unknown sorts and pages
    out of range as with clients."""
    key, down = wish.sort.removeprefix("-"), wish.sort.startswith("-")
    if key not in SORTS:
        key, down = "contact.last_name", False
    rows = find_people(member, wish)
    total = rows.order_by().count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order = [Lower(name).desc() if down else Lower(name).asc() for name in SORTS[key]]
    ties = Prefetch("ties", queryset=ties_of(member).select_related("client").order_by(Lower("client__name")))
    ordered = rows.order_by(*order, "pk").prefetch_related(ties)
    shown = tuple(ordered[(page - 1) * PAGE : page * PAGE]) if total else ()
    return ListPage(shown, total, page, pages, key, down)


def _tied(member: Member, one: Filter) -> QuerySet[ClientContact, int]:
    return ties_of(member).filter(condition(one, {})).values_list("contact", flat=True)
