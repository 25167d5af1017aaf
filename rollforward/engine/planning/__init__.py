"""What an import will do, row by row and record by record.

A row with a problem is left out whole, the other rows of its client are not: they bring what they say themselves. It
still tells which client they mean, and its filled cells still take part in the question whether the rows agree. So
mending it later brings no new contradiction, and no other row is turned to another client by leaving it out.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.planning.accounting import judged, record_counts, row_counts
from rollforward.engine.planning.bases import against_base
from rollforward.engine.planning.demands import codes_taken, required_missing
from rollforward.engine.planning.disagreements import (
    client_disagreements,
    contact_disagreements,
    link_disagreements,
    rival_primaries,
)
from rollforward.engine.planning.notes import with_added_notes
from rollforward.engine.planning.parts import client_part, contact_part, link_part
from rollforward.engine.planning.patched import FRAMES, Gone, gone, numbered_on, patched
from rollforward.engine.planning.records import planned_clients, planned_contacts, planned_links
from rollforward.engine.planning.rules import broken, broken_without, ruled, ties
from rollforward.engine.values import Checked, Choices, Existing, Match, Mode, Plan

__all__ = ["FRAMES", "Gone", "gone", "numbered_on", "patched", "plan"]


def plan(checked: Checked, match: Match, existing: Existing, fields: FieldSet, choices: Choices, mode: Mode) -> Plan:
    """Everything the import will do. Raises ``Unbalanced`` if the verdicts do not add up to the rows."""
    held = existing if mode == "update" else _nothing(existing)
    clients, of_clients = against_base(client_part(checked.cells, match), held.clients, held.downloaded, fields)
    contacts, of_contacts = against_base(contact_part(match), held.contacts, held.downloaded, fields)
    links, of_links = against_base(link_part(match, held.links), held.links, held.downloaded, fields)
    problems = pl.concat([
        checked.problems.select(match.problems.columns),
        match.problems,
        of_clients,
        of_contacts,
        of_links,
        client_disagreements(clients, fields),
        contact_disagreements(contacts, fields),
        link_disagreements(links),
        rival_primaries(links, fields),
        codes_taken(clients, held.clients),
    ])  # fmt: skip
    under_rules = ruled(clients, held.clients, fields, choices), ruled(contacts, held.contacts, fields, choices)
    problems = pl.concat([problems, broken(under_rules, fields, checked.positions, problems)])
    while True:
        lacking = required_missing(clients.without(_wrong(problems)["line"]), fields)
        problems = pl.concat([problems, lacking])
        more = broken_without(under_rules, fields, checked.positions, _wrong(problems)["line"])
        if more.is_empty():
            break
        problems = pl.concat([problems, more])
    bad = _wrong(problems)
    left_out = bad["line"]

    noted = with_added_notes(clients.without(left_out), held.clients, fields, choices)
    client = planned_clients(noted, held.clients, fields, choices)
    contact = planned_contacts(contacts.without(left_out), held.contacts, fields, choices)
    link = planned_links(links.without(left_out), held.links, fields, choices, client.records, contact.records)
    touched = pl.concat([client.touched, contact.touched, link.touched]).unique()
    rows = judged(match.rows, client.records, touched, bad)
    skipped = match.rows.filter("skip")["line"]
    said = (
        pl.concat([problems, contact.remarks, link.remarks])
        .filter(~pl.col("line").is_in(skipped.implode()))
        .sort("line", maintain_order=True)
    )
    return Plan(
        rows=rows,
        clients=client.records.drop("matched"),
        contacts=contact.records.drop("matched"),
        links=link.records,
        changes=pl.concat([client.changes, contact.changes, link.changes]),
        problems=said,
        row_counts=row_counts(rows, checked.cells.height),
        client_counts=record_counts(client.records),
        contact_counts=record_counts(contact.records),
        candidates=match.candidates,
        ties=ties(under_rules),
    )


def _nothing(existing: Existing) -> Existing:
    return Existing(existing.clients.clear(), existing.contacts.clear(), existing.links.clear())


def _wrong(problems: pl.DataFrame) -> pl.DataFrame:
    """``line`` and ``why`` (the first code) of the rows with an error."""
    errors = problems.filter(pl.col("severity") == "error")
    return errors.select("line", why="code").unique("line", keep="first", maintain_order=True)
