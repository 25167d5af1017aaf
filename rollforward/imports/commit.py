"""Carrying out a Plan of an update-and-add: everything in the one transaction of an open change. Judges nothing.

What can be made ready is ready before that transaction begins: SQLite has one writer, for whom all other firms wait.
"""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.accounts.models import Firm
from rollforward.engine.values import Plan
from rollforward.imports.inserts import Additions, Numbered, insert_records, insert_ties, prepare_additions, with_ends
from rollforward.imports.scribe import Scribe
from rollforward.imports.updates import Updates, prepare_updates, write_updates
from rollforward.journal.commands import OpenChange


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a plan writes, as the tables store it. It holds as long as no client of the firm is changed."""

    updates: tuple[Updates, ...]
    additions: Additions


def prepare(plan: Plan, firm: Firm) -> Prepared:
    """Reads; writes nothing."""
    return Prepared(prepare_updates(plan.changes, firm), prepare_additions(plan, firm, firm.generation))


def carry_out(prepared: Prepared, firm: Firm, opened: OpenChange) -> Numbered:
    """Write the plan's changes and additions into the firm's present set. Returns the keys it gave."""
    scribe = Scribe(opened)
    *changed, primary = prepared.updates
    for updates in changed:
        write_updates(updates, scribe)
    numbered = insert_records(prepared.additions, firm, scribe)
    insert_ties(with_ends(prepared.additions.links, numbered), firm, firm.generation, scribe)
    write_updates(primary, scribe)
    return numbered
