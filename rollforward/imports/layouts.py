"""Saved layouts: how a firm's files were mapped before, found again by their headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import F
from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.clients.fields import field_set
from rollforward.engine.fields import base_key
from rollforward.engine.kinds import fold
from rollforward.engine.mapping import fingerprint, is_own_layout
from rollforward.engine.meanings import NO, YES
from rollforward.engine.values import Choices, ColumnMap, Layout, Lines, parents_of
from rollforward.engine.values import Mapping as MadeOf
from rollforward.imports import staging
from rollforward.imports.decisions import (
    choices_from_json,
    choices_to_json,
    mapping_from_json,
    region_from_json,
    settled_from_json,
)
from rollforward.imports.models import Import, SavedLayout
from rollforward.imports.tabs import top_of
from rollforward.sandbox import open_staged

#: So many of the latest are looked through for single headers.
_LATEST = 50
_UNNAMED = "Unnamed file"

#: Per field (of any contact in a row) and value (folded), the key of an option, or ``None`` for *leave blank*.
Told = Mapping[str, Mapping[str, str | None]]


def known_to(firm: Firm, member: Member | None, headers: Sequence[str]) -> list[Layout]:
    """The layouts to map by: that of just these headers first, then the member's own, then the rest of the firm's."""
    mark = fingerprint(headers)
    exact = list(SavedLayout.objects.filter(firm=firm, fingerprint=mark))
    latest = list(SavedLayout.objects.filter(firm=firm).exclude(fingerprint=mark)[:_LATEST])
    latest.sort(key=lambda row: row.used_by_id != (member.pk if member else None))
    return [as_layout(row) for row in (*exact, *latest)]


def as_layout(row: SavedLayout) -> Layout:
    """The row as the engine takes it."""
    return Layout(row.name, tuple((header, target) for header, target in row.columns))


def answers_of(firm: Firm, headers: Sequence[str]) -> Choices:
    """The answers that were given the last time to a file of these headers."""
    row = SavedLayout.objects.filter(firm=firm, fingerprint=fingerprint(headers)).first()
    return choices_from_json(row.choices) if row else Choices()


def values_told(firm: Firm) -> Told:
    """What the firm said about values that are no option, whatever file they stood in; the latest counts.

    Not what it said about yes and no: that depends on the question, which is in the header.
    """
    told: dict[str, dict[str, str | None]] = {}
    for choices in SavedLayout.objects.filter(firm=firm).order_by("used_at").values_list("choices", flat=True):
        for target, answers in choices_from_json(choices).values.items():
            of_field = told.setdefault(base_key(target), {})
            of_field |= {fold(text): key for text, key in answers.items() if fold(text) not in YES | NO}
    return told


def shape_said(firm: Firm, headers: Sequence[str]) -> str | None:
    """What the member said the last time that a row of a file with these headers is; ``None`` where nobody did."""
    row = SavedLayout.objects.filter(firm=firm, choices__file=fingerprint(headers)).order_by("-used_at").first()
    return row.choices["shape"] if row else None


def made_columns(mapping: MadeOf) -> dict[str, ColumnMap]:
    """The columns that no file has itself: that of the ``parents``, and that with all ``lines`` of an address."""
    arrangement = mapping.arrangement
    parents = {"parents": mapping.columns[-1]} if parents_of(arrangement) else {}
    lines = {"lines": mapping.columns[-1 - len(parents)]} if isinstance(arrangement, Lines) else {}
    return lines | parents


def made_said(firm: Firm, headers: Sequence[str]) -> dict[str, str]:
    """Where those columns went the last time that such a file had them made."""
    row = SavedLayout.objects.filter(firm=firm, fingerprint=fingerprint(headers)).first()
    return {name: row.choices[name] for name in ("parents", "lines") if name in row.choices} if row else {}


def _shape_said(imp: Import) -> dict[str, str]:
    """The shape, under the mark of the file's own headers: those of an arranged table are others."""
    shape = settled_from_json(imp.reading).shape
    if not imp.region or imp.sheet is None:
        return {}
    book = open_staged(staging.sheets_dir(imp))
    own = top_of(book, imp.sheet, region_from_json(imp.region)[0]).header
    return {"shape": shape, "file": fingerprint(own)}


def is_known(imp: Import) -> bool:
    """Whether its columns go where those of a file with just these headers went, or it is our own workbook."""
    _, columns = _columns(imp)
    headers = [column.header for column in columns]
    if is_own_layout(headers, field_set(imp.firm)):
        return True
    row = SavedLayout.objects.filter(firm=imp.firm, fingerprint=fingerprint(headers)).first()
    return row is not None and sorted(target for _, target in row.columns) == sorted(c.target for c in columns)


def _columns(imp: Import) -> tuple[dict[str, ColumnMap], list[ColumnMap]]:
    """The columns that were made, and those that the file has itself."""
    mapping = mapping_from_json(imp.mapping or {})
    made = made_columns(mapping)
    return made, [column for column in mapping.columns if column not in made.values()]


def remember(imp: Import, member: Member) -> None:
    """Keep how a file was mapped, in the place of what was kept of such a file before; its name stays.

    Our own workbook needs no memory: it maps itself.
    """
    made, columns = _columns(imp)
    parents = {name: column.target for name, column in made.items()}
    headers = [column.header for column in columns]
    if is_own_layout(headers, field_set(imp.firm)):
        return
    row, _ = SavedLayout.objects.update_or_create(
        firm=imp.firm,
        fingerprint=fingerprint(headers),
        defaults={
            "columns": [[column.header, column.target] for column in columns],
            "choices": choices_to_json(replace(choices_from_json(imp.choices), rows={})) | _shape_said(imp) | parents,
            "used_at": timezone.now(),
            "used_by": member,
        },
    )
    SavedLayout.objects.filter(pk=row.pk).update(uses=F("uses") + 1, name=row.name or imp.file_name or _UNNAMED)
