"""Kinds of field: how a text becomes a value, and how a value becomes the text that a person sees.

Forms, the API and the import all read with these. ``parse`` reads one text, ``parse_column`` a whole column in the
light of all its cells, ``show`` writes a value so that ``parse`` reads the same value again.
"""

from rollforward.engine.kinds.addresses import Address, split_address
from rollforward.engine.kinds.base import Context, Kind, Members, Order, Parsed, Reader, Tally, date_order, fold
from rollforward.engine.kinds.cells import admit, escape, guard_formula, unguard_formulas
from rollforward.engine.kinds.columns import Asked, Column, conclude, learn, learns, parse_column, read_columns, tally
from rollforward.engine.kinds.lists import join_cell, pack, split_cell, split_foreign, unpack
from rollforward.engine.kinds.names import (
    PersonName,
    is_plain_name,
    split_couple,
    split_given,
    split_pair,
    split_person_name,
)
from rollforward.engine.kinds.reading import cell_reader, parse, show
from rollforward.engine.kinds.registry import KINDS, kind_of
from rollforward.engine.kinds.selects import pack_tags
from rollforward.engine.kinds.several import Numbers, split_emails, split_phones

__all__ = [
    "KINDS",
    "Address",
    "Asked",
    "Column",
    "Context",
    "Kind",
    "Members",
    "Numbers",
    "Order",
    "Parsed",
    "PersonName",
    "Reader",
    "Tally",
    "admit",
    "cell_reader",
    "conclude",
    "date_order",
    "escape",
    "fold",
    "guard_formula",
    "is_plain_name",
    "join_cell",
    "kind_of",
    "learn",
    "learns",
    "pack",
    "pack_tags",
    "parse",
    "parse_column",
    "read_columns",
    "show",
    "split_address",
    "split_cell",
    "split_couple",
    "split_emails",
    "split_foreign",
    "split_given",
    "split_pair",
    "split_person_name",
    "split_phones",
    "tally",
    "unguard_formulas",
    "unpack",
]
