"""What only one record may have, and who has it: client codes and primary marks."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from rollforward.clients.models import Client, ClientContact

#: Columns that only one record may have.
SINGLE = frozenset({"external_id", "is_primary"})


def taken(wanted: Sequence[models.Model]) -> dict[int, dict[str, str]]:
    """By key of a row as it is ``wanted``: those of its columns that another row holds, each with the reason in words.

    All rows are of one table and one set.
    """
    if wanted and isinstance(wanted[0], Client):
        return _codes([row for row in wanted if isinstance(row, Client) and row.external_id])
    if wanted and isinstance(wanted[0], ClientContact):
        return _marks([row for row in wanted if isinstance(row, ClientContact) and row.is_primary])
    return {}


def _codes(wanted: Sequence[Client]) -> dict[int, dict[str, str]]:
    if not wanted:
        return {}
    of_set = Client.objects.filter(firm=wanted[0].firm_id, generation=wanted[0].generation)
    holders = {row.external_id: row for row in of_set.filter(external_id__in=[row.external_id for row in wanted])}
    return {
        row.pk: {"external_id": f"its code belongs to {holder} now"}
        for row in wanted
        if (holder := holders.get(row.external_id)) and holder.pk != row.pk
    }


def _marks(wanted: Sequence[ClientContact]) -> dict[int, dict[str, str]]:
    if not wanted:
        return {}
    marked = ClientContact.objects.filter(client__in=[row.client_id for row in wanted], is_primary=True)
    holders = dict(marked.values_list("client_id", "pk"))
    return {
        row.pk: {"is_primary": "another contact is the primary one now"}
        for row in wanted
        if holders.get(row.client_id, row.pk) != row.pk
    }
