"""Likely duplicates of an import, side by side, with what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of
from rollforward.clients.fields import every_field
from rollforward.engine.fields import FieldSet
from rollforward.imports.corrections import corrections
from rollforward.imports.likely import likely
from rollforward.imports.models import Import
from rollforward.imports.queries.outcome import shown


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that would become a new client, and what it likely is: the earlier row ``other_line``, or a client (``pk``,
    public ID, name). ``compared``: label, the row's value and the other's. ``answer``: ``""`` while it is open, else
    ``same``, ``both``, ``skip``, or ``other`` where the row was said to be somebody else."""

    line: int
    other_line: int | None
    client: tuple[int, str, str] | None
    score: float
    certain: bool
    reasons: tuple[str, ...]
    group: int
    compared: tuple[tuple[str, str, str], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Twins:
    """``total`` pairs, of which so many are ``open`` and so many of those practically ``certain``."""

    total: int
    open: int
    certain: int
    pairs: tuple[Twin, ...]


def twins(imp: Import, member: Member, start: int = 0, count: int = 50, *, only_open: bool = False) -> Twins:
    """A page of the likely duplicates, or of those without an answer, those that hang together one after the other."""
    found, decided, fields = likely(imp), corrections(imp).decided(), every_field(imp.firm)
    rows = list(found.pairs.iter_rows(named=True))
    answers = [answered(row, decided) for row in rows]
    clients = {c.pk: c for c in clients_of(member).filter(pk__in=[row["pk"] for row in rows if row["pk"]])}
    here = {row["line"]: row for row in found.new.iter_rows(named=True)}
    there = {row["pk"]: row for row in found.held.iter_rows(named=True)}
    listed = [pair for pair in zip(rows, answers, strict=True) if not (only_open and pair[1])]
    told = []
    for row, answer in listed[start : start + count]:
        client = clients.get(row["pk"])
        other = there[row["pk"]] if row["pk"] else here[row["other_line"]]
        told.append(
            Twin(
                row["line"],
                row["other_line"],
                (client.pk, client.public_id, client.name) if client else None,
                row["score"],
                row["decision"] == "same",
                tuple(row["reasons"]),
                row["group"],
                _compared(here[row["line"]], other, fields),
                answer,
            )
        )
    open_ = [row for row, answer in zip(rows, answers, strict=True) if not answer]
    return Twins(len(rows), len(open_), sum(row["decision"] == "same" for row in open_), tuple(told))


def answered(pair: Mapping[str, Any], decided: Mapping[int, str]) -> str:
    """What the decisions about single rows say of a pair."""
    said = decided.get(pair["line"], "")
    if "skip" in (said, decided.get(pair["other_line"] or 0)):
        return "skip"
    if said.startswith("client:"):
        return "same" if said == f"client:{pair['pk']}" else "other"
    return "both" if said == "new" else ""


def _compared(one: dict[str, Any], other: dict[str, Any], fields: FieldSet) -> tuple[tuple[str, str, str], ...]:
    keys = [key for key in one if "." in key and (one[key] or other.get(key))]
    told = []
    for key in keys:
        field = fields.get(key)
        if field and key not in ("client.id", "contact.id"):
            told.append((field.label, shown(one[key], key, fields), shown(other.get(key), key, fields)))
    return tuple(told)
