"""The same person under several clients: one contact if the member says so, never otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from rollforward.engine.matching.keys import name_parts, person_keys
from rollforward.engine.values import Existing

#: A person as the member is asked about him: e-mail and name as they are compared; null where one of them is blank.
_PERSON = pl.when((pl.col("email") != "") & (pl.col("name") != "")).then(pl.format("{} {}", "email", "name"))

_CONTACT = "contact:"


def persons(contacts: pl.DataFrame, named: pl.DataFrame) -> pl.Series:
    """The person of each of the ``contacts``, by those parts of the name that the frame ``named`` has."""
    return person_keys(contacts, name_parts(named)).select(_PERSON.alias("person")).to_series()


def as_said(rows: pl.DataFrame, existing: Existing, people: Mapping[str, str]) -> pl.DataFrame:
    """``rows`` (see ``contacts``) with ``person`` where the member said that he is one under all clients.

    Where it is a contact of the firm, ``pk`` is that one's, and ``problem`` says if it is there no longer. A row whose
    contact is known by an ID or within its client keeps it; one that gives the name alone follows its client's others.
    """
    if not people:
        return rows.with_columns(person=pl.lit(None, dtype=pl.String))
    made = pl.DataFrame(
        {"person": list(people), "said": list(people.values())}, {"person": pl.String, "said": pl.String}
    )
    rows = rows.with_columns(_PERSON.alias("person")).join(made, on="person", how="left", maintain_order="left")
    asked = pl.col("said").str.strip_prefix(_CONTACT).cast(pl.Int64, strict=False)
    wanted = pl.when(pl.col("pk").is_null() & pl.col("kept_id").is_null()).then(asked)
    held = pl.col("wanted").is_in(existing.contacts["pk"].cast(pl.Int64).implode())
    gone = pl.when(pl.col("wanted").is_not_null() & ~held).then(pl.lit("contact-gone"))
    rows = rows.with_columns(wanted=wanted).with_columns(
        person=pl.when(pl.col("said") == "one").then("person").max().over("client", "name"),
        pk=pl.coalesce("pk", pl.when(held).then("wanted")),
        problem=pl.coalesce("problem", gone),
    )
    return rows.drop("said", "wanted")
