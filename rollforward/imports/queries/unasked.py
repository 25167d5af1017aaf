"""Whether an import can be carried out with nobody there to ask."""

from __future__ import annotations

from django.utils.translation import ngettext

from rollforward.imports import layouts
from rollforward.imports.models import Import
from rollforward.imports.queries.doubts import doubts
from rollforward.imports.queries.mapped import mapping_lines, missing_required
from rollforward.imports.queries.review import judge

_DOUBTS = {
    "encoding": "It is not certain in which encoding the file was written.",
    "accents": "Accents look broken in it.",
    "data": "It is not certain where its rows end.",
}


def to_be_asked(imp: Import) -> str:
    """Why somebody must look first, in sentences; ``""`` where the file is one of a kind that is known, without a
    question or a problem left open."""
    if imp.sheet is None or not imp.region:
        return "It has several sheets: which one is meant must be chosen."
    if not layouts.is_known(imp):
        return "No file with these headers was imported before, so somebody must see where its columns go."
    # A header and a dialect that are those of a file imported before are no matter of doubt.
    said = [_DOUBTS[doubt] for doubt in doubts(imp) if doubt in _DOUBTS]
    said += [f'Column "{line.header}" is to be looked at.' for line in mapping_lines(imp) if line.needs_look]
    said += [f"No column goes to {field.label}." for field in missing_required(imp)]
    counts = judge(imp).counts
    if not counts.rows:
        said.append("It has no rows.")
    if counts.problems:
        said.append(ngettext("%d row has a problem.", "%d rows have problems.", counts.problems) % counts.problems)
    return " ".join(said)
