"""Columns to fields: every header read, every column scored, the whole sheet solved at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rollforward.engine.fields import ADD_TO_NOTES, FieldSet, target_in_slot
from rollforward.engine.mapping import lines, nameless, naming, parents
from rollforward.engine.mapping.assignment import assign
from rollforward.engine.mapping.by_options import by_options
from rollforward.engine.mapping.candidates import LOWEST, Scores, candidates
from rollforward.engine.mapping.evidence import NONE, Evidence, evidence
from rollforward.engine.mapping.explain import SURE, explain
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.headers import is_alphabetical, read_headers
from rollforward.engine.mapping.households import with_households
from rollforward.engine.mapping.labels import by_label
from rollforward.engine.mapping.levels import find_levels, with_levels
from rollforward.engine.mapping.likeness import Likeness
from rollforward.engine.mapping.looks import SAMPLE, UNSEEN, Looks, looks_of
from rollforward.engine.mapping.memory import known_headers, recalled, same_layout
from rollforward.engine.mapping.nameless_runs import by_runs
from rollforward.engine.mapping.of_clients import kept_to_clients
from rollforward.engine.mapping.own import is_own_layout, own_targets
from rollforward.engine.mapping.surroundings import Sheet, survey
from rollforward.engine.mapping.tabs import named_by_clients, with_joined
from rollforward.engine.values import IGNORE, Arrangement, ColumnMap, Joined, Layout, Levels, Mapping, Table, cell_name

#: A column of empty cells gives way to a filled one of the same meaning.
EMPTY_LOSS = 0.05
#: A *Type* may be any division of the clients; that it is business or individual only its values can tell.
_BY_VALUES_ONLY = frozenset({("type", "client.kind"), ("segment", "client.kind"), ("legal_form", "client.kind")})
#: What a cell is shows in so many of its characters; whatever is longer is a text.
_SEEN = 2_000
#: What is said of somebody who may be none of the client's people is never sure by its header alone.
_UNSURE = SURE - 0.13
_NUMBERED_BY_US = ("client.id", "contact.id")


def find_arrangement(table: Table, fields: FieldSet) -> Arrangement | None:
    """How the rows of a table become rows of clients with contacts, where they do not stand so; never for our own."""
    return None if is_own_layout(table.header, fields) else find_levels(table)


def map_table(
    table: Table,
    fields: FieldSet,
    layouts: Sequence[Layout] = (),
    arrangement: Arrangement | None = None,
    *,
    as_it_stands: bool = False,
) -> Mapping:
    """The mapping of a table, from its headers and a sample of its values; ``layouts`` as in ``map_headers``.

    ``arrangement``: how the table was arranged already; a column of parents is added to the mapping where it is seen
    that the table needs one, unless it is to be taken ``as_it_stands``.
    """
    samples = _samples(table.rows, len(table.header))
    mapping = map_headers(table.header, fields, samples, layouts)
    if isinstance(arrangement, Levels):
        own = {*arrangement.down, *(shared.position for shared in arrangement.shared)}
        return with_levels(kept_to_clients(mapping, own, fields), arrangement)
    if isinstance(arrangement, Joined):
        own = set(range(len(table.header) - len(arrangement.header)))
        return with_joined(kept_to_clients(mapping, own, fields), arrangement)
    mapping = naming.with_fallback(mapping, table.rows)
    if as_it_stands or is_own_layout(table.header, fields):
        return mapping
    return lines.with_lines(parents.with_parents(mapping, table), table)


def named_anew(mapping: Mapping) -> Mapping:
    """The mapping with the client's name made of where its columns go now, the shape being what they say."""
    headers = [column.header for column in mapping.columns]
    sheet = survey(read_headers(headers), ordered=not is_alphabetical(headers))
    name_from, fallback = naming.name_columns(mapping.columns, sheet)
    if not fallback and mapping.name_fallback and name_from == mapping.name_from:
        fallback = naming.person_columns(mapping.columns)
    shape = naming.shape_of(mapping.columns, sheet, mapping.shape == "one row per contact")
    shape = mapping.shape if mapping.shape in naming.ARRANGED else shape
    return named_by_clients(replace(mapping, name_from=name_from, name_fallback=fallback, shape=shape))


def map_headers(
    headers: Sequence[str],
    fields: FieldSet,
    samples: Sequence[Sequence[str]] | None = None,
    layouts: Sequence[Layout] = (),
) -> Mapping:
    """The mapping of headers alone, or with filled ``samples`` of each column's values in row order.

    Every column gets a target: a key of ``fields`` (``contact2.*`` for further persons in a row) or ``ignore``. A
    field is used once. Only *sure* columns may be taken without asking. ``layouts``: how files were mapped before, the
    latest first; one with the same headers is followed to the letter.
    """
    looks = [looks_of(values) for values in samples] if samples else [UNSEEN for _ in headers]
    sheet = survey(read_headers(headers), ordered=not is_alphabetical(headers))
    known, own = same_layout(headers, layouts), own_targets(headers, fields)
    if known:
        columns = _known_columns(headers, known, fields, looks, sheet)
    elif own is not None and not _contradicted(own, looks, fields):
        columns = _own_columns(headers, own, fields, looks, sheet)
    else:
        columns = _solved(headers, fields, looks, sheet)
        columns = _remembered(columns, known_headers(headers, layouts, fields), looks, fields)
        columns = with_households(columns, looks, samples)
    likeness = Likeness(fields)
    columns = [_with_alternatives(column, looks[column.position], likeness) for column in columns]
    name_from, fallback = naming.name_columns(columns, sheet)
    return Mapping(tuple(columns), name_from, fallback, naming.shape_of(columns, sheet, _repeats(columns, samples)))


def _with_alternatives(column: ColumnMap, seen: Looks, likeness: Likeness) -> ColumnMap:
    """The column, unless it surely has its field, with the fields that it is like by words and values alone."""
    if column.confidence == "sure" and column.target != IGNORE:
        return column
    likes = [(key, round(score, 3)) for key, score in likeness.ranked(column.header, seen) if key != column.target]
    first = [] if column.target == IGNORE else [(column.target, column.score)]
    return replace(column, alternatives=(*first, *likes))


def _repeats(columns: Sequence[ColumnMap], samples: Sequence[Sequence[str]] | None) -> bool:
    """Whether client names come back in further rows: a tenth of them at least."""
    name = next((column.position for column in columns if column.target == "client.name"), None)
    if name is None or not samples:
        return False
    values = samples[name]
    return len(values) > len(set(values)) * 1.1


def _samples(rows: pl.DataFrame, width: int) -> list[list[str]]:
    """Filled cells from the start of each column, enough of them to see what they are; of columns that begin with few,
    from all their rows."""
    names = [name for position in range(width) if (name := cell_name(position)) in rows.columns]
    found = _filled(rows.head(10 * SAMPLE), names)
    found |= _filled(rows, [name for name in names if len(found[name]) < SAMPLE])
    return [found.get(cell_name(position), []) for position in range(width)]


def _filled(rows: pl.DataFrame, names: Sequence[str]) -> dict[str, list[str]]:
    cell = pl.col(names)
    first = cell.filter(cell != "").head(2 * SAMPLE).str.slice(0, _SEEN)
    lists = rows.select(first.implode()).row(0, named=True) if names else {}
    return {name: [value for value in values if value.strip()] for name, values in lists.items()}


def _contradicted(own: dict[int, str], looks: Sequence[Looks], fields: FieldSet) -> bool:
    """Another program may use our words for other things: its numbers are not like ours, its values do not fit."""
    ids = [position for position, key in own.items() if key in _NUMBERED_BY_US and looks[position].count]
    doubtful = ids or list(own)
    return any(_judge(own[position], looks[position], fields).factor < LOWEST for position in doubtful)


def _own_columns(
    headers: Sequence[str], own: dict[int, str], fields: FieldSet, looks: Sequence[Looks], sheet: Sheet
) -> list[ColumnMap]:
    rest = _solved(headers, fields, looks, sheet, taken=own)
    why = ("The header is the field's own name.",)
    return [
        ColumnMap(column.position, column.header, own[column.position], "sure", 1.0, why)
        if column.position in own
        else column
        for column in rest
    ]


def _known_columns(
    headers: Sequence[str], layout: Layout, fields: FieldSet, looks: Sequence[Looks], sheet: Sheet
) -> list[ColumnMap]:
    """As the last time; a column whose field is gone since is looked at anew."""
    told = recalled(headers, layout, fields)
    rest = _solved(headers, fields, looks, sheet, taken=told)
    why = (f"Mapped as the last time, as in the layout “{layout.name}”.",)
    return [
        ColumnMap(column.position, column.header, told[column.position], "sure", 1.0, why)
        if column.position in told
        else column
        for column in rest
    ]


def _remembered(
    columns: list[ColumnMap], told: dict[int, tuple[str, str]], looks: Sequence[Looks], fields: FieldSet
) -> list[ColumnMap]:
    """Columns that are not sure go where the same header went in another file, if nothing else goes there."""
    used = {column.target for column in columns}
    better = []
    for column in columns:
        target, layout = told.get(column.position, (IGNORE, ""))
        fits = target != IGNORE and _fits(target, looks[column.position], fields)
        if fits and column.confidence != "sure" and (target in (column.target, ADD_TO_NOTES) or target not in used):
            used.add(target)
            why = (f"“{column.header.strip()}” was mapped so in the layout “{layout}”.",)
            column = replace(column, target=target, confidence="sure", score=0.95, reasons=why)  # noqa: PLW2901
        better.append(column)
    return better


def _fits(target: str, seen: Looks, fields: FieldSet) -> bool:
    """Whether values may be a field's: nothing speaks against it, and they are not plainly something else."""
    judged, field, plain = _judge(target, seen, fields), fields.get(target), nameless.plainly(seen)
    elsewhere = (
        bool(plain) and not judged.confirmed and target not in plain and bool(field and field.kind != "long text")
    )
    return judged.factor > LOWEST and not elsewhere


def _solved(
    headers: Sequence[str],
    fields: FieldSet,
    looks: Sequence[Looks],
    sheet: Sheet,
    taken: dict[int, str] | None = None,
) -> list[ColumnMap]:
    """All columns of a foreign layout; in our own one (``taken``) only those that somebody added to it."""
    taken = taken or {}
    runs = [seen if nameless.is_placeholder(header) else UNSEEN for header, seen in zip(headers, looks, strict=True)]
    scored = [
        {} if position in taken else _scores(position, header, fields, looks[position], sheet, runs)
        for position, header in enumerate(headers)
    ]
    free = [{k: s for k, s in column.items() if k not in taken.values() and s >= LOWEST} for column in scored]
    targets = assign(free)
    return [
        explain(
            position=position,
            header=header,
            target=targets[position],
            scores=scored[position],
            meaning=sheet.meanings[position],
            seen=_judge(targets[position] or IGNORE, looks[position], fields),
            fields=fields,
        )
        for position, header in enumerate(headers)
    ]


def _scores(position: int, header: str, fields: FieldSet, seen: Looks, sheet: Sheet, runs: Sequence[Looks]) -> Scores:
    """Every field the column may go to, the values weighed in."""
    meaning = sheet.meanings[position]
    known_digits = header.strip().isdigit() and meaning.concept  # "06" is a phone in the Netherlands
    if nameless.is_placeholder(header) and not known_digits:
        guesses = nameless.by_values(seen) or by_runs(position, runs)
    else:
        guesses = _in_slot(candidates(meaning, sheet, position), meaning, sheet)
        guesses |= nameless.by_values_alone(meaning, seen) | by_options(header, seen, fields) | by_label(header, fields)
    loss = EMPTY_LOSS if seen is not UNSEEN and not seen.count else 0.0
    scores = {}
    for target, score in guesses.items():
        if fields.get(target):
            judged = _judge(target, seen, fields)
            told = judged.confirmed or (meaning.concept, target) not in _BY_VALUES_ONLY
            scores[target] = (score - loss) * judged.factor if told else 0.0
    contradicted = bool(scores) and max(scores.values()) < LOWEST
    return nameless.against_header(seen, sheet, fields) | scores if contradicted else scores


def _in_slot(scores: Scores, meaning: Meaning, sheet: Sheet) -> Scores:
    """The scores moved to the contact that the column speaks of."""
    slot, doubt = sheet.slot_of(meaning), sheet.doubt_of(meaning)
    most = _UNSURE if sheet.may_be_nobody(meaning.person) else 1.0
    return {
        target_in_slot(key, slot): score if key.startswith("client.") else min(score - doubt, most)
        for key, score in scores.items()
        if slot or key.startswith("client.")
    }


def _judge(target: str, seen: Looks, fields: FieldSet) -> Evidence:
    field = fields.get(target)
    return evidence(field, seen, fields) if field else NONE
