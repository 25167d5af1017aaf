"""Columns to fields. The way in: ``map_table`` and ``map_headers``."""

from rollforward.engine.mapping.kind_of_values import SELECTS, entries_of, kind_of_values
from rollforward.engine.mapping.known_clients import with_known_clients
from rollforward.engine.mapping.levels import levels_by
from rollforward.engine.mapping.mapper import find_arrangement, map_headers, map_table, named_anew
from rollforward.engine.mapping.memory import fingerprint
from rollforward.engine.mapping.own import is_own_layout
from rollforward.engine.mapping.tabs import joined_tabs

__all__ = [
    "SELECTS",
    "entries_of",
    "find_arrangement",
    "fingerprint",
    "is_own_layout",
    "joined_tabs",
    "kind_of_values",
    "levels_by",
    "map_headers",
    "map_table",
    "named_anew",
    "with_known_clients",
]
