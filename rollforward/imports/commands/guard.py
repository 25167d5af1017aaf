"""Whether a member may prepare an import now, and that it is still being prepared when something of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import states
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import


def preparing(imp: Import, member: Member, right: Right = Right.IMPORT) -> None:
    require(member, right)
    states.require(imp, *states.OPEN)


@contextmanager
def while_open(imp: Import) -> Iterator[None]:
    """Keep something of an import in one transaction in which nobody else can submit it, end it or lay a step.

    Reading a file takes a while, and another window may submit the import meanwhile: what the worker was given must
    not change under it. Raises ``CannotDo`` where that happened; nothing is kept then.
    """
    with transaction.atomic():
        if not Import.objects.select_for_update().filter(pk=imp.pk).exists():
            raise CannotDo("This import is no longer there. It was thrown away meanwhile.")
        imp.refresh_from_db(fields=["last_step", "state"])
        states.require(imp, *states.OPEN)
        yield
        Import.objects.filter(pk=imp.pk).update(touched_at=timezone.now())


def keep(imp: Import, *columns: str) -> None:
    """Save these columns of an import that is still open. What the worker and the other commands own stays theirs."""
    with while_open(imp):
        imp.save(update_fields=columns)
