"""How the client's name is made from the columns, and what a row of the sheet is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rollforward.engine.fields import slot_of
from rollforward.engine.mapping.surroundings import Sheet
from rollforward.engine.values import ColumnMap, Mapping, Shape, cell_name

Positions = tuple[int, ...]

#: Shapes that are not told by where columns go.
ARRANGED: tuple[Shape, ...] = ("rows of mixed level", "two tabs")


def name_columns(columns: Sequence[ColumnMap], sheet: Sheet) -> tuple[Positions, Positions]:
    """Positions that make the client's name, and those used where the first are blank."""
    at = {column.target: column.position for column in columns}
    person = person_columns(columns)
    if "client.name" not in at:
        return _without_client_name(at, person), ()
    name = at["client.name"]
    meaning = sheet.meanings[name]
    if meaning.concept == "company_or_last":
        return ((at["contact.first_name"], name) if "contact.first_name" in at else (name,)), ()
    may_be_blank = meaning.concept == "name" and (meaning.side == "organization" or sheet.lists_persons)
    return (name,), (person if may_be_blank else ())


def with_fallback(mapping: Mapping, rows: pl.DataFrame) -> Mapping:
    """The mapping with the person's name for clients without one of their own, where some rows have just that."""
    person = person_columns(mapping.columns)
    if not person or not mapping.name_from or mapping.name_fallback or set(person) & set(mapping.name_from):
        return mapping
    nameless, nobody = (pl.all_horizontal(_is_blank(p) for p in of) for of in (mapping.name_from, person))
    if not rows.select((nameless & ~nobody).any()).item():
        return mapping
    return replace(mapping, name_fallback=person)


def _is_blank(position: int) -> pl.Expr:
    return pl.col(cell_name(position)).str.strip_chars() == ""


def person_columns(columns: Sequence[ColumnMap]) -> Positions:
    """Positions that make the first contact's name, its first name first."""
    at = {column.target: column.position for column in columns}
    parts = tuple(at[key] for key in ("contact.first_name", "contact.last_name") if key in at)
    if len(parts) == 2:
        return parts
    return (at["contact.name"],) if "contact.name" in at else parts


def _without_client_name(at: dict[str, int], person: Positions) -> Positions:
    for key in ("client.legal_name", "client.trading_name"):
        if key in at:
            return (at[key],)
    return person


def shape_of(columns: Sequence[ColumnMap], sheet: Sheet, repeated_names: bool) -> Shape:
    """What one row is. ``repeated_names``: the same client stands in several rows with different persons."""
    others = sum(slot_of(column.target) > 1 for column in columns)
    if others > 1 or (others and sheet.tells_of_others):
        return "several contacts per row"
    if sheet.lists_persons or (repeated_names and sheet.has_person):
        return "one row per contact"
    return "one row per client"
