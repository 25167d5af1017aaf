"""A firm that leaves: all that it had goes, restore points and history included, and nobody can bring it back."""

from __future__ import annotations

import logging

from django.apps import apps
from django.db import transaction

from rollforward import wall
from rollforward.accounts.models import Firm, User
from rollforward.imports import staging
from rollforward.imports.errors import CannotDo
from rollforward.imports.expiry import erasing, give_back_pages
from rollforward.imports.models import Import
from rollforward.imports.replace import TABLES
from rollforward.journal.models import Line
from rollforward.wall import policies

log = logging.getLogger("rollforward.expiry")


def holds(firm: Firm) -> dict[str, int]:
    """How many rows a firm has, by table; tables without any are left out."""
    found = {}
    with wall.every_firm("leaving"):
        ties = policies.walled(Firm, apps)
        for model in ties:
            way, name = model, []
            while way is not Firm:
                tie = ties[way]
                assert tie is not None  # noqa: S101 (only the firm itself has none)
                name.append(tie.name)
                way = tie.related_model
            count = model._base_manager.filter(**{"__".join(name) or "pk": firm.pk}).count()
            if count:
                found[str(model._meta.verbose_name_plural)] = count
    return found


def remove(firm: Firm) -> None:
    """Remove a firm, and the people who work in no other. Raises ``CannotDo`` while one of its imports is running."""
    with wall.every_firm("leaving"), erasing():
        files = list(Import.objects.filter(firm=firm))
        with transaction.atomic():
            Firm.objects.select_for_update().get(pk=firm.pk)
            if Import.objects.filter(firm=firm, state=Import.State.RUNNING).exists():
                raise CannotDo("An import of this firm is being carried out. Wait until it is done, then ask again.")
            people = list(User.objects.filter(memberships__firm=firm).values_list("pk", flat=True))
            Line.objects.filter(change__firm=firm).delete()
            for model in TABLES:
                # What else hangs on these rows goes with the firm, before the transaction ends and is held to it.
                model._default_manager.filter(firm=firm)._raw_delete(using="default")
            Firm.objects.filter(pk=firm.pk).delete()
            User.objects.filter(pk__in=people, memberships=None).delete()
        for imp in files:
            staging.discard(imp)
        give_back_pages()
    log.info("removed firm=%s imports=%s people=%s", firm.pk, len(files), len(people))
