"""Several contacts of its client that a row may mean: who they are, and the one that the member chose."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from rollforward.engine.values import CANDIDATE_SCHEMA, Existing

#: So many are named in a sentence, so many are offered.
_NAMED, _OFFERED = 3, 20
_CONTACT = "contact:"


def offered(rows: pl.DataFrame, known: pl.DataFrame, keys: tuple[str, ...]) -> pl.DataFrame:
    """``CANDIDATE_SCHEMA``: of each row the contacts that share its ``keys``. ``known``: see ``contacts``."""
    few = known.join(rows.select(keys).unique(), on=keys, how="semi").group_by(keys, maintain_order=True).head(_OFFERED)
    found = rows.select("line", "slot", *keys).join(few, on=keys, maintain_order="left_right")
    return found.select("line", pl.col("contact_pk").alias("pk"), key=pl.lit(keys[-1]), slot="slot")


def as_chosen(rows: pl.DataFrame, existing: Existing, chosen: Mapping[tuple[int, int], str]) -> pl.DataFrame:
    """``rows`` that asked with the ``pk`` that was chosen, or ``fresh`` where a new contact was.

    ``chosen``: ``Choices.contacts``. A contact counts only while it is one of the row's client: what means another one
    by now asks again.
    """
    if not chosen:
        return rows.with_columns(fresh=pl.lit(False))
    told = [(line, slot, said) for (line, slot), said in chosen.items()]
    made = pl.DataFrame(told, {"line": pl.UInt32, "slot": pl.UInt8, "said": pl.String}, orient="row")
    wanted = pl.col("said").str.strip_prefix(_CONTACT).cast(pl.Int64, strict=False)
    ties = existing.links.select(
        client_pk=pl.col("client").cast(pl.Int64), wanted=pl.col("contact").cast(pl.Int64), tied=pl.lit(True)
    )
    rows = rows.join(made.with_columns(wanted=wanted), on=["line", "slot"], how="left", maintain_order="left")
    rows = rows.join(ties.unique(), on=["client_pk", "wanted"], how="left", maintain_order="left")
    asks = (pl.col("problem") == "several-contacts").fill_null(False)
    taken, fresh = asks & pl.col("tied").fill_null(False), asks & (pl.col("said") == "new").fill_null(False)
    return rows.with_columns(
        pk=pl.when(taken).then("wanted").otherwise("pk"),
        problem=pl.when(~(taken | fresh)).then("problem"),
        fresh=fresh,
    ).drop("said", "wanted", "tied")


def in_words(asking: pl.DataFrame, candidates: pl.DataFrame, existing: Existing) -> pl.Series:
    """The ``detail`` of each row that asks: ``Ann Green (P-7, ann@x.example) and Ann Green (P-9)``."""
    if asking.is_empty():
        return pl.Series("detail", [], pl.String)
    name = pl.concat_str("contact.first_name", "contact.last_name", separator=" ", ignore_nulls=True)
    marks = pl.concat_str("contact.id", "contact.email", separator=", ", ignore_nulls=True)
    people = existing.contacts.select(
        pk=pl.col("pk").cast(pl.Int64), one=pl.format("{} ({})", name, marks).str.strip_chars()
    )
    named = candidates.join(people, on="pk", how="left", maintain_order="left")
    said = named.group_by("line", "slot", maintain_order=True).agg("one", more=pl.len().cast(pl.Int32) - _NAMED)
    rest = pl.when(pl.col("more") > 0).then(pl.format(" and {} more", "more")).otherwise(pl.lit(""))
    detail = pl.col("one").list.head(_NAMED).list.join(" and ") + rest
    told = asking.join(
        said.select("line", "slot", detail=detail), on=["line", "slot"], how="left", maintain_order="left"
    )
    return told["detail"]


def nobody_offered() -> pl.DataFrame:
    return pl.DataFrame(schema=CANDIDATE_SCHEMA)
