"""Rows of one client or contact that contradict each other."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.issues import report
from rollforward.engine.planning.merge import clashes, repeats
from rollforward.engine.planning.parts import PRIMARY, Part, target_in_its_slot
from rollforward.engine.values import PROBLEM_SCHEMA

_SAID = 3
#: By what rows are mostly taken for one client, strongest first.
_KEYS = ("client.external_id", "client.tax_id", "client.name")


def client_disagreements(clients: Part, fields: FieldSet) -> pl.DataFrame:
    """Client columns of one client's rows must agree; a filled cell beats a blank one."""
    found = clashes(clients.rows, "client", clients.keys)
    return _disagreeing(found, "client", fields, same=_what_is_same(clients, found, fields))


def contact_disagreements(contacts: Part, fields: FieldSet) -> pl.DataFrame:
    """So must the columns of one contact: under one client he stands there twice, under several the rows disagree."""
    found = clashes(contacts.rows, "contact", contacts.keys)
    if found.is_empty():
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    within = pl.col("client").n_unique().over("contact", "key") == 1
    return pl.concat([_twice(found.filter(within), "contact"), _disagreeing(found.filter(~within), "contact", fields)])


def link_disagreements(links: Part) -> pl.DataFrame:
    """Role and job title belong to the tie of one contact to one client."""
    return _twice(clashes(links.rows, "link", [key for key in links.keys if key != PRIMARY]), "link")


def rival_primaries(links: Part, fields: FieldSet) -> pl.DataFrame:
    """A client has one primary contact."""
    if PRIMARY not in links.keys:
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    saying = links.rows.filter(pl.col(PRIMARY) == "yes").with_columns(key=pl.lit(PRIMARY), value=PRIMARY)
    if not repeats(saying, "client"):
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    rivals = saying.filter(pl.col("link").min().over("client") != pl.col("link").max().over("client"))
    return _disagreeing(rivals, "client", fields, apart="link")


def _what_is_same(clients: Part, found: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    """Per ``client`` of the cells ``found``: the key that is the same in all its rows, in words (``same``)."""
    keys = [key for key in _KEYS if key in clients.keys]
    rows = clients.rows.join(found.select(pl.col("client").unique()), on="client", how="semi")
    compared = rows.select("client", pl.col(keys).str.replace_all(r"[^\p{L}\p{N}]", "").str.to_lowercase())
    words = {key: pl.lit(f", with the same {field.label}") for key in keys if (field := fields.get(key))}
    told = [
        pl.when((pl.col(key).n_unique() == 1) & (pl.col(key).null_count() == 0)).then(word)
        for key, word in words.items()
    ]
    return compared.group_by("client").agg(same=pl.coalesce(*told, pl.lit("")))


def _disagreeing(
    found: pl.DataFrame, by: str, fields: FieldSet, *, apart: str = "value", same: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The problems of cells that differ: ``"Austin" (line 4) and "Dallas" (line 7)``.

    What differs is the column ``apart``; each is named once, by its first line; values of sensitive fields not at all.
    ``same``: what is said behind that, per number of ``by``.
    """
    if found.is_empty():
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    hidden = pl.col("key").is_in([field.key for field in fields if field.sensitive])
    one = pl.when(hidden).then(pl.format("line {}", "line")).otherwise(pl.format('"{}" (line {})', "value", "line"))
    each = found.unique([by, "key", apart], keep="first", maintain_order=True).with_columns(one=one)
    said = each.group_by(by, "key", maintain_order=True).agg(pl.col("one").head(_SAID))
    told = found.join(said, on=[by, "key"], how="left", maintain_order="left")
    said_last = told.join(same, on=by, how="left", maintain_order="left")["same"] if same is not None else pl.lit("")
    detail = pl.col("one").list.join(" and ") + said_last
    return report("disagreeing-rows", told.select("line", "value", target=target_in_its_slot(), detail=detail))


def _twice(found: pl.DataFrame, by: str) -> pl.DataFrame:
    if found.is_empty():
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    first, last = pl.col("line").min().over(by, "key"), pl.col("line").max().over(by, "key")
    other = pl.when(pl.col("line") == first).then(last).otherwise(first)
    return report(
        "twice-in-file", found.select("line", "value", target=target_in_its_slot(), detail=other.cast(pl.String))
    )
