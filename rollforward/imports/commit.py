"""Carrying out a Plan of an update-and-add: everything in the one transaction of an open change. Judges nothing."""

from __future__ import annotations

from rollforward.accounts.models import Firm
from rollforward.engine.values import Plan
from rollforward.imports.inserts import Numbered, insert_records, insert_ties
from rollforward.imports.scribe import Scribe
from rollforward.imports.updates import set_primary, update_changes
from rollforward.journal.commands import OpenChange


def carry_out(plan: Plan, firm: Firm, opened: OpenChange) -> Numbered:
    """Write the plan's changes and additions into the firm's present set. Returns the keys it gave."""
    scribe = Scribe(opened)
    update_changes(plan.changes, scribe, firm)
    numbered = insert_records(plan, firm, firm.generation, scribe)
    insert_ties(plan.links, numbered, firm, firm.generation, scribe)
    set_primary(plan.changes, scribe)
    return numbered
