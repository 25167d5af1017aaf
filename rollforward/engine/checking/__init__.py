"""Checking: every cell of the table read as the kind of its field, and all that is wrong with it."""

from rollforward.engine.checking.check import check, check_cells, check_telling
from rollforward.engine.checking.columns import CheckedColumn, check_column
from rollforward.engine.checking.couples import of_partner
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.parts import parts_of
from rollforward.engine.checking.preview import telling_parts
from rollforward.engine.checking.several import beside
from rollforward.engine.checking.telling import Version, tell_anew, tell_beginning
from rollforward.engine.checking.told import AllTold, Told
from rollforward.engine.checking.values import OF_OPTIONS, foreign_values
from rollforward.engine.fields import ADD_TO_NOTES, NOTES


def also_filled(target: str) -> tuple[str, ...]:
    """The fields that the cells of a column may fill beside its own, or in its place."""
    return (NOTES,) if target == ADD_TO_NOTES else (*parts_of(target), *beside(target), *of_partner(target))


__all__ = [
    "OF_OPTIONS",
    "AllTold",
    "CheckedColumn",
    "Told",
    "Version",
    "also_filled",
    "check",
    "check_cells",
    "check_column",
    "check_telling",
    "foreign_values",
    "lay_over",
    "tell_anew",
    "tell_beginning",
    "telling_parts",
]
