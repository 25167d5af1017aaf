"""Which contact each row means: by Contact ID, else e-mail and name within the client, else name within the client."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import target_in_slot
from rollforward.engine.issues import report
from rollforward.engine.matching.choosing import as_chosen, in_words, nobody_offered, offered
from rollforward.engine.matching.keys import given, name_parts, person_keys
from rollforward.engine.matching.people import as_said
from rollforward.engine.matching.slots import contacts_named
from rollforward.engine.values import Choices, Existing, Mode


def match_contacts(
    cells: pl.DataFrame, rows: pl.DataFrame, existing: Existing, choices: Choices, mode: Mode
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """``Match.contacts``, the problems found and, where several fit, who (``CANDIDATE_SCHEMA``). ``rows``:
    ``Match.rows``."""
    found = _with_id(contacts_named(cells, rows), existing, mode)
    found = _with_names(found, always=bool(choices.people))
    found, several = (found, nobody_offered()) if mode == "clear" else _within_client(found, existing)
    found = as_chosen(found, existing, choices.contacts if mode == "update" else {})
    found = _numbered(as_said(found, existing, choices.people))
    settled = found.filter(pl.col("problem").is_null()).drop("client_pk", "problem", "email", "name", "fresh")
    return settled, _problems(found, several, existing), several


def _with_id(named: pl.DataFrame, existing: Existing, mode: Mode) -> pl.DataFrame:
    """Adds ``pk`` of the contact with the row's ID, or the ``kept_id`` of the replaced set, or a ``problem``."""
    rows = named.with_columns(id=given(named, "contact.id").str.strip_chars())
    if mode == "clear":
        kept = pl.when(pl.col("id").is_in(sorted(existing.replaced_contact_ids))).then("id")
        rows = rows.with_columns(pk=pl.lit(None, dtype=pl.Int64), kept_id=kept)
    else:
        known = existing.contacts.select(pl.col("pk").cast(pl.Int64), id=given(existing.contacts, "contact.id"))
        rows = rows.join(known.drop_nulls("id").unique("id"), on="id", how="left", maintain_order="left")
        rows = rows.with_columns(kept_id=pl.lit(None, dtype=pl.String))
    unknown = pl.col("id").is_not_null() & pl.col("pk").is_null() & pl.col("kept_id").is_null()
    return rows.with_columns(problem=pl.when(unknown).then(pl.lit("unknown-id"))).drop("id")


def _with_names(rows: pl.DataFrame, *, always: bool) -> pl.DataFrame:
    """Adds ``email`` and ``name`` as they are compared; blank where nobody needs them, for 100,000 of them are dear."""
    unknown = pl.col("pk").is_null() & pl.col("kept_id").is_null()
    # A single contact of a new client can be nobody else.
    alone = pl.col("client_pk").is_null() & (pl.len().over("client") == 1)
    if not always and not rows.select((unknown & ~alone).any()).item():
        return rows.with_columns(email=pl.lit(""), name=pl.lit(""))
    return pl.concat([rows, person_keys(rows, name_parts(rows))], how="horizontal")


_NAMED = pl.col("name") != ""
_MAILED = pl.col("email") != ""

#: What finds a contact within the client, the best evidence first, and which rows may use it. A row that gives no name
#: means whoever has its e-mail address; one that gives neither, whoever has no name.
_LADDER = (
    (("email", "name"), pl.lit(True)),
    (("name",), _NAMED | ~_MAILED),
    (("email",), ~_NAMED & _MAILED),
)


def _within_client(rows: pl.DataFrame, existing: Existing) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Adds ``pk``, or a ``problem`` where several fit, of the contacts of the row's client; and those several."""
    rest = rows.filter(pl.col("client_pk").is_not_null() & pl.col("pk").is_null() & pl.col("problem").is_null())
    if rest.is_empty() or existing.links.is_empty():
        return rows, nobody_offered()
    known = _known_people(existing, name_parts(rows))
    found, several = [], [nobody_offered()]
    for names, allowed in _LADDER:
        keys = ("client_pk", *names)
        found.append(_lookup(rest.filter(allowed), known, *keys))
        asking = rest.join(found[-1].filter(pl.col("n") > 1), on=["row", "slot"], how="semi", maintain_order="left")
        several.append(offered(asking, known, keys))
        rest = rest.join(found[-1], on=["row", "slot"], how="anti")
        if rest.is_empty():
            break
    rows = rows.join(pl.concat(found), on=["row", "slot"], how="left", maintain_order="left")
    one = pl.when(pl.col("n") == 1).then("found")
    many = pl.when(pl.col("n") > 1).then(pl.lit("several-contacts"))
    rows = rows.with_columns(pk=pl.coalesce("pk", one), problem=pl.coalesce("problem", many)).drop("n", "found")
    return rows, pl.concat(several)


def _known_people(existing: Existing, parts: list[str]) -> pl.DataFrame:
    """``client_pk``, ``contact_pk``, ``email`` and ``name`` of every tie between a client and a contact.

    Their names are made of those ``parts`` that the file has: what it does not speak of tells nobody apart.
    """
    contacts = existing.contacts.select(contact_pk=pl.col("pk").cast(pl.Int64))
    people = pl.concat([contacts, person_keys(existing.contacts, parts)], how="horizontal")
    ties = existing.links.select(client_pk=pl.col("client").cast(pl.Int64), contact_pk=pl.col("contact").cast(pl.Int64))
    return ties.join(people, on="contact_pk")


def _lookup(rows: pl.DataFrame, known: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """Of rows whose keys are known: how many contacts have them (``n``) and the first of those (``found``)."""
    index = known.group_by(keys).agg(n=pl.len(), found=pl.col("contact_pk").first())
    return rows.select("row", "slot", *keys).join(index, on=keys).select("row", "slot", "n", "found")


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds ``contact``: rows with one number mean one person. Nobody is the same under two clients without an ID or the
    member's word."""
    if all(_all_differ(rows, column) for column in ("client", "pk", "kept_id", "person")):
        return rows.with_row_index("contact")
    own = pl.when(_NAMED).then("name").otherwise(pl.format("@{}", "email"))
    own = pl.when("fresh").then(pl.format("new {}", own)).otherwise(own)
    rows = rows.with_columns(
        fixed=pl.coalesce(pl.format("pk {}", "pk"), pl.format("id {}", "kept_id")),
        handle=pl.coalesce(pl.format("one {}", "person"), pl.format("{} {}", "client", own)),
    )
    mates = pl.lit(None, dtype=pl.String)
    if 0 < rows["fixed"].null_count() < rows.height:
        # Of two rows that name one person, one with a Contact ID speaks for the other.
        first, last = pl.col("fixed").min().over("handle"), pl.col("fixed").max().over("handle")
        mates = pl.when(first == last).then(first)
    rows = rows.with_columns(who=pl.coalesce("fixed", mates, "handle"))
    numbers = rows.select(pl.col("who").unique(maintain_order=True)).with_row_index("contact")
    rows = rows.join(numbers, on="who", how="left", maintain_order="left").drop("who", "fixed", "handle")
    return rows.with_columns(pl.col("pk", "kept_id").max().over("contact"))


def _all_differ(rows: pl.DataFrame, column: str) -> bool:
    filled = rows[column].drop_nulls()
    return filled.n_unique() == filled.len()


def _problems(rows: pl.DataFrame, candidates: pl.DataFrame, existing: Existing) -> pl.DataFrame:
    asking = rows.filter(pl.col("problem").is_not_null())
    ids = asking.filter(pl.col("problem") == "unknown-id")
    several = asking.filter(pl.col("problem") == "several-contacts")
    several = several.with_columns(detail=in_words(several, candidates, existing))
    gone = asking.filter(pl.col("problem") == "contact-gone")
    return pl.concat([
        report("contact-gone", gone.select("line", target=_target("contact.last_name"))),
        report("unknown-id", ids.select("line", target=_target("contact.id"), value=given(ids, "contact.id"))),
        report("several-contacts", several.select("line", "detail", target=_target("contact.last_name"))),
    ])  # fmt: skip


def _target(key: str) -> pl.Expr:
    targets = {slot: target_in_slot(key, slot) for slot in range(1, 10)}
    return pl.col("slot").replace_strict(targets, return_dtype=pl.String)
