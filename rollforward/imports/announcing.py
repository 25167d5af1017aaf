"""What webhooks are told of imports: no value of a client's, and only what has really been written."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from rollforward.hooks import commands
from rollforward.hooks.events import Event
from rollforward.imports.models import Import

_COUNTS = ("rows", "set_aside", "added", "updated", "unchanged", "skipped", "problems", "clients", "contacts")


def started(imp: Import) -> None:
    """It is being carried out."""
    _tell(imp, Event.STARTED)


def carried_out(imp: Import) -> None:
    """Its task is done: written (also once more, after an undo), or taken back."""
    _tell(imp, Event.UNDONE if imp.task == Import.Task.UNDO else Event.FINISHED)


def needs_you(imp: Import) -> None:
    """Somebody must look at it."""
    _tell(imp, Event.NEEDS_YOU)


def _tell(imp: Import, event: Event) -> None:
    now = Import.objects.get(pk=imp.pk)  # as the transaction has it: the caller's copy may lag behind
    commands.tell(imp.firm_id, event, _said(now))


def _said(imp: Import) -> dict[str, Any]:
    said = {
        "id": imp.reference,
        "state": imp.state,
        "task": imp.task,
        "mode": imp.mode,
        "source": imp.source,
        "file": imp.file_name,
        "message": imp.message,
        "url": f"{settings.SITE_URL}/imports/{imp.reference}/",
    }
    return said | {name: imp.receipt[name] for name in _COUNTS if name in imp.receipt}
