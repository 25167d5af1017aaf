"""Saved layouts as the settings show them, and as a file that the command line takes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.fields import FieldSet
from rollforward.imports.decisions import choices_from_json
from rollforward.imports.models import SavedLayout
from rollforward.imports.queries.values import choosable


def saved_layouts(member: Member) -> QuerySet[SavedLayout]:
    """All of the firm, the last used first."""
    require(member, Right.IMPORT)
    return SavedLayout.objects.filter(firm=member.firm).select_related("used_by__user")


def find_layout(member: Member, pk: int) -> SavedLayout:
    """One of the firm. Raises ``SavedLayout.DoesNotExist`` for any other, ``NotAllowed`` at level 1."""
    return saved_layouts(member).select_related("firm").get(pk=pk)


def as_map(layout: SavedLayout) -> dict[str, Any]:
    """The layout in the form of MAP.json: a header that stands twice is named by its place (``#3``)."""
    twice = {header for header, count in Counter(header for header, _ in layout.columns).items() if count > 1}
    choices, fields = choices_from_json(layout.choices), field_set(layout.firm)
    return {
        "columns": {
            f"#{position}" if header in twice or not header.strip() else header: target
            for position, (header, target) in enumerate(layout.columns)
        },
        "values": {
            target: {text: _label(fields, target, key) for text, key in answers.items()}
            for target, answers in choices.values.items()
        },
        "dates": dict(choices.dates),
        "blank": dict(choices.blank),
        "whole": list(choices.whole),
    }


def told(layout: SavedLayout) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What else is remembered of files of this kind, as (field, sentences)."""
    choices, fields = choices_from_json(layout.choices), field_set(layout.firm)
    said: dict[str, list[str]] = {}
    for target, answers in choices.values.items():
        said.setdefault(target, []).extend(
            f"“{text}” becomes {_label(fields, target, key)}." if key else f"“{text}” is left blank."
            for text, key in answers.items()
        )
    for target, order in choices.dates.items():
        said.setdefault(target, []).append("The day stands first." if order == "dmy" else "The month stands first.")
    for target in (target for target, what in choices.blank.items() if what == "clear"):
        said.setdefault(target, []).append("Blank cells empty the field.")
    for target in choices.whole:
        said.setdefault(target, []).append("Cells are not taken apart.")
    return tuple((fields.label_of(target), tuple(sentences)) for target, sentences in said.items())


def _label(fields: FieldSet, target: str, key: str | None) -> str | None:
    options = choosable(fields.get(target), fields.members)
    return next((option.label for option in options if option.key == key), None)
