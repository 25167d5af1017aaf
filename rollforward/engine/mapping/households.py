"""Lists of households: each person has a row that says who she is in it, and the household is the client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.looks import Looks, has_letters
from rollforward.engine.mapping.words import squash
from rollforward.engine.values import ColumnMap

_MOSTLY = 0.6
#: Who somebody is in a household, in the words of six languages.
_RELATIONS = frozenset(map(squash, (
    "head", "head of household", "self", "primary", "taxpayer", "spouse", "wife", "husband", "partner", "child", "son",
    "daughter", "dependent", "parent", "mother", "father", "conjoint", "conjointe", "enfant", "époux", "épouse",
    "cónyuge", "esposo", "esposa", "hijo", "hija", "titular", "cônjuge", "filho", "filha", "ehepartner", "ehefrau",
    "ehemann", "kind", "haushaltsvorstand", "echtgenoot", "echtgenote", "partnerin",
)))  # fmt: skip


def with_households(
    columns: list[ColumnMap], looks: Sequence[Looks], samples: Sequence[Sequence[str]] | None
) -> list[ColumnMap]:
    """The columns, with the one of the client group as the client's name where the rows say so.

    Its names come back with other persons, of whom most are said to be spouses, children and the like; nothing else
    names the client.
    """
    at = {column.target: column.position for column in columns}
    group, role = at.get("client.group"), at.get("contact.role")
    if samples is None or group is None or role is None or "client.name" in at:
        return columns
    named = samples[group]
    together = len(named) > 1.1 * len(set(named)) and looks[group].share(_is_name) >= _MOSTLY
    if not together or looks[role].share(lambda text: squash(text) in _RELATIONS) < _MOSTLY:
        return columns
    header = columns[group].header.strip()
    why = (f"“{header}” comes back with the persons of one household, who are told apart by “{columns[role].header}”.",)
    client = replace(columns[group], target="client.name", confidence="check", score=0.8, reasons=why)
    return [client if column.position == group else column for column in columns]


def _is_name(text: str) -> bool:
    return has_letters(text) and not any(map(str.isdigit, text))
