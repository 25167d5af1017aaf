"""People whom the file, or the file and the firm, have under several clients: the member says whether each is one."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine.matching import persons
from rollforward.engine.values import Existing
from rollforward.imports.corrections import corrections
from rollforward.imports.judging import kept
from rollforward.imports.judging.whole import given, present
from rollforward.imports.models import Import

_SHOWN = ("contact.first_name", "contact.middle_name", "contact.last_name", "contact.suffix", "contact.email")


@dataclass(frozen=True, slots=True)
class Known:
    """A contact of the firm with this e-mail and name: its key, Contact ID and the names of its clients."""

    pk: int
    public_id: str
    clients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """One e-mail and name under several clients. ``key`` names the person to ``commands.answer_person``.

    ``places``: row of the file, name of its client, and the Contact ID where the row means a contact that is there.
    ``answer``: ``""`` while it is open, else ``one``, ``contact:<pk>`` or ``apart``.
    """

    key: str
    name: str
    email: str
    places: tuple[tuple[int, str, str], ...]
    known: tuple[Known, ...]
    answer: str


def shared_people(imp: Import) -> tuple[SharedPerson, ...]:
    """All of them in the order of the file, those that were answered among them."""
    by, said = given(imp), corrections(imp).people()
    held = present(imp, by)
    named = _in_the_file(imp, held)
    of_firm = _in_the_firm(named, held)
    told = []
    new = pl.col("pk").is_null().any().over("person")
    several = (pl.col("client").n_unique().over("person") > 1) | pl.col("person").is_in(list(of_firm))
    asked = named.filter((new & several) | pl.col("person").is_in(list(said)))
    for (person,), rows in asked.group_by("person", maintain_order=True):
        key = str(person)
        told.append(_told(key, rows, of_firm.get(key, ()), said.get(key, "")))
    return tuple(told)


def _told(key: str, rows: pl.DataFrame, known: tuple[Known, ...], answer: str) -> SharedPerson:
    first = rows.row(0, named=True)
    name = " ".join(first[part] for part in _SHOWN[:-1] if first.get(part))
    places = rows.select("line", "name", pl.col("public_id").fill_null("")).rows()
    return SharedPerson(key, name, first["contact.email"], tuple(places), known, answer)


def _in_the_file(imp: Import, held: Existing) -> pl.DataFrame:
    """One row per client and contact of the plan whose person is known: ``person``, ``line``, ``client`` (its number),
    ``name`` of the client, ``pk`` and ``public_id`` of a contact that is there, and the contact's name and e-mail."""
    plan = kept(imp)
    there = plan.frame("contacts").collect_schema().names()
    contacts, links, clients = pl.collect_all([
        plan.frame("contacts").select("contact", pl.col("pk").cast(pl.Int64), *(key for key in _SHOWN if key in there)),
        plan.frame("links").select("contact", "client", "line"),
        plan.frame("clients").select("client", client_pk=pl.col("pk").cast(pl.Int64), said="client.name"),
    ])  # fmt: skip
    contacts = contacts.with_columns(persons(contacts, contacts)).drop_nulls("person")
    ids = held.contacts.select(pl.col("pk").cast(pl.Int64), public_id="contact.id")
    names = held.clients.select(client_pk=pl.col("pk").cast(pl.Int64), held="client.name")
    return (
        links.join(contacts, on="contact", maintain_order="left")
        .join(ids, on="pk", how="left", maintain_order="left")
        .join(clients.join(names, on="client_pk", how="left"), on="client", maintain_order="left")
        .with_columns(name=pl.coalesce("said", "held", pl.lit("")))
        .sort("line", maintain_order=True)
    )


def _in_the_firm(named: pl.DataFrame, held: Existing) -> dict[str, tuple[Known, ...]]:
    """The firm's contacts with the same e-mail and name, by person."""
    mates = held.contacts.select(pl.col("pk").cast(pl.Int64), public_id="contact.id")
    mates = mates.with_columns(persons(held.contacts, named)).join(
        named.select("person").unique(), on="person", how="semi"
    )
    ties = held.links.select(pk=pl.col("contact").cast(pl.Int64), client_pk=pl.col("client").cast(pl.Int64))
    clients = held.clients.select(client_pk=pl.col("pk").cast(pl.Int64), client="client.name")
    of_each = ties.join(mates.select("pk"), on="pk", how="semi").join(clients, on="client_pk")
    names = of_each.group_by("pk").agg(pl.col("client").sort())
    found: dict[str, tuple[Known, ...]] = {}
    for person, pk, public_id, tied in mates.join(names, on="pk").sort("pk").select(
        "person", "pk", "public_id", "client"
    ).iter_rows():  # fmt: skip
        found[person] = (*found.get(person, ()), Known(pk, public_id, tuple(tied)))
    return found
