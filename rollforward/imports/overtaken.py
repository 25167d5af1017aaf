"""Rows that a colleague was quicker with: what they would write over is not what the member saw when she decided.

This is about the time in which the review lies open. From Submit to the writing the worker looks (``running``).
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from django.db.models import QuerySet

from rollforward.accounts.models import Firm
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import KeptPlan
from rollforward.imports.models import Import
from rollforward.imports.since import CHANGED, changed_since
from rollforward.journal.models import Line, Record
from rollforward.journal.versions import Version

_NAMED = 5


def stop_where_overtaken(imp: Import, plan: KeptPlan, seen: Version) -> None:
    """``seen``: the state of the firm's clients that the member decided by. Raises ``CannotDo`` where the plan, as it
    is now, writes over what colleagues did since."""
    if plan.generation != seen.generation:
        raise CannotDo(
            "The firm's clients were replaced after you looked at these rows, so nothing was submitted. Look at them "
            "again: they show what is there now."
        )
    if plan.at_change == seen.change or imp.mode == Import.Mode.CLEAR:
        return
    lines = pl.concat(_overtaken(imp.firm, plan, seen)).unique().sort().to_list()
    if len(lines) == 1:
        raise CannotDo(
            f"A colleague changed what row {lines[0]} would write over after you looked at it, so nothing was "
            "submitted. Look at it again: it shows what is there now."
        )
    if lines:
        count, named = len(lines), ", ".join(map(str, lines[:_NAMED])) + (" ..." if len(lines) > _NAMED else "")
        raise CannotDo(
            f"Colleagues changed what {count} rows would write over ({named}) after you looked at them, so nothing was "
            "submitted. Look at them again: they show what is there now."
        )


def _overtaken(firm: Firm, plan: KeptPlan, seen: Version) -> Iterator[pl.Series]:
    """Lines of the file."""
    since = pl.DataFrame(changed_since(firm, seen), CHANGED, orient="row")
    written = plan.frame("changes").select("line", "record", "pk", "target", "old").collect()
    met = written.join(since, on=["record", "pk", "target"], how="inner")
    yield met.filter(pl.col("old").ne_missing(pl.col("base")))["line"].drop_nulls()
    lines = Line.objects.filter(
        change__firm=firm, change__generation=seen.generation, change__number__gt=seen.change, record=Record.CLIENT
    )
    clients = plan.frame("clients").select(pl.col("^(client|pk|action|client[.]name|client[.]external_id)$")).collect()
    rows = plan.frame("rows").select("line", "client").collect()
    for concerned in (_made(clients, lines), _gone(clients, lines)):
        yield rows.filter(pl.col("client").is_in(concerned.implode()))["line"]


def _made(clients: pl.DataFrame, lines: QuerySet[Line]) -> pl.Series:
    """Clients that the file would have added, and that somebody else has added since."""
    new = [pk for line in lines.filter(op=Line.Op.CREATE) for pk, _ in line.created_records()]
    return clients.filter(pl.col("pk").is_in(new), pl.col("action") == "updated")["client"]


def _gone(clients: pl.DataFrame, lines: QuerySet[Line]) -> pl.Series:
    """Clients that the file would have changed, and that it would now bring back after somebody deleted them."""
    images = [line.before or {} for line in lines.filter(op=Line.Op.DELETE)]
    held = {
        "client.name": {str(image.get("name", "")).casefold() for image in images},
        "client.external_id": {str(image.get("external_id", "")).casefold() for image in images} - {""},
    }
    same = [pl.col(key).str.to_lowercase().is_in(list(of)) for key, of in held.items() if key in clients.columns]
    return clients.filter(pl.col("action") == "added", pl.any_horizontal(pl.lit(value=False), *same))["client"]
