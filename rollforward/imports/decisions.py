"""The member's decisions as the import row keeps them: JSON forms of Settled, Region, Mapping and Choices."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from rollforward.engine.mapping import named_anew
from rollforward.engine.values import (
    Arrangement,
    Choices,
    ColumnMap,
    Joined,
    Levels,
    Lines,
    Mapping,
    Merged,
    Parents,
    ReadAs,
    Region,
    SetAside,
    Shared,
)
from rollforward.sandbox.orders import read_as_from_json

#: What the reader can be unsure of, in the order in which it is asked about: each answer may settle those behind it.
Doubt = Literal["encoding", "dialect", "accents", "header", "data"]
DOUBTS: tuple[Doubt, ...] = get_args(Doubt)

_AS_JUDGED = ReadAs()


@dataclass(frozen=True, slots=True)
class Settled:
    """What the member settled about the reading: how the file is read, and the doubts that she answered with *yes*.

    ``shape``: what a row is: ``found`` (as the program sees it), ``plain`` (each stands for itself) or ``blank:3``
    (a contact of the client above where the cell at position 3 is blank).
    """

    read_as: ReadAs = _AS_JUDGED
    answered: frozenset[Doubt] = frozenset()
    shape: str = "found"


def settled_to_json(settled: Settled) -> dict[str, Any]:
    return {"read_as": asdict(settled.read_as), "answered": sorted(settled.answered), "shape": settled.shape}


def settled_from_json(stored: dict[str, Any]) -> Settled:
    if not stored:
        return Settled()
    return Settled(read_as_from_json(stored["read_as"]), frozenset(stored["answered"]), stored.get("shape", "found"))


def region_to_json(region: Region, restored: frozenset[int] = frozenset()) -> dict[str, Any]:
    return {**asdict(region), "restored": sorted(restored)}


def region_from_json(stored: dict[str, Any]) -> tuple[Region, frozenset[int]]:
    """The region, and the set-aside lines that the member took back as data."""
    rows, columns = stored["data_rows"], stored.get("columns")
    region = Region(
        tuple(stored["header_rows"]),
        (rows[0], rows[1]) if rows else None,
        tuple(SetAside(s["first"], s["last"], s["why"]) for s in stored["set_aside"]),
        stored["header_confidence"],
        stored["data_confidence"],
        (columns[0], columns[1]) if columns else None,
        tuple(Merged(**cells) for cells in stored.get("merged", ())),
    )
    return region, frozenset(stored.get("restored", ()))


def mapping_to_json(mapping: Mapping) -> dict[str, Any]:
    return asdict(mapping)


def mapping_from_json(stored: dict[str, Any]) -> Mapping:
    return Mapping(
        tuple(map(_column_from_json, stored["columns"])),
        tuple(stored["name_from"]),
        tuple(stored["name_fallback"]),
        stored["shape"],
        _arrangement_from_json(stored.get("arrangement")),
    )


def arrangement_of(stored: dict[str, Any] | None) -> Arrangement | None:
    """How the table is arranged by a stored mapping, if there is one yet."""
    return _arrangement_from_json(stored.get("arrangement")) if stored else None


def _arrangement_from_json(stored: dict[str, Any] | None) -> Arrangement | None:
    if not stored:
        return None
    if "sheet" in stored:
        return Joined(**{**stored, "header": tuple(stored["header"])})
    if "columns" in stored:
        parents = Parents(**stored["parents"]) if stored["parents"] else None
        return Lines(tuple(stored["columns"]), tuple(stored["named"]), parents)
    if "by" not in stored:
        return Parents(**stored)
    shared = tuple(Shared(**each) for each in stored["shared"])
    return Levels(stored["column"], stored["by"], tuple(stored["contacts"]), tuple(stored["down"]), shared)


def _column_from_json(stored: dict[str, Any]) -> ColumnMap:
    alternatives = tuple((target, score) for target, score in stored.get("alternatives", ()))
    return ColumnMap(**{**stored, "reasons": tuple(stored["reasons"]), "alternatives": alternatives})


def choices_to_json(choices: Choices) -> dict[str, Any]:
    """``people`` are not among them: names and addresses are kept sealed, with the member's steps."""
    told = {**asdict(choices), "rows": {str(line): what for line, what in choices.rows.items()}}
    return {name: value for name, value in told.items() if name != "people"}


def choices_from_json(stored: dict[str, Any]) -> Choices:
    if not stored:
        return Choices()
    return Choices(
        match=tuple(stored["match"]),
        blank_default=stored["blank_default"],
        blank=stored["blank"],
        values=stored["values"],
        dates=stored["dates"],
        whole=tuple(stored.get("whole", ())),
        rows={int(line): what for line, what in stored["rows"].items()},
    )


def with_targets(mapping: Mapping, targets: AbstractMapping[int, str]) -> Mapping:
    """The mapping with some columns sent elsewhere by the member, and the client's name made anew from what is
    there."""
    columns = tuple(
        replace(c, target=targets[c.position], confidence="sure", score=1.0, reasons=("You chose it.",))
        if c.position in targets and targets[c.position] != c.target
        else c
        for c in mapping.columns
    )
    return mapping if columns == mapping.columns else named_anew(replace(mapping, columns=columns))
