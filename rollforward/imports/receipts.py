"""The receipt: every row of the file with what became of it, and sums that add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from rollforward.clients.models import Client
from rollforward.database import portions
from rollforward.engine.values import Joined, Plan
from rollforward.imports import staging
from rollforward.imports.decisions import arrangement_of, region_from_json
from rollforward.imports.inserts import Numbered
from rollforward.imports.judging import Judgement
from rollforward.imports.models import Import
from rollforward.imports.tabs import second_lines
from rollforward.sandbox import open_staged

_ROWS_IN_A_BATCH = 16_384


def wrote_anything(plan: Plan) -> bool:
    """Whether carrying the plan out changes a single value."""
    added = any((frame["action"] == "added").any() for frame in (plan.clients, plan.contacts, plan.links))
    return added or not plan.changes.is_empty()


def figures(imp: Import, plan: Plan) -> dict[str, Any]:
    """The counts of contract ``import --json``; ``rows`` is their sum."""
    counts = plan.row_counts
    return {
        "mode": imp.mode,
        "rows": counts.rows,
        "set_aside": set_aside_lines(imp),
        **asdict(counts),
        "clients": asdict(plan.client_counts),
        "contacts": asdict(plan.contact_counts),
    }


def make(
    imp: Import, judgement: Judgement, numbered: Numbered, seconds: Mapping[str, float], stored: pl.DataFrame
) -> dict[str, Any]:
    """The receipt as the import row keeps it; what became of each row goes into a file beside. ``stored``: the names
    that clients had before (``stored_names``)."""
    _keep_outcome(imp, judgement.plan, numbered, stored)
    return {
        **figures(imp, judgement.plan),
        "seconds": judgement.seconds | dict(seconds),
        "problem_codes": _problem_codes(judgement.plan),
    }


def set_aside_lines(imp: Import) -> int:
    """How many lines of the sheet are no rows, without those that the member took back."""
    if not imp.region:
        return 0
    region, restored = region_from_json(imp.region)
    lines = {line for part in region.set_aside for line in range(part.first, part.last + 1)}
    second = arrangement_of(imp.mapping)
    of_contacts = second_lines(open_staged(staging.sheets_dir(imp)), second)[1] if isinstance(second, Joined) else 0
    return len(lines - restored) + of_contacts


def _problem_codes(plan: Plan) -> dict[str, int]:
    errors = plan.problems.filter(pl.col("severity") == "error")
    return dict(errors.group_by("code").agg(pl.col("line").n_unique()).sort("code").iter_rows())


def _keep_outcome(imp: Import, plan: Plan, numbered: Numbered, stored: pl.DataFrame) -> None:
    names = _public_names(plan, numbered, stored)
    outcome = plan.rows.join(names, on="client", how="left", maintain_order="left")
    staging.folder(imp)
    for frame, path in ((outcome, staging.outcome_path(imp)), (plan.changes, staging.outcome_changes_path(imp))):
        with staging.written(path) as part:
            frame.write_ipc(part, record_batch_size=_ROWS_IN_A_BATCH)


def _public_names(plan: Plan, numbered: Numbered, stored: pl.DataFrame) -> pl.DataFrame:
    """``client`` (the plan's number), ``public_id``, ``name`` as it is now: of new clients from the plan, of others
    from the table."""
    name = pl.col("client.name") if "client.name" in plan.clients.columns else pl.lit(None, dtype=pl.String)
    known = numbered.clients.join(plan.clients.select("client", "action", name.alias("name")), on="client", how="left")
    return known.join(stored, on="pk", how="left").select(
        pl.col("client").cast(plan.rows.schema["client"]),
        pl.coalesce("public_id", "stored_id").alias("public_id"),
        pl.coalesce("stored_name", "name").alias("name"),
    )


def stored_names(plan: Plan) -> pl.DataFrame:
    """``pk``, ``stored_id`` and ``stored_name``, as it will be, of the plan's clients that are there."""
    pks = plan.clients.filter(pl.col("action") != "added")["pk"].drop_nulls().unique().sort().to_list()
    rows: list[tuple[int, str, str]] = []
    for chunk in portions(pks):
        rows += Client.objects.filter(pk__in=chunk).values_list("pk", "public_id", "name")
    names = pl.DataFrame(rows, schema={"pk": pl.Int64, "stored_id": pl.String, "stored_name": pl.String}, orient="row")
    renamed = plan.changes.filter((pl.col("record") == "client") & (pl.col("target") == "client.name"))
    return names.join(renamed.select("pk", "new").unique("pk", keep="last"), on="pk", how="left").select(
        "pk", "stored_id", stored_name=pl.coalesce("new", "stored_name")
    )
