"""The keys by which clients are recognised, in the form in which they are compared."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import CLEAR

#: The key's name -> the field that holds it, strongest first.
CLIENT_KEYS = {
    "id": "client.id",
    "code": "client.external_id",
    "tax_id": "client.tax_id",
    "name": "client.name",
}

#: How a key is called in a sentence.
WORDS = {
    "id": "Client ID",
    "code": "client code",
    "tax_id": "tax ID",
    "name": "name",
    "similar": "a similar name",
}

_NAME_PARTS = ("contact.first_name", "contact.middle_name", "contact.last_name", "contact.suffix")

_LEGAL_FORM = (
    r"[\s,]+(?:inc|incorporated|llc|llp|lllp|lp|ltd|limited|corp|corporation|co|company|pc|pllc|pa|plc|pty|gmbh|ag|bv|"
    r"nv|sa|sarl|srl|oy|ab|as)$"
)


def given(frame: pl.DataFrame, column: str) -> pl.Expr:
    """The text of a column: null where the frame has no such column and where the cell clears on purpose."""
    if column not in frame.columns:
        return pl.lit(None, dtype=pl.String)
    return pl.when(pl.col(column) != CLEAR).then(pl.col(column))


def squashed(text: pl.Expr) -> pl.Expr:
    """Text without case, spaces and punctuation; null where nothing is left. Accents are taken as composed letters."""
    return _none_if_empty(text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", ""))


def folded_name(text: pl.Expr) -> pl.Expr:
    """A name without its legal form and with "Last, First" turned round: good enough to ask, never to decide."""
    plain = text.str.to_lowercase().str.replace_all(".", "", literal=True).str.strip_chars(" ,")
    for _ in range(2):  # "Pty Ltd", "Co., Ltd."
        plain = plain.str.replace(_LEGAL_FORM, "").str.strip_chars(" ,")
    return squashed(plain.str.replace(r"^([^,]+),([^,]+)$", "$2 $1"))


def strong_keys(frame: pl.DataFrame) -> pl.DataFrame:
    """``id``, ``code`` and ``tax_id`` of a frame with client fields, as they are compared, and its ``full_name``."""
    return frame.select(
        pl.int_range(pl.len()).alias("height"),  # keys of columns that are not there stand for every row
        _none_if_empty(given(frame, CLIENT_KEYS["id"]).str.strip_chars()).alias("id"),
        # Codes keep their case and zeros: the firm tells clients apart by them.
        _none_if_empty(given(frame, CLIENT_KEYS["code"]).str.strip_chars()).alias("code"),
        squashed(given(frame, CLIENT_KEYS["tax_id"])).alias("tax_id"),
        given(frame, CLIENT_KEYS["name"]).alias("full_name"),
    ).drop("height")


def name_keys(frame: pl.DataFrame) -> pl.Series:
    """``name``: the ``full_name`` of a frame as it is compared."""
    # A name of punctuation alone is compared as it stands, or it would never be found again.
    plain = _none_if_empty(pl.col("full_name").str.strip_chars())
    return _computed(frame, [pl.coalesce(squashed(pl.col("full_name")), plain).alias("name")], "full_name")["name"]


def name_parts(frame: pl.DataFrame) -> list[str]:
    """The columns of a frame that make a person's name."""
    return [part for part in _NAME_PARTS if part in frame.columns]


def person_keys(frame: pl.DataFrame, parts: list[str]) -> pl.DataFrame:
    """``email`` and ``name`` (of its ``parts``) of a frame with contact fields.

    Empty, not null, where blank: two blanks are equal.
    """
    texts = [given(frame, part) for part in parts] or [pl.lit("")]
    keys = [
        given(frame, "contact.email").str.strip_chars().str.to_lowercase().fill_null("").alias("email"),
        squashed(pl.concat_str(texts, separator=" ", ignore_nulls=True)).fill_null("").alias("name"),
    ]
    return _computed(frame, keys, *parts)


def _computed(frame: pl.DataFrame, keys: list[pl.Expr], *names: str) -> pl.DataFrame:
    loose = [name for name in names if name in frame.columns and frame[name].str.contains(r"\p{M}").any()]
    # Composing every name would cost as much as all the rest, and hardly a file has accents apart from their letters.
    composed = frame.lazy().with_columns(pl.col(loose).str.normalize("NFC"))
    # The streaming engine spreads the rows over the processors; the other one works column by column.
    height = pl.int_range(pl.len()).alias("height")
    return composed.select(height, *keys).drop("height").collect(engine="streaming")


def _none_if_empty(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
