"""The firm's rules held against one record that is typed, and against all that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.clients.entry import Values
from rollforward.clients.errors import NotValid
from rollforward.clients.frames import records
from rollforward.clients.showing import words
from rollforward.engine import rules
from rollforward.engine.fields import FieldSet, Owner, Rule
from rollforward.engine.issues import REGISTRY

_NAMED: dict[str, tuple[str, ...]] = {
    "client": ("client.id", "client.name"),
    "contact": ("contact.id", "contact.first_name", "contact.last_name"),
}
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Breaker:
    """A record that breaks a rule: its public ID, how it is called, and whom it is like or what it holds."""

    public_id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Broken:
    """How many of ``total`` records break a rule, and the first of them."""

    count: int
    total: int
    first: tuple[Breaker, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


def check_rules(
    firm: Firm, fields: FieldSet, owner: Owner, values: Values, held: Mapping[str, str | None], pk: int | None
) -> None:
    """Refuse ``values`` for a record that holds ``held`` (``pk``; ``None``: it is new) where they break a rule.

    What has broken a rule before is left in peace until one of its fields changes. Raises ``NotValid`` with all.
    """
    made = {**held, **values}
    errors: dict[str, str] = {}
    for rule in fields.rules_of(owner):
        changed = [key for key in rule.fields if made.get(key) != held.get(key)]
        detail = _fault(firm, rule, made, pk, fields) if changed else None
        if detail is not None:
            key = next((key for key in rules.blamed(rule) if key in changed), rule.fields[0])
            field = fields.get(key)
            said = REGISTRY[rules.CODES[rule.kind]].say(label=field.label if field else key, detail=detail)
            errors[key] = f"{errors[key]} {said}" if key in errors else said
    if errors:
        raise NotValid(errors)


def check_many(firm: Firm, fields: FieldSet, key: str, after: Mapping[int, str | None]) -> None:
    """Refuse to give the field ``key`` of many clients (by their pks) other values where any would break a rule."""
    said = []
    made = pl.DataFrame({"pk": list(after), "made": list(after.values())}, {"pk": pl.Int64, "made": pl.String})
    for rule in fields.rules_of("client"):
        if key not in rule.fields:
            continue
        there = _there(firm, rule)
        moved = there.join(made, on="pk", maintain_order="left").with_columns(pl.col("made").alias(key))
        count = rules.faults(rule, moved.with_row_index("record"), there, fields).height
        if count:
            said.append(f"{count:,} of these clients would break the rule: {rules.sentence(rule, fields)}")
    if said:
        raise NotValid({key: " ".join([*said, "Choose another value, or fewer clients."])})


def broken_by(firm: Firm, rule: Rule, fields: FieldSet) -> Broken:
    """Who of the firm's present records breaks a rule."""
    there = _there(firm, rule)
    asked = there.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("record"), pl.all())
    found = asked.join(rules.faults(rule, asked, there.clear(), fields), on="record", maintain_order="left")
    told = found.head(_SHOWN).rows(named=True)
    first = (Breaker(row[f"{rule.owner}.id"], row["name"], _told(rule, row, fields)) for row in told)
    return Broken(found.height, there.height, tuple(first))


def _told(rule: Rule, row: Mapping[str, str | None], fields: FieldSet) -> str:
    """Whom it is like, else what it holds (``Rate: 5``), sensitive values masked."""
    if rule.kind == "unique":
        return str(row["detail"])
    known = [(field, row[key]) for key in rule.fields if (field := fields.get(key))]
    return ", ".join(f"{field.label}: {words(field, value, fields) if value else 'blank'}" for field, value in known)


def _fault(firm: Firm, rule: Rule, made: Mapping[str, str | None], pk: int | None, fields: FieldSet) -> str | None:
    """What is said of the record ``made``; ``None`` where it keeps to the rule."""
    there = _there(firm, rule) if rule.kind == "unique" else pl.DataFrame()
    one = {"record": 0, "pk": pk, "name": "", **{key: made.get(key) for key in rule.fields}}
    kinds = {"record": pl.UInt32, "pk": pl.Int64, **dict.fromkeys(rule.fields, pl.String)}
    found = rules.faults(rule, pl.DataFrame([one], schema_overrides=kinds), there, fields)
    return None if found.is_empty() else str(found["detail"][0])


def _there(firm: Firm, rule: Rule) -> pl.DataFrame:
    """All records with their names and the fields of the rule."""
    frame = records(firm, rule.owner, (*_NAMED[rule.owner], *rule.fields))
    return frame.with_columns(pl.col("pk").cast(pl.Int64), rules.called(rule.owner).alias("name"))
