"""What only one record may have, and who has it: client codes and primary marks."""

from __future__ import annotations

from django.db import models

from rollforward.clients.models import Client, ClientContact


def taken(wanted: models.Model, row: models.Model) -> dict[str, str]:
    """Of the columns of ``wanted`` those that somebody other than ``row`` holds, each with the reason in words."""
    if isinstance(wanted, Client) and wanted.external_id:
        holder = (
            Client.objects.filter(firm=wanted.firm_id, generation=wanted.generation, external_id=wanted.external_id)
            .exclude(pk=row.pk)
            .first()
        )
        return {"external_id": f"its code belongs to {holder} now"} if holder else {}
    if isinstance(wanted, ClientContact) and wanted.is_primary:
        others = ClientContact.objects.filter(client=wanted.client_id, is_primary=True).exclude(pk=row.pk)
        return {"is_primary": "another contact is the primary one now"} if others.exists() else {}
    return {}
