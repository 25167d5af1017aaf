"""Carries a plan out on plain dicts, the way the database will."""

from __future__ import annotations

from typing import Any

import polars as pl

from rollforward.engine.values import Existing, Plan

Records = dict[int, dict[str, Any]]


def applied(made: Plan, held: Existing) -> Existing:
    """What the firm holds after the plan."""
    clients, contacts, links = _records(held.clients), _records(held.contacts), _records(held.links)
    tables = {"client": clients, "contact": contacts, "link": links}
    client_pks = _add(made.clients, clients, "client", "client.")
    contact_pks = _add(made.contacts, contacts, "contact", "contact.")
    for link in made.links.filter(pl.col("action") == "added").iter_rows(named=True):
        values = {key: value for key, value in link.items() if key.startswith("contact.")}
        links[len(links) + 1] = {
            "client": client_pks[link["client"]],
            "contact": contact_pks[link["contact"]],
            **values,
        }
    for change in made.changes.iter_rows(named=True):
        record = tables[change["record"]][change["pk"]]
        was = record.get(change["target"])
        assert (was or "no") == (change["old"] or "no"), change
        record[change["target"]] = change["new"]
    return Existing(_frame(clients, held.clients), _frame(contacts, held.contacts), _frame(links, held.links))


def _records(table: pl.DataFrame) -> Records:
    return {row["pk"]: {k: v for k, v in row.items() if k != "pk"} for row in table.iter_rows(named=True)}


def _add(planned: pl.DataFrame, records: Records, number: str, prefix: str) -> dict[int, int]:
    """The pk of each planned record by its number; adds those that are new."""
    pks = {}
    for row in planned.iter_rows(named=True):
        pk = row["pk"]
        if row["action"] == "added":
            pk = len(records) + 1
            records[pk] = {k: v for k, v in row.items() if k.startswith(prefix)}
            records[pk][f"{prefix}id"] = row.get(f"{prefix}id") or f"{number[0].upper()}{pk}"
        pks[row[number]] = pk
    return pks


def _frame(records: Records, like: pl.DataFrame) -> pl.DataFrame:
    keys = dict.fromkeys([*like.columns, *(key for record in records.values() for key in record)])
    kinds = {key: like.schema.get(key, pl.String) for key in keys}
    rows = [{"pk": pk, **record} for pk, record in records.items()]
    return pl.DataFrame(rows, schema=kinds) if rows else pl.DataFrame(schema=kinds)
