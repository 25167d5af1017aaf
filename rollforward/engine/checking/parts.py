"""One cell that holds several fields: a person's full name, an address. Their parts go to columns of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import astuple, dataclass, fields

import polars as pl

from rollforward.engine.fields import FILE_ONLY, base_key
from rollforward.engine.kinds import Address, PersonName, is_plain_name, split_address, split_person_name
from rollforward.engine.values import CLEAR

_NAME_PARTS = [f.name for f in fields(PersonName)]
_ADDRESS_PARTS = [f.name for f in fields(Address)]


def split_up(cells: pl.DataFrame, kept: Collection[str] = ()) -> pl.DataFrame:
    """Checked cells with the parts in place of the whole; parts that the file maps itself stay as they are.

    A name says nothing about parts it lacks; an address does: a new one without a second line has none, so the missing
    parts of a filled address are ``CLEAR``. Only the country is often left unsaid. What is ``kept`` whole stands in the
    first part alone: the street, the first name.
    """
    for whole in [name for name in cells.columns if base_key(name) in FILE_ONLY]:
        split = _ADDRESS if base_key(whole) == "client.address" else _NAME
        parts = cells.select(pl.col(whole).alias(split.first)) if whole in kept else split.parts_of(cells[whole])
        owner = whole.rpartition(".")[0]
        named = parts.rename({part: f"{owner}.{part}" for part in parts.columns})
        cells = cells.drop(whole).hstack([named[name] for name in named.columns if name not in cells.columns])
    return cells


def _name_parts(names: pl.Series) -> pl.DataFrame:
    """Two plain words are first and last name: most names need no more than this."""
    whole = pl.col("whole")
    words = whole.str.split_exact(" ", 1).struct
    plain = names.alias("whole").to_frame().with_columns(plain=is_plain_name(whole), first=words[0], last=words[1])
    others = plain.select(pl.when(~pl.col("plain")).then(whole)).to_series()
    split = _split(others, _NAME_PARTS, lambda text: astuple(split_person_name(text)))
    first, last = (pl.when(pl.col("plain")).then(pl.col(name)).alias(name) for name in ("first", "last"))
    plain = plain.select(first, last)
    return split.with_columns(
        first_name=pl.coalesce(plain["first"], pl.col("first_name")),
        last_name=pl.coalesce(plain["last"], pl.col("last_name")),
    )


def _address_parts(addresses: pl.Series) -> pl.DataFrame:
    split = _split(addresses, _ADDRESS_PARTS, lambda text: astuple(split_address(text)))
    filled = addresses.is_not_null()
    return split.with_columns(
        pl.when(filled & pl.col(part).is_null()).then(pl.lit(CLEAR)).otherwise(pl.col(part)).alias(part)
        for part in _ADDRESS_PARTS
        if part != "country"
    )


def _split(texts: pl.Series, parts: list[str], split: Callable[[str], tuple[str, ...]]) -> pl.DataFrame:
    """One column per part, each distinct text split once; ``CLEAR`` clears all parts."""
    distinct = texts.drop_nulls().unique().to_list()
    rows = [(text, *_said(CLEAR if text == CLEAR else part for part in split(text))) for text in distinct]
    table = pl.DataFrame(rows, dict.fromkeys(["whole", *parts], pl.String), orient="row")
    return texts.alias("whole").to_frame().join(table, on="whole", how="left", maintain_order="left").select(parts)


@dataclass(frozen=True, slots=True)
class _Split:
    """How a whole is taken apart, and which part holds it where it is not."""

    first: str
    parts_of: Callable[[pl.Series], pl.DataFrame]


_ADDRESS = _Split("street", _address_parts)
_NAME = _Split("first_name", _name_parts)


def _said(parts: Iterable[str]) -> Iterator[str | None]:
    return (part or None for part in parts)
