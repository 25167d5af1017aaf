"""The fields that a file is read with: those of the firm, and what its clients still hold of what was put away."""

from __future__ import annotations

from dataclasses import replace

from rollforward.accounts.models import Firm
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.frames import Frames, frames
from rollforward.engine.fields import Field, FieldSet, base_key
from rollforward.engine.kinds import unpack
from rollforward.engine.values import Mapping


def readable_fields(firm: Firm, mapping: Mapping) -> FieldSet:
    """The firm's fields, with those archived options and former members that clients of the present set hold.

    Nobody can choose them any more, but they stand in the firm's own export, which must come back unchanged. Former
    members are known by their e-mail alone: their name may be somebody else's by now.
    """
    now, ever = field_set(firm), every_field(firm)
    mapped = {base_key(c.target) for c in mapping.columns}
    former = {f.key: keys for f in now if f.key in mapped and (keys := _keys(f, ever) - _keys(f, now))}
    if not former:
        return now
    present = frames(firm, firm.generation, former)
    held = {key: keys & _held(present, key) for key, keys in former.items()}
    people = {key for f in now if f.kind == "member" for key in held.get(f.key, set())}
    return replace(
        now,
        fields=tuple(_with(f, ever, held[f.key]) if held.get(f.key) else f for f in now),
        members=now.members + tuple(replace(m, name="") for m in ever.members if m.key in people),
    )


def _keys(field: Field, fields: FieldSet) -> set[str]:
    """What a cell of the field can mean: the keys of members or of options; none for other kinds."""
    if field.kind == "member":
        return {m.key for m in fields.members}
    known = fields.get(field.key)
    return {o.key for o in known.options} if known else set()


def _held(present: Frames, key: str) -> set[str]:
    frame = present.clients if key in present.clients.columns else present.contacts
    values: list[str] = frame.get_column(key).drop_nulls().unique().to_list()
    return {item for value in values for item in (unpack(value) if value.startswith("[") else [value])}


def _with(field: Field, ever: FieldSet, held: set[str]) -> Field:
    known = ever.get(field.key)
    if field.kind == "member" or known is None:
        return field
    return replace(field, options=field.options + tuple(o for o in known.options if o.key in held))
