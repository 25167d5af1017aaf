"""What only one record may have, and who has it: client codes and primary marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from rollforward.clients.models import Client, ClientContact
from rollforward.database import portions


@dataclass(frozen=True, slots=True)
class Single:
    """A column that only one record may have: among those that agree in ``within``, each value once."""

    column: str
    blank: Any
    within: tuple[str, ...]


#: By model; a mark is given once per client, a code once per set.
SINGLES: dict[type[models.Model], Single] = {
    Client: Single("external_id", "", ("firm_id", "generation")),
    ClientContact: Single("is_primary", False, ("client_id",)),
}


def holders(model: type[models.Model], wanted: Mapping[int, Mapping[str, Any]]) -> dict[int, tuple[int, str]]:
    """Who has now what rows want: by key of the row the other's key, and the reason in words for not getting it.

    ``wanted``: by key the columns of ``SINGLES``, with the value that the row is to have. All are of one set.
    """
    if model is Client:
        return dict(_codes(wanted))
    return dict(_marks(wanted)) if model is ClientContact else {}


def taken(wanted: Sequence[models.Model]) -> dict[int, dict[str, str]]:
    """By key of a row as it is ``wanted``: those of its columns that another row holds, each with the reason in words.

    All rows are of one table and one set.
    """
    single = SINGLES.get(type(wanted[0])) if wanted else None
    if single is None:
        return {}
    names = (*single.within, single.column)
    asked = {row.pk: {name: getattr(row, name) for name in names} for row in wanted if getattr(row, single.column)}
    return {pk: {single.column: why} for pk, (_, why) in holders(type(wanted[0]), asked).items()}


def _codes(wanted: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[int, tuple[int, str]]]:
    for some in _portions(wanted):
        one = next(iter(some.values()))
        of_set = Client.objects.filter(firm=one["firm_id"], generation=one["generation"])
        codes = [row["external_id"] for row in some.values()]
        found = of_set.filter(external_id__in=codes).only("pk", "name", "external_id")
        having = {row.external_id: row for row in found}
        for pk, row in some.items():
            holder = having.get(row["external_id"])
            if holder and holder.pk != pk:
                yield pk, (holder.pk, f"its code belongs to {holder} now")


def _marks(wanted: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[int, tuple[int, str]]]:
    for some in _portions(wanted):
        marked = ClientContact.objects.filter(client__in=[row["client_id"] for row in some.values()], is_primary=True)
        having = dict(marked.values_list("client_id", "pk"))
        for pk, row in some.items():
            if (holder := having.get(row["client_id"], pk)) != pk:
                yield pk, (holder, "another contact is the primary one now")


def _portions(wanted: Mapping[int, Mapping[str, Any]]) -> Iterator[dict[int, Mapping[str, Any]]]:
    return ({pk: wanted[pk] for pk in some} for some in portions(list(wanted)))
