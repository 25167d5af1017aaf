"""The steps of an import as addresses: which are open, which is next, what the line above the page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _lazy

from rollforward.imports import queries
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN
from rollforward.web.language import Words

#: In the order in which they are taken; the words on the line above the page.
PREPARING = {
    "type": _lazy("Type"),
    "confirm": _lazy("Confirm"),
    "data": _lazy("Data"),
    "sheet": _lazy("Sheet"),
    "map": _lazy("Map"),
    "review": _lazy("Review"),
}
ROUTES = {
    "confirm": "import-confirm",
    "data": "import-data",
    "sheet": "import-sheet",
    "map": "import-map",
    "review": "import-review",
    "progress": "import-progress",
    "receipt": "import",
}
_ORDER = tuple(PREPARING)


@dataclass(frozen=True, slots=True)
class Step:
    """One mark on the line: ``url`` is empty where it cannot be gone to."""

    words: Words
    url: str
    state: str


def address(imp: Import, step: str = "") -> str:
    """Where a step of the import is, by default the one where it goes on."""
    return reverse(ROUTES.get(step or queries.step(imp), "import-data"), args=[imp.reference])


def is_open(imp: Import, step: str) -> bool:
    """Whether the page of a step can be shown: it was reached, and the import is not submitted yet."""
    if step not in PREPARING:
        return queries.step(imp) == step
    return imp.state in OPEN and step in _path(imp) and _ORDER.index(step) <= _ORDER.index(_furthest(imp))


def line(imp: Import, here: str) -> list[Step]:
    """The steps of this import, as the line above its pages shows them."""
    path = _path(imp)
    marks = []
    for step in path:
        state = "here" if step == here else "done" if path.index(step) < path.index(here) else ""
        reachable = step not in ("type", "confirm", here) and is_open(imp, step)
        marks.append(Step(PREPARING[step], address(imp, step) if reachable else "", state))
    return marks


def _path(imp: Import) -> list[str]:
    manual = imp.source == Import.Source.MANUAL
    skipped = {"sheet", "map"} if manual else set()
    if imp.mode == Import.Mode.UPDATE:
        skipped.add("confirm")
    return [step for step in PREPARING if step not in skipped]


def _furthest(imp: Import) -> str:
    step = queries.step(imp)
    if step == "map" and imp.mapping is not None:
        return "review"  # the mapping has an answer for every column; whether it suffices is said on the page itself
    return step if step in PREPARING else "review"
