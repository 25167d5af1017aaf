"""The addresses of an import, one per step; each survives a reload and can be found again."""

from __future__ import annotations

from django.urls import URLPattern, path

from rollforward.web.imports import (
    beside,
    data,
    duplicates,
    errors,
    follow,
    grid,
    history,
    mapping,
    review,
    sets,
    sheet,
    start,
)

urlpatterns: list[URLPattern] = [
    path("", history.listing, name="imports"),
    path("new/", start.new, name="import-new"),
    path("<slug:reference>/", follow.receipt, name="import"),
    path("<slug:reference>/confirm/", start.confirm, name="import-confirm"),
    path("<slug:reference>/data/", data.data, name="import-data"),
    path("<slug:reference>/sheet/", sheet.sheet, name="import-sheet"),
    path("<slug:reference>/map/", mapping.mapping, name="import-map"),
    path("<slug:reference>/review/", review.review, name="import-review"),
    path("<slug:reference>/duplicates/", duplicates.page, name="import-duplicates"),
    path("<slug:reference>/progress/", follow.progress, name="import-progress"),
    path("<slug:reference>/cancel/", follow.cancel, name="import-cancel"),
    path("<slug:reference>/undo/", follow.undo, name="import-undo"),
    path("<slug:reference>/redo/", follow.redo, name="import-redo"),
    path("<slug:reference>/errors.xlsx", errors.errors, name="import-errors"),
    path("<slug:reference>/errors", errors.corrected, name="import-errors-corrected"),
    path("<slug:reference>/review/rows", grid.rows, name="import-rows"),
    path("<slug:reference>/review/rows/problem", grid.next_problem, name="import-rows-problem"),
    path("<slug:reference>/review/summary", grid.summary, name="import-summary"),
    path("<slug:reference>/review/edits", grid.edits, name="import-edits"),
    path("<slug:reference>/review/edits/undo", grid.undo, name="import-edits-undo"),
    path("<slug:reference>/review/edits/redo", grid.redo, name="import-edits-redo"),
    path("<slug:reference>/review/rows/add", grid.add, name="import-rows-add"),
    path("<slug:reference>/review/rows/remove", grid.remove, name="import-rows-remove"),
    path("<slug:reference>/review/rows/decision", sets.decide, name="import-decisions"),
    path("<slug:reference>/review/causes", sets.causes, name="import-causes"),
    path("<slug:reference>/review/cures", sets.cures, name="import-cures"),
    path("<slug:reference>/review/cure", sets.cure, name="import-cure"),
    path("<slug:reference>/review/replacing", sets.replacing, name="import-replacing"),
    path("<slug:reference>/review/replace", sets.replace, name="import-replace"),
    path("<slug:reference>/review/fill", sets.fill, name="import-fill"),
    path("<slug:reference>/review/paste", sets.paste, name="import-paste"),
    path("<slug:reference>/review/duplicates", duplicates.pairs, name="import-twins"),
    path("<slug:reference>/review/changes", grid.changes, name="import-changes"),
    path("<slug:reference>/review/rows/<int:line>/decision", grid.decide, name="import-decision"),
    path("<slug:reference>/review/rows/<int:line>/clients", beside.clients, name="import-beside"),
    path("<slug:reference>/review/rows/settle", beside.settle, name="import-settle"),
]
