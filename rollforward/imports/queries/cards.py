"""A few finished clients, as the import would make them: real rows of the file, the ones that tell most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.clients.entry import entry_fields
from rollforward.clients.groups import client_groups, contact_groups
from rollforward.clients.models import Client, Contact
from rollforward.clients.showing import Fact, Held, held_by
from rollforward.engine.values import Mapping, cell_name
from rollforward.imports.cells import columns
from rollforward.imports.decisions import mapping_from_json
from rollforward.imports.judging import Beginning, beginning
from rollforward.imports.models import Import
from rollforward.imports.queries.review import problems_in_words
from rollforward.imports.queries.where import targets
from rollforward.imports.table import table

CARDS = 3
#: Telling rows are looked for among so many clients: the cards are there on the spot in any list.
_LOOKED_AT = 5_000
_NAME_PARTS = tuple(f"contact.{part}" for part in ("salutation", "first_name", "middle_name", "last_name", "suffix"))
_SAID_ELSEWHERE = (*_NAME_PARTS, "contact.primary")


@dataclass(frozen=True, slots=True)
class Person:
    """A contact on a card."""

    name: str
    primary: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """``action``: added, updated, unchanged, or ``problem`` for a row that makes no client as it stands; ``why`` it is
    shown. ``lines``: the rows it is made of. ``had``: the name that the client has so far, where it gets another.
    ``others``: contacts that the client has and the file does not name;
    ``problems``: what is wrong with the row, in words."""

    name: str
    action: str
    why: str
    lines: tuple[int, ...]
    facts: tuple[Fact, ...] = ()
    contacts: tuple[Person, ...] = ()
    had: str = ""
    others: int = 0
    problems: tuple[str, ...] = ()


def finished_cards(imp: Import) -> tuple[Card, ...]:
    """At most three: the fullest client, then those made in a way of their own, the odd one last."""
    plan, mapping = beginning(imp), mapping_from_json(imp.mapping or {})
    odd = _first_problem(plan)
    clients = plan.frame("clients").head(_LOOKED_AT).collect()
    told = islice(_telling(clients, plan, mapping, imp), CARDS - (odd is not None))
    cards = [_Maker(plan, imp.firm).card(clients.row(at, named=True), why) for at, why in told]
    return (*cards, *([_odd_card(odd, imp, plan, mapping)] if odd is not None else ()))


def _telling(clients: pl.DataFrame, plan: Beginning, mapping: Mapping, imp: Import) -> Iterator[tuple[int, str]]:
    """Rows of ``clients`` worth showing, the most telling first, and what each shows; none twice."""
    if clients.is_empty():
        return
    numbers = pl.col("client").is_in(clients["client"].implode())
    people = plan.frame("links").filter(numbers).group_by("client").len("people").collect()
    filled = pl.sum_horizontal(pl.col("^client\\..*$").is_not_null())
    seen = clients.join(people, on="client", how="left", maintain_order="left")
    seen = seen.select("line", "action", pl.col("people").fill_null(0), filled=filled)
    fullness = seen["filled"] + 2 * seen["people"]
    fullest, barest = fullness.arg_max() or 0, fullness.arg_min() or 0
    yield fullest, "The fullest one"
    shown = {fullest}
    ways = (
        (clients["client"].is_in(_renamed(plan).implode()), "A client that gets another name"),
        (seen["line"].is_in(_named_otherwise(imp, mapping).implode()), _otherwise(mapping)),
        (seen["people"] > max(1, int(seen["people"][fullest]) - 1), "With several contacts"),
        ((seen["action"] != "added") & (seen["action"] != seen["action"][fullest]), "A client that you have already"),
        (pl.Series([at == barest for at in range(seen.height)]), "The one with the least"),
        (pl.Series([True] * seen.height), "One more"),
    )
    for fits, why in ways:
        at = next((at for at in fits.arg_true() if at not in shown), None)
        if at is not None:
            shown.add(at)
            yield at, why


def _renamed(plan: Beginning) -> pl.Series:
    """Numbers of clients that were found by a key and are called otherwise so far: perhaps they are others."""
    renamed = (pl.col("record") == "client") & (pl.col("target") == "client.name")
    return plan.frame("changes").filter(renamed).select("number").collect().to_series()


def _named_otherwise(imp: Import, mapping: Mapping) -> pl.Series:
    """Lines where the columns that make the name are blank, so that the next best make it."""
    if not mapping.name_fallback:
        return pl.Series("line", [], dtype=pl.UInt32)
    cells = [pl.col(cell_name(position)).str.strip_chars() == "" for position in mapping.name_from]
    return table(imp).rows.filter(cells)["line"]


def _otherwise(mapping: Mapping) -> str:
    headers = {column.position: column.header.strip() for column in mapping.columns}
    blank, taken = ([f"“{headers[p]}”" for p in of] for of in _name_columns(mapping))
    return f"{' and '.join(blank)} is blank: named by {' and '.join(taken)}"


def _first_problem(plan: Beginning) -> int | None:
    """The line of the first row that makes no client as it stands."""
    lines = plan.frame("rows").filter(pl.col("verdict") == "problem").select(pl.col("line").min())
    found: int | None = lines.collect().item()
    return found


def _odd_card(line: int, imp: Import, plan: Beginning, mapping: Mapping) -> Card:
    named = list(dict.fromkeys(p for of in _name_columns(mapping) for p in of))
    cells = columns(imp, named, pl.Series([line], dtype=pl.UInt32)).row(0)[1:]
    texts = dict(zip(named, (cell.strip() for cell in cells), strict=True))
    name = next(filter(None, (" ".join(filter(None, (texts[p] for p in of))) for of in _name_columns(mapping))), "")
    problems = plan.frame("problems").filter(pl.col("line") == line).collect()
    told = [p for found in problems_in_words(problems, targets(imp)).get(line, {}).values() for p in found]
    said = tuple(dict.fromkeys(p.message for p in told if p.severity == "error"))
    return Card(name or f"Row {line}", "problem", "Needs an answer first", (line,), problems=said)


def _name_columns(mapping: Mapping) -> tuple[tuple[int, ...], ...]:
    return mapping.name_from, mapping.name_fallback


class _Maker:
    """Makes cards of a plan's records, laid over what the firm has of them."""

    def __init__(self, plan: Beginning, firm: Firm) -> None:
        self.plan, self.firm, self.fields = plan, firm, entry_fields(firm)

    def card(self, client: dict[str, Any], why: str) -> Card:
        ties = self._frame("links", "client", [client["client"]])
        stored = Client.objects.filter(pk=client["pk"]).first()
        held = self._held(client, "client", stored)
        facts = [fact for group in client_groups(held.fields) for fact in held.facts(group)]
        named = self._frame("contacts", "contact", [tie["contact"] for tie in ties])
        people = {contact["contact"]: contact for contact in named}
        known = sum(contact["pk"] is not None for contact in named)
        name = held.values.get("client.name") or ""
        return Card(
            name,
            client["action"],
            why,
            tuple(row["line"] for row in self._frame("rows", "client", [client["client"]])),
            tuple(fact for fact in facts if fact.key != "client.name"),
            tuple(self._person(people[tie["contact"]], tie) for tie in ties if tie["contact"] in people),
            stored.name if stored and stored.name != name else "",
            stored.ties.count() - known if stored else 0,
        )

    def _person(self, contact: dict[str, Any], tie: dict[str, Any]) -> Person:
        held = self._held(contact, "contact", Contact.objects.filter(pk=contact["pk"]).first())
        ours = Held(held.fields, held.values | {key: text for key, text in tie.items() if "." in key})
        facts = [fact for group in contact_groups(ours.fields) for fact in ours.facts(group)]
        name = " ".join(text for key in _NAME_PARTS if (text := held.values.get(key)))
        return Person(
            name,
            tie["contact.primary"] == "yes",
            tuple(fact for fact in facts if fact.key not in _SAID_ELSEWHERE),
        )

    def _held(self, record: dict[str, Any], kind: str, stored: Client | Contact | None) -> Held:
        if stored is None:
            return Held(self.fields, {key: text for key, text in record.items() if "." in key})
        held = held_by(self.firm, stored, self.fields)
        changes = self.plan.frame("changes").filter(pl.col("record") == kind, pl.col("number") == record[kind])
        return Held(held.fields, held.values | dict(changes.select("target", "new").collect().iter_rows()))

    def _frame(self, name: str, column: str, numbers: list[int]) -> list[dict[str, Any]]:
        wanted = self.plan.frame(name).filter(pl.col(column).is_in(numbers))
        return list(wanted.collect().iter_rows(named=True))
