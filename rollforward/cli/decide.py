"""The decisions of an import without a person: options and MAP.json first, then what is sure, the rest left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rollforward.accounts.models import Member
from rollforward.cli.start import WrongUsage
from rollforward.cli.wishes import MapFile, Wishes, match_keys
from rollforward.engine.fields import ADD_TO_NOTES, FieldSet
from rollforward.engine.values import IGNORE, ColumnMap
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import MappingLine, Misfit

Question = dict[str, Any]


def decide(imp: Import, member: Member, wishes: Wishes, mapped: MapFile) -> list[Question]:
    """Choose sheet, header, targets and answers. Returns what a person would have been asked and was left out.

    Raises ``WrongUsage`` where the map names what the file or the firm does not have.
    """
    questions = choose_sheet(imp, member, wishes.sheet)
    if mapped.header_row is not None:
        with _said_by_the_map():
            commands.choose_header(imp, member, (mapped.header_row,) if mapped.header_row else ())
    lines = queries.mapping_lines(imp)
    given = _given_targets(lines, mapped.columns)
    taken, left = _sure_ones(lines, given, take_unsure=wishes.yes or wishes.mapping is not None)
    with _said_by_the_map():
        commands.set_targets(imp, member, taken)
    _check_fields(queries.targets(imp), [*mapped.dates, *mapped.blank, *mapped.whole])
    used = {target for target in taken.values() if target != IGNORE}
    blank = dict.fromkeys(used, wishes.blank) if wishes.blank == "clear" else {}
    commands.set_choice(
        imp,
        member,
        values=_option_keys(queries.targets(imp), mapped.values),
        blank={**blank, **mapped.blank},
        dates=mapped.dates,
        whole=dict.fromkeys(mapped.whole, True),
        match=match_keys(wishes),
    )
    return [*questions, *left, *(_value_question(*open_value) for open_value in queries.open_values(imp))]


@contextmanager
def _said_by_the_map() -> Iterator[None]:
    """What cannot be done here was asked for by MAP.json alone: what the program proposes can be."""
    try:
        yield
    except CannotDo as refusal:
        raise WrongUsage(f"The map cannot be followed. {refusal}") from None


def _check_fields(fields: FieldSet, targets: Iterable[str]) -> None:
    for target in targets:
        if fields.get(target) is None:
            raise WrongUsage(f"The map says something of {target}, which is no field of this firm.")


def choose_sheet(imp: Import, member: Member, wanted: str | None) -> list[Question]:
    """The sheet that is wanted, else the likely one; with what a person would have been asked about it."""
    sheets = queries.book(imp).sheets
    if wanted is not None:
        named = [s.index for s in sheets if s.name == wanted]
        alike = [s.index for s in sheets if _folded(s.name) == _folded(wanted)]
        numbered = [int(wanted) - 1] if wanted.isdecimal() and 1 <= int(wanted) <= len(sheets) else []
        found = [*named, *alike, *numbered]
        if not found:
            raise WrongUsage(f'There is no sheet "{wanted}". There are: {", ".join(s.name for s in sheets)}.')
        commands.choose_sheet(imp, member, found[0])
        return []
    if imp.sheet is not None:
        return []
    if pair := queries.pair(imp):
        commands.choose_both(imp, member)
        message = f'"{pair.clients}" was taken for the clients and "{pair.contacts}" for their contacts.'
        message += " For one sheet alone choose with --sheet."
        return [{"kind": "sheet", "sheet": pair.clients, "message": message}]
    likely = next((s for s in sheets if s.likely), sheets[0])
    commands.choose_sheet(imp, member, likely.index)
    if all(s.index == likely.index or s.hidden or not s.rows or s.why.startswith("options") for s in sheets):
        return []
    return [
        {
            "kind": "sheet",
            "sheet": likely.name,
            "message": f'The file has several sheets; "{likely.name}" was taken. Choose with --sheet.',
        }
    ]


def _given_targets(lines: tuple[MappingLine, ...], columns: dict[str, str]) -> dict[int, str]:
    """Position -> target as the map says. Keys are headers (without case and outer spaces) or ``#3``, or a bare number
    that is no header; a column without one is also ``col_3``, as ``inspect`` calls it."""
    given: dict[int, str] = {}
    for key, target in columns.items():
        same = [line.position for line in lines if _folded(_name(line)) == _folded(key)]
        if len(same) > 1:
            places = ", ".join(f"#{position}" for position in same)
            raise WrongUsage(f'The map says "{key}", and several columns are called so: name them {places}.')
        number = key.removeprefix("#")
        if not same and number.isdecimal() and int(number) < len(lines):
            same = [int(number)]
        if not same:
            raise WrongUsage(f'The map names a column "{key}" that the file does not have.')
        given[same[0]] = target
    return given


def _sure_ones(
    lines: tuple[MappingLine, ...], given: dict[int, str], *, take_unsure: bool
) -> tuple[dict[int, str], list[Question]]:
    """Where each column goes, and those left out that a person would have been asked about."""
    taken, left = dict(given), []
    claimed = {*given.values()} - {IGNORE, ADD_TO_NOTES}
    for line in lines:
        if line.position in given:
            continue
        sure = line.confidence == "sure" or (line.confidence == "check" and take_unsure)
        if line.target != IGNORE and sure and line.target not in claimed:
            taken[line.position] = line.target
            continue
        taken[line.position] = IGNORE
        if line.filled and (line.confidence == "unknown" or line.target != IGNORE):
            left.append(_question(line))
    return taken, left


def _question(line: MappingLine) -> Question:
    place = f'column {line.position + 1} "{_name(line)}"'
    if line.target == IGNORE:
        message = f"{place} was left out: nothing tells which field it is. Name it in a MAP.json to import it."
    else:
        message = f"{place} was left out: it may be {line.target}. Take it with --yes, or name it in a MAP.json."
    return {
        "kind": "column",
        "position": line.position,
        "header": line.header,
        "target": line.target,
        "confidence": line.confidence,
        "message": message[0].upper() + message[1:],
    }


def _value_question(column: ColumnMap, misfit: Misfit, suggested: str | None) -> Question:
    name = column.header.strip() or f"col_{column.position}"
    why = f" It may be {suggested}: {misfit.suggestion.why}" if misfit.suggestion and suggested else ""
    unknown = f'Column {column.position + 1} "{name}" says "{misfit.text}", which {column.target} does not know.'
    return {
        "kind": "value",
        "position": column.position,
        "header": column.header,
        "target": column.target,
        "value": misfit.text,
        "count": misfit.count,
        "suggestion": suggested,
        "message": f"{unknown}{why} Say what it means under values in a MAP.json.",
    }


def _name(line: MappingLine) -> str:
    return line.header.strip() or f"col_{line.position}"


def _option_keys(fields: FieldSet, values: dict[str, dict[str, str | None]]) -> dict[str, dict[str, str | None]]:
    """The map speaks of options by label; stored they are by key."""
    found: dict[str, dict[str, str | None]] = {}
    for target, answers in values.items():
        field = fields.get(target)
        options = queries.choosable(field, fields.members)
        if field is None or not options:
            raise WrongUsage(f"The map gives values for {target}, which is no field with options.")
        keys = {_folded(option.label): option.key for option in options}
        for text, label in answers.items():
            if label is not None and _folded(label) not in keys:
                known = ", ".join(option.label for option in options)
                raise WrongUsage(f'The map turns "{text}" into "{label}", but {field.label} has: {known}.')
            found.setdefault(target, {})[text] = None if label is None else keys[_folded(label)]
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
