"""Words for what the screens count. One vocabulary: added, updated, unchanged, skipped, problem."""

from __future__ import annotations

from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import Counts, RowCounts
from rollforward.imports.models import Import

VERDICTS = {
    "added": "Added",
    "updated": "Updated",
    "unchanged": "Unchanged",
    "skipped": "Skipped",
    "problem": "Problem",
}

STATES = {
    Import.State.DRAFT: ("Being prepared", ""),
    Import.State.QUEUED: ("Waiting", "info"),
    Import.State.RUNNING: ("Running", "info"),
    Import.State.DONE: ("Done", "good"),
    Import.State.REFUSED: ("Not carried out", "warn"),
    Import.State.FAILED: ("Failed", "bad"),
    Import.State.CANCELLED: ("Cancelled", ""),
    Import.State.UNDONE: ("Undone", "warn"),
}


def submit_words(clients: Counts) -> str:
    """What Submit will do: "Add 37, update 112, leave 263", or that nothing would change."""
    parts = (("add", clients.added), ("update", clients.updated), ("leave", clients.unchanged))
    if clients.unchanged and not clients.added and not clients.updated:
        return f"Leave all {clients.unchanged:,} as they are" if clients.unchanged > 1 else "Leave it as it is"
    said = ", ".join(f"{verb} {count:,}" for verb, count in parts if count)
    return said[:1].upper() + said[1:] if said else "Nothing to do"


def problem_words(problems: int) -> str:
    """Why Submit would be refused; blank where it would not."""
    return f"{problems:,} {'row' if problems == 1 else 'rows'} to correct first" if problems else ""


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
    return REGISTRY[code].title if code in REGISTRY else code
