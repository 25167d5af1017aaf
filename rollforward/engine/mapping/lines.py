"""Columns that are the lines of one address, and the column that this makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rollforward.engine.arranging import with_address
from rollforward.engine.fields import base_key
from rollforward.engine.kinds import split_address
from rollforward.engine.mapping.words import words
from rollforward.engine.values import IGNORE, ColumnMap, Lines, Mapping, Parents, Table, cell_name

_NUMBERED = re.compile(r"(.*?\D)\s*[-_#.]?\s*(\d)\s*")
#: Two lines are first and second line of a street.
_FEWEST = 3
_SEEN = 500
#: So many of the addresses must be understood.
_MOSTLY = 0.6
_OF_NAMES = frozenset({"client.name", "client.legal_name", "client.trading_name", "contact.name"})
_PARTS = frozenset(f"client.{part}" for part in ("address", "street", "street2", "city", "postal_code"))
_DELIVERY = frozenset({"ship", "shipping", "delivery", "deliver"})


def with_lines(mapping: Mapping, table: Table) -> Mapping:
    """The mapping of a table with *Bill to 1*, *Bill to 2* … which are put together in a column of their own."""
    parents = mapping.arrangement if isinstance(mapping.arrangement, Parents) else None
    free = mapping.arrangement is None or parents is not None
    columns = mapping.columns[:-1] if parents else mapping.columns
    if not free or any(column.target in _PARTS for column in columns):
        return mapping
    named = tuple(c.position for c in columns if base_key(c.target) in _OF_NAMES)
    for positions in _runs(columns):
        lines = Lines(positions, named, parents)
        made = with_address(replace(table, rows=table.rows.head(_SEEN)), lines)
        if _are_addresses(made.rows[cell_name(len(table.header))]):
            return _with_column(mapping, columns, made.header[-1], lines)
    return mapping


def _with_column(mapping: Mapping, columns: Sequence[ColumnMap], header: str, lines: Lines) -> Mapping:
    first, last = (columns[p].header.strip() for p in (lines.columns[0], lines.columns[-1]))
    why = f"“{first}” to “{last}” are the lines of one address, put together here."
    made = ColumnMap(len(columns), header, "client.address", "check", 0.8, (why,))
    moved = [replace(column, position=len(columns) + 1) for column in mapping.columns[len(columns) :]]
    of_it = (f"It is a line of the address in “{header}”.",)
    told = [replace(c, confidence="sure", reasons=of_it) if c.position in lines.columns else c for c in columns]
    return replace(mapping, columns=(*told, made, *moved), arrangement=lines)


def _runs(columns: Sequence[ColumnMap]) -> list[tuple[int, ...]]:
    """Columns side by side that nothing is known of and that are numbered from 1."""
    runs: list[list[tuple[str, int]]] = []
    for column in columns:
        found = _NUMBERED.fullmatch(column.header) if column.target == IGNORE else None
        said = words(found[1]) if found else ()
        if not found or _DELIVERY & {*said}:
            continue
        stem, number = " ".join(said), int(found[2])
        if number == 1:
            runs.append([(stem, column.position)])
        elif runs and runs[-1][0][0] == stem and len(runs[-1]) == number - 1:
            runs[-1].append((stem, column.position))
    return [tuple(position for _, position in run) for run in runs if len(run) >= _FEWEST]


def _are_addresses(texts: pl.Series) -> bool:
    filled = texts.filter(texts != "").to_list()
    understood = sum(bool(split_address(text).city) for text in filled)
    return bool(filled) and understood >= _MOSTLY * len(filled)
