"""Changing saved layouts by hand: their name, where a column goes, and forgetting them."""

from __future__ import annotations

from collections.abc import Mapping

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.fields import ADD_TO_NOTES
from rollforward.engine.values import IGNORE, Choices
from rollforward.imports.decisions import choices_from_json, choices_to_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import SavedLayout

LONGEST_NAME = 200


def change_layout(layout: SavedLayout, member: Member, name: str, targets: Mapping[int, str]) -> None:
    """Give a layout another name, and its columns (by position) other fields. One field once."""
    require(member, Right.IMPORT)
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise CannotDo(f"Give the layout a name of at most {LONGEST_NAME} letters.")
    columns = [[header, targets.get(position, target)] for position, (header, target) in enumerate(layout.columns)]
    _check(layout, columns)
    layout.name, layout.columns = name.strip(), columns
    layout.save(update_fields=["name", "columns"])


def forget_layout(layout: SavedLayout, member: Member) -> None:
    """The next file of this kind is mapped as one never seen before."""
    require(member, Right.IMPORT)
    layout.delete()


def forget_answers(layout: SavedLayout, member: Member) -> None:
    """What was said about values, dates, blank and whole cells in files of this kind is asked anew; columns stay."""
    require(member, Right.IMPORT)
    kept = {key: layout.choices[key] for key in ("shape", "file", "parents") if key in layout.choices}
    layout.choices = choices_to_json(Choices(match=choices_from_json(layout.choices).match)) | kept
    layout.save(update_fields=["choices"])


def _check(layout: SavedLayout, columns: list[list[str]]) -> None:
    fields = field_set(layout.firm)
    used: dict[str, str] = {}
    for header, target in columns:
        if target == IGNORE:
            continue
        field = fields.get(target)
        if field is None:
            raise CannotDo(f'"{header}" goes to {target}, a field that is not there any more. Choose another.')
        if target in used and target != ADD_TO_NOTES:
            raise CannotDo(f'"{used[target]}" and "{header}" would both go to {field.label}. Leave one of them out.')
        used[target] = header
