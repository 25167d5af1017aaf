"""The list of clients: found by words, narrowed by filters, sorted, paged, with the columns that somebody chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any, Generic, TypeVar

from django.db.models import Case, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Cast, Lower, NullIf
from django.db.models.lookups import Exact

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of
from rollforward.clients.fields import custom_keys, fields_in_use
from rollforward.clients.filtering import Asked, Filter, column_of, filters_in, narrowed
from rollforward.clients.list_columns import ListColumn, sortable
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.clients.searching import holding, words_of
from rollforward.engine.fields import BUILT_IN, Field, FieldSet

Row = TypeVar("Row")

PAGE = 50
#: So many found are fetched by their keys; beyond it the page alone is looked for, in the order of the list.
_FEW = 5_000
_NAME = next(f for f in BUILT_IN if f.key == "client.name")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which clients: all words of ``search`` in name, code, ID, e-mail or phone, their own or a contact's, and all
    ``filters``. ``sort``: a field's key, with ``-`` before it downwards."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str = "client.name"

    @property
    def narrows(self) -> bool:
        return bool(words_of(self.search) or self.filters)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in the list as a person reads it. ``kind`` is its field's."""

    column: ListColumn
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client in the list with its primary contact and the cells of the chosen columns."""

    client: Client
    primary: Contact | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Row]):
    """One page of a list. ``page`` counts from 1; ``first`` and ``last`` are the places of its rows in ``total``."""

    rows: tuple[Row, ...]
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


def wish_of(asked: Asked, fields: FieldSet) -> Wish:
    """What an address asks for: ``q``, ``sort`` and the filters. What it cannot mean is left out."""
    search, sort = (next(iter(asked.get(name, ())), "").strip() for name in ("q", "sort"))
    return Wish(search, tuple(filters_in(asked, fields)), sort)


def find_clients(member: Member, wish: Wish) -> QuerySet[Client]:
    """The clients of a wish as far as the member may see them, in no order.

    Not by tax ID: what is searched for stands in the address, and so in histories and logs.
    """
    rows = clients_of(member)
    found = [_with_word(member, word) for word in words_of(wish.search)]
    return narrowed(rows.filter(reduce(and_, found)) if found else rows, wish.filters, custom_keys(member.firm))


def list_clients(
    member: Member,
    wish: Wish = Wish(),
    columns: Sequence[ListColumn] = (),
    page: int = 1,
    fields: FieldSet | None = None,
) -> ListPage[ClientRow]:
    """One page of the clients of a wish. An unknown sort is by name; a page out of range is the nearest one.
    ``fields``: those in use, where they are at hand."""
    fields, own = fields or fields_in_use(member.firm), custom_keys(member.firm)
    rows = find_clients(member, wish)
    few = list(rows.order_by().values_list("pk", flat=True)[: _FEW + 1]) if wish.narrows else []
    known = wish.narrows and len(few) <= _FEW
    total = len(few) if known else rows.order_by().count()
    if known:
        rows = Client.objects.filter(pk__in=few)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order, key, down = _order(wish.sort, fields, own)
    ordered = rows.order_by(order, Lower("name"), "pk").select_related("assignee__user")
    shown = list(ordered[(page - 1) * PAGE : page * PAGE]) if total else []
    return ListPage(tuple(_with_cells(shown, columns, fields, own)), total, page, pages, key, down)


def _with_word(member: Member, word: str) -> Q:
    if len(word) < 2:
        return holding(word)  # a letter stands in nearly every contact
    # Asked once for the whole set: as a question for each client it takes the database more than twice as long.
    people = Contact.objects.filter(holding(word), firm=member.firm, generation=member.firm.generation)
    return holding(word) | Q(pk__in=ClientContact.objects.filter(contact__in=people).values("client"))


def _order(sort: str, fields: FieldSet, own: Mapping[str, CustomField]) -> tuple[OrderBy, str, bool]:
    key, down = sort.removeprefix("-"), sort.startswith("-")
    field = fields.get(key)
    if field is None or not sortable(field):
        field, key, down = _NAME, _NAME.key, False
    column = Lower("name") if key == _NAME.key else _sortable(field, fields, own)
    return (column.desc(nulls_last=True) if down else column.asc(nulls_last=True)), key, down


def _sortable(field: Field, fields: FieldSet, own: Mapping[str, CustomField]) -> Any:
    """Members by name and the firm's own options in their order; texts without regard to case."""
    column = column_of(field, own)
    if field.kind in ("number", "currency", "date"):
        return column
    if field.kind == "member":
        return _in_order(column, [m.key for m in sorted(fields.members, key=lambda m: (m.name or m.email).casefold())])
    if field.kind == "single-select" and field.custom:
        return _in_order(column, [option.key for option in field.options])
    return NullIf(Lower(column), Value(""))


def _in_order(column: Any, keys: Sequence[str]) -> Case:
    places = [When(Exact(Cast(column, TextField()), Value(key)), then=Value(place)) for place, key in enumerate(keys)]
    return Case(*places, output_field=IntegerField(null=True))


def _with_cells(
    clients: Sequence[Client], columns: Sequence[ListColumn], fields: FieldSet, own: Mapping[str, CustomField]
) -> Iterator[ClientRow]:
    ties = ClientContact.objects.filter(client__in=[c.pk for c in clients], is_primary=True).select_related("contact")
    primary = {tie.client_id: tie for tie in ties}
    for client in clients:
        tie = primary.get(client.pk)
        cells = tuple(Cell(column, *column.shown(client, tie, fields, own)) for column in columns)
        yield ClientRow(client, tie.contact if tie else None, cells)
