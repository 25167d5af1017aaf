"""What the member decides about columns, values and rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rollforward.accounts.models import Member
from rollforward.clients.fields import field_set
from rollforward.engine.fields import ADD_TO_NOTES
from rollforward.engine.kinds import fold
from rollforward.engine.values import IGNORE, Choices
from rollforward.imports.commands.guard import keep, preparing
from rollforward.imports.decisions import (
    choices_from_json,
    choices_to_json,
    mapping_from_json,
    mapping_to_json,
    with_targets,
)
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import


def set_targets(imp: Import, member: Member, targets: Mapping[int, str]) -> None:
    """Send columns to fields. One field once, but any number of columns is added to the notes; the
    targets are the firm's fields and nothing else."""
    preparing(imp, member)
    fields = field_set(imp.firm)
    mapping = with_targets(mapping_from_json(imp.mapping or {}), targets)
    used: dict[str, str] = {}
    for column in mapping.columns:
        if column.target == IGNORE:
            continue
        field = fields.get(column.target)
        if field is None:
            raise CannotDo(f'There is no field "{column.target}" here. Choose one from the list.')
        if column.target in used and column.target != ADD_TO_NOTES:
            raise CannotDo(
                f'"{used[column.target]}" and "{column.header}" would both go to {field.label}. '
                "One field takes one column: leave one of them out."
            )
        used[column.target] = column.header
    imp.mapping = mapping_to_json(mapping)
    keep(imp, "mapping")


def agree(imp: Import, member: Member, position: int) -> None:
    """The member looked at a column that was not sure: it goes to the right field."""
    preparing(imp, member)
    mapping = mapping_from_json(imp.mapping or {})
    columns = tuple(
        replace(c, confidence="sure", score=1.0, reasons=(*c.reasons, "You agreed."))
        if c.position == position and c.confidence != "sure"
        else c
        for c in mapping.columns
    )
    imp.mapping = mapping_to_json(replace(mapping, columns=columns))
    keep(imp, "mapping")


def set_choice(
    imp: Import,
    member: Member,
    *,
    values: Mapping[str, Mapping[str, str | None]] | None = None,
    undecided: Mapping[str, Collection[str]] | None = None,
    blank: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    whole: Mapping[str, bool] | None = None,
    match: Sequence[str] | None = None,
) -> None:
    """Answer questions of the mapping page; what is not named stays as it is.

    ``undecided``: per target, values that nothing is to be said of any more. ``whole``: per target, whether its cells
    stay whole or are taken apart.
    """
    preparing(imp, member)
    had = choices_from_json(imp.choices)
    answered = {target: dict(said) for target, said in had.values.items()}
    for target in dict.fromkeys((*(values or {}), *(undecided or {}))):
        given = (values or {}).get(target, {})
        anew = {fold(text) for text in (*given, *(undecided or {}).get(target, ()))}
        stays = {text: key for text, key in answered.get(target, {}).items() if fold(text) not in anew}
        answered[target] = {**stays, **given}
    _save_choices(
        imp,
        replace(
            had,
            values={target: said for target, said in answered.items() if said},
            blank={**had.blank, **(blank or {})},
            dates={**had.dates, **(dates or {})},
            whole=_whole(had.whole, whole or {}),
            match=tuple(dict.fromkeys(match)) if match is not None else had.match,
        ),
    )


def _whole(had: tuple[str, ...], said: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(sorted(({*had} - said.keys()) | {target for target, stays in said.items() if stays}))


def _save_choices(imp: Import, choices: Choices) -> None:
    unknown = [k for k in choices.match if k not in Choices().match]
    if unknown:
        raise CannotDo(f"Clients cannot be recognised by {', '.join(unknown)}. Use id, code, tax_id and name.")
    imp.choices = choices_to_json(choices)
    keep(imp, "choices")
