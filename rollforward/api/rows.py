"""The rows of an import: read stretch by stretch, corrected, decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.decorators import decorate_view

from rollforward.api import row_shapes as shapes
from rollforward.api.entrance import READ_IMPORTS, WRITE_IMPORTS, member_of
from rollforward.api.importing import mapped
from rollforward.api.once import once
from rollforward.api.shape import Limit, Reference
from rollforward.engine.reviewing import Find
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from rollforward.imports.queries import GridRow, Selection

router = Router(tags=["imports"])
Start = Annotated[int, Query(ge=0, le=10_000_000, description="Where to begin among them, from 0.")]
Show = Annotated[str, Query(max_length=300, description="All, a verdict, or code: with the code of a problem.")]
Text = Annotated[str, Query(max_length=1_000, description="Rows that hold it in any cell.")]


@router.get("/{reference}/rows", response=shapes.Rows, auth=READ_IMPORTS, url_name="import-rows")
def rows(
    request: HttpRequest,
    reference: Reference,
    start: Start = 0,
    limit: Limit = 100,
    show: Show = "all",
    text: Text = "",
) -> Any:
    """What each row would do. ``show``: ``all``, a verdict or ``code:`` with a problem's code; ``text``: rows that hold
    it in any cell."""
    imp = mapped(request, reference)
    page = queries.page(imp, start, limit, Selection(show, Find(text)))
    decided, chosen = queries.decisions(imp), queries.chosen_contacts(imp)
    return {
        "total": page.total,
        "start": page.start,
        "positions": [column.position for column in queries.judge(imp).headers],
        "rows": [_row(row, decided.get(row.line, ""), chosen) for row in page.rows],
    }


@router.get("/{reference}/summary", response=shapes.Counts, auth=READ_IMPORTS, url_name="import-summary")
def summary(request: HttpRequest, reference: Reference) -> Any:
    """What Submit would do, counted."""
    return _counts(mapped(request, reference))


@router.post("/{reference}/edits", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits")
@decorate_view(once)
def edit(request: HttpRequest, reference: Reference, said: shapes.Edits) -> Any:
    """Correct cells: one step, taken back as one."""
    imp = mapped(request, reference)
    commands.edit_cells(imp, member_of(request), [Edit(each.line, each.position, each.text) for each in said.edits])
    return _counts(imp)


@router.post("/{reference}/edits/undo", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits-undo")
@decorate_view(once)
def undo_edit(request: HttpRequest, reference: Reference) -> Any:
    """Take the last step on the sheet back."""
    imp = mapped(request, reference)
    commands.undo_edit(imp, member_of(request))
    return _counts(imp)


@router.post("/{reference}/edits/redo", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-edits-redo")
@decorate_view(once)
def redo_edit(request: HttpRequest, reference: Reference) -> Any:
    """Do the step that was taken back again."""
    imp = mapped(request, reference)
    commands.redo_edit(imp, member_of(request))
    return _counts(imp)


@router.post("/{reference}/decisions", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-decisions")
@decorate_view(once)
def decide(request: HttpRequest, reference: Reference, said: shapes.Decision) -> Any:
    """Say what is to happen to a row."""
    imp = mapped(request, reference)
    if said.slot:
        commands.decide_contact(imp, member_of(request), said.line, said.slot, said.decision)
    else:
        commands.decide_row(imp, member_of(request), said.line, said.decision or None)
    return _counts(imp)


@router.get("/{reference}/duplicates", response=list[shapes.Twin], auth=READ_IMPORTS, url_name="import-duplicates")
def duplicates(request: HttpRequest, reference: Reference, start: Start = 0, limit: Limit = 100) -> Any:
    """Rows that are likely the same client as an earlier row, or as one that is there."""
    found = queries.twins(mapped(request, reference), member_of(request), start, limit)
    return [
        {**asdict(twin), "other": f"client:{twin.client[0]}" if twin.client else f"row:{twin.other_line}"}
        for twin in found.pairs
    ]


@router.post("/{reference}/duplicates", response=shapes.Counts, auth=WRITE_IMPORTS, url_name="import-duplicates")
@decorate_view(once)
def answer(request: HttpRequest, reference: Reference, said: shapes.Answer) -> Any:
    """Say of a row whether it is the same client."""
    imp = mapped(request, reference)
    commands.answer_twin(imp, member_of(request), said.line, said.other, said.answer)
    return _counts(imp)


def _row(row: GridRow, decision: str, chosen: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    return {
        "line": row.line,
        "verdict": row.verdict or "",
        "decision": decision,
        "client": row.client[0] or None if row.client else None,
        "cells": list(row.cells),
        "old": row.old,
        "problems": {position: [asdict(each) for each in found] for position, found in row.problems.items()},
        "contacts": row.asked(chosen),
    }


def _counts(imp: Import) -> dict[str, Any]:
    imp.refresh_from_db()
    judged = queries.judge(imp)
    return {
        **asdict(judged.counts),
        "rows": judged.counts.rows,
        "clients": asdict(judged.clients),
        "contacts": asdict(judged.contacts),
        "can_undo": judged.can_undo,
        "can_redo": judged.can_redo,
    }
