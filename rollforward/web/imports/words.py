"""Words for what the screens count. One vocabulary: added, updated, unchanged, skipped, problem."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import Counts, RowCounts
from rollforward.imports.models import Import
from rollforward.web.language import number
from rollforward.web.said import said

VERDICTS = {
    "added": _lazy("Added"),
    "updated": _lazy("Updated"),
    "unchanged": _lazy("Unchanged"),
    "skipped": _lazy("Skipped"),
    "problem": _lazy("Problem"),
}

STATES = {
    Import.State.DRAFT: (_lazy("Being prepared"), ""),
    Import.State.QUEUED: (_lazy("Waiting"), "info"),
    Import.State.RUNNING: (_lazy("Running"), "info"),
    Import.State.DONE: (_lazy("Done"), "good"),
    Import.State.REFUSED: (_lazy("Not carried out"), "warn"),
    Import.State.FAILED: (_lazy("Failed"), "bad"),
    Import.State.CANCELLED: (_lazy("Cancelled"), ""),
    Import.State.UNDONE: (_lazy("Undone"), "warn"),
}


def submit_words(clients: Counts, *, clears: bool) -> str:
    """What Submit will do: "Add 37, update 112, leave 263", or that nothing would change. ``clears``: all others go."""
    if clears and clients.added:
        return _("Clear all, add %s") % number(clients.added)
    parts = ((_("add %s"), clients.added), (_("update %s"), clients.updated), (_("leave %s"), clients.unchanged))
    if clients.unchanged and not clients.added and not clients.updated:
        return (
            _("Leave all %(unchanged)s as they are") % {"unchanged": number(clients.unchanged)}
            if clients.unchanged > 1
            else _("Leave it as it is")
        )
    parts_said = ", ".join(verb % number(count) for verb, count in parts if count)
    return parts_said[:1].upper() + parts_said[1:] if parts_said else _("Nothing to do")


def problem_words(problems: int) -> str:
    """Why Submit would be refused; blank where it would not."""
    if not problems:
        return ""
    return ngettext("%s row to correct first", "%s rows to correct first", problems) % number(problems)


def by_verdict(counts: RowCounts) -> dict[str, int]:
    """Rows per filter of the review page, ``all`` included."""
    return {
        "all": counts.rows,
        "added": counts.added,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "skipped": counts.skipped,
        "problem": counts.problems,
    }


def why_words(code: str) -> str:
    """Why a row got its verdict: the title of a problem code, other words as they are."""
    return str(said(REGISTRY[code].title)) if code in REGISTRY else code
