"""Reading one text as a field's kind, and showing a value."""

from __future__ import annotations

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import BLANK, Context, Members, Order, Parsed, Reader
from rollforward.engine.kinds.cells import admit, escape
from rollforward.engine.kinds.registry import kind_of
from rollforward.engine.values import CLEAR


def parse(text: str, field: Field, *, members: Members = (), date_order: Order | None = None) -> Parsed:
    """One text as the field's kind. ``(clear)`` is blank; text that says so by itself is written ``\\(clear)``.

    Never raises on any text: what cannot be read comes back as a problem code with its detail.
    """
    parsed = cell_reader(field, Context(members, date_order))(text)
    return BLANK if parsed.value == CLEAR else parsed


def show(canonical: str, field: Field, members: Members = ()) -> str:
    """What a person sees and an export writes for a canonical value; ``parse`` reads it back as the same value."""
    return escape(kind_of(field).show(canonical, field, members))


def cell_reader(field: Field, context: Context) -> Reader:
    """The function that reads any text, through the gate; ``CLEAR`` for ``(clear)``."""
    read = kind_of(field).reader(field, context)

    def through_the_gate(text: str) -> Parsed:
        admitted = admit(text)
        return admitted if admitted.value in (None, CLEAR) else read(str(admitted.value))

    return through_the_gate
