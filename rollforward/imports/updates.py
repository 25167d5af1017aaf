"""Changed values of a Plan, each record once, with what was there before for the journal: made ready before anything is
locked, then written.

Order matters where the table is strict: a primary mark is taken away before it is given anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import models

from rollforward.accounts.models import Firm
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.database import portions
from rollforward.imports import bulk
from rollforward.imports.changed import Changed, of_built_in, of_custom, of_time
from rollforward.imports.scribe import Scribe
from rollforward.journal.models import Record

_TABLES: dict[Record, type[models.Model]] = {
    Record.CLIENT: Client,
    Record.CONTACT: Contact,
    Record.LINK: ClientContact,
}


@dataclass(frozen=True, slots=True)
class Updates:
    """Of one table: columns with the ``rows`` that get new values in them, as ``bulk.update`` takes both; and the
    ``lines`` of the journal (``Scribe.updated``)."""

    record: Record
    rows: tuple[tuple[list[str], list[tuple[Any, ...]]], ...]
    lines: pl.DataFrame


def prepare_updates(changes: pl.DataFrame, firm: Firm) -> tuple[Updates, ...]:
    """The plan's changes in the order in which they must be written: newly set primary marks wait for the old ones to
    be gone. Reads what is there now, so it holds as long as no client is changed."""
    custom = custom_keys(firm)
    giving = (pl.col("target") == "contact.primary") & (pl.col("new") == "yes")
    return (
        *(_prepared(changes.filter((pl.col("record") == r) & ~giving), r, custom) for r in _TABLES),
        _prepared(changes.filter(giving), Record.LINK, {}),
    )


def write_updates(updates: Updates, scribe: Scribe) -> None:
    """Inside the open change."""
    for columns, rows in updates.rows:
        bulk.update(_TABLES[updates.record], columns, rows)
    scribe.updated(updates.record, updates.lines)


def _prepared(changes: pl.DataFrame, record: Record, custom: Mapping[str, CustomField]) -> Updates:
    changes = changes.unique(["pk", "target"], keep="last", maintain_order=True)
    rows = changes.group_by("pk").agg(pl.col("line").drop_nulls().first()).sort("pk")
    parts = list(_parts(changes, rows["pk"], _TABLES[record], custom)) if rows.height else []
    for part in parts:
        rows = rows.join(part.frame, on="pk", how="left", maintain_order="left")
    columns = {name: part.told for part in parts for name in part.columns}
    told = {f"{side}": [f"{side}:{key}" for part in parts for key in part.keys] for side in ("before", "after")}
    lines = rows.select(
        record_id="pk", before=_objects(told["before"]), after=_objects(told["after"]), row=pl.col("line")
    )
    alike = _by_columns(rows, columns, bulk.nullable(_TABLES[record]))
    # Python's own values take a while to make: not while others wait.
    return Updates(record, tuple((same.columns[:-1], same.rows()) for same in alike), lines)


def _parts(
    changes: pl.DataFrame, pks: pl.Series, model: type[models.Model], custom: Mapping[str, CustomField]
) -> Iterator[Changed]:
    targets = changes["target"].unique(maintain_order=True).to_list()
    own = {target: custom[target] for target in targets if target in custom}
    stored = _stored(model, pks, targets, own)
    for target in targets:
        if target not in own:
            yield of_built_in(target, changes.filter(pl.col("target") == target), stored)
    if own:
        yield of_custom(changes.filter(pl.col("target").is_in(list(own))), own, stored)
    if "updated_at" in stored.columns:
        yield of_time(stored)


def _stored(model: type[models.Model], pks: pl.Series, targets: Collection[str], own: Collection[str]) -> pl.DataFrame:
    """By ``pk`` what must be known of the stored rows: their time, sealed values and custom columns as they are."""
    columns = ["updated_at"] if model is not ClientContact else []
    columns += ["tax_id_sealed", "tax_id_hash"] if "client.tax_id" in targets else []
    columns += ["custom"] if own else []
    found: list[tuple[object, ...]] = []
    for chunk in portions(pks.to_list()) if columns else ():
        found += model._default_manager.filter(pk__in=chunk).values_list("pk", *columns)
    kinds = {"pk": pl.Int64, **{name: pl.Object if name == "custom" else None for name in columns}}
    return pl.DataFrame(found, schema=kinds, orient="row")


def _objects(names: list[str]) -> pl.Expr:
    """JSON objects of those members that a row has."""
    members = pl.concat_str(names, separator=", ", ignore_nulls=True) if names else pl.lit("")
    return pl.concat_str(pl.lit("{"), members, pl.lit("}"))


def _by_columns(rows: pl.DataFrame, columns: Mapping[str, str], nullable: Collection[str]) -> Iterator[pl.DataFrame]:
    """Columns and ``id`` in the order of the keys, as the table has them; together those rows in which the same of the
    columns change that may become NULL. ``columns``: each with the one of ``rows`` that is null where it does not
    change."""
    if not columns:
        return
    names = [name for name in columns if name not in nullable]
    giving = [name for name in columns if name in nullable]
    marks = [pl.when(pl.col(columns[name]).is_not_null()).then(pl.lit(f"{name} ")) for name in giving]
    marked = rows.with_columns(marks=pl.concat_str(pl.lit(""), *marks, ignore_nulls=True))
    for (mark,), same in marked.partition_by("marks", as_dict=True, include_key=False, maintain_order=True).items():
        yield same.select(*names, *str(mark).split(), id="pk")
