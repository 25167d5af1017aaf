"""One cell that holds several fields: a person's full name, an address. Their parts go to columns of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

import polars as pl

from rollforward.engine.checking.couples import PERSONS_NAME, couples_in, has_no_other, like_couples
from rollforward.engine.fields import FILE_ONLY, base_key, slot_of
from rollforward.engine.kinds import Address, PersonName, is_plain_name, split_address, split_couple, split_person_name
from rollforward.engine.values import CLEAR

_NAME_PARTS = [f.name for f in fields(PersonName)]
_ADDRESS_PARTS = [f.name for f in fields(Address)]
#: ``dataclasses.astuple`` copies deeply, which took longer than the splitting.
_name_texts: Callable[[PersonName], tuple[str, ...]] = attrgetter(*_NAME_PARTS)
_address_texts: Callable[[Address], tuple[str, ...]] = attrgetter(*_ADDRESS_PARTS)


def parts_of(target: str) -> tuple[str, ...]:
    """The fields that a cell of ``target`` is taken apart into; none where it is stored as it is."""
    split = _SPLITS.get(base_key(target))
    return tuple(f"{target.rpartition('.')[0]}.{part}" for part in split.parts) if split else ()


def split_up(
    cells: pl.DataFrame,
    kept: Collection[str] = (),
    taken: Collection[str] = (),
    couples: Collection[str] | None = None,
) -> pl.DataFrame:
    """Checked cells with the parts in place of the whole; parts that the file maps itself (``taken``, and what stands
    in ``cells``) stay as they are, unless they are blank and the others of the row do not say otherwise.

    A name says nothing about parts it lacks; an address does: a new one without a second line has none, so the missing
    parts of a filled address are ``CLEAR``. Only the country is often left unsaid. What is ``kept`` whole stands in the
    first part alone: the street, the first name. A couple in one cell is two contacts where the file has no other one.
    ``couples``: the columns that name some, of which ``cells`` has only some rows.
    """
    taken = {*taken, *cells.columns}
    for whole in [name for name in cells.columns if base_key(name) in FILE_ONLY]:
        split = _SPLITS[base_key(whole)]
        owner = whole.rpartition(".")[0]
        if whole in kept:
            parts = cells.select(pl.col(whole).alias(f"{owner}.{split.first}"))
        else:
            parts = _named(split.parts_of(cells[whole], f"{owner}.street" in taken), owner)
            of_two = base_key(whole) == PERSONS_NAME
            any_couples = of_two and couples_in(cells[whole], whole) > 0 if couples is None else whole in couples
            if any_couples:
                parts = _with_second_person(cells[whole], parts, owner, taken)
        cells = _where_blank(cells.drop(whole), parts)
        cells = cells.hstack([parts[name] for name in parts.columns if name not in taken])
    return cells


def parts_beside(cells: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Of columns that are taken apart the parts that have columns of their own too, under the names of these."""
    for whole in [name for name in cells.columns if base_key(name) in FILE_ONLY]:
        owner = whole.rpartition(".")[0]
        split = _SPLITS[base_key(whole)]
        parts = _named(split.parts_of(cells[whole], f"{owner}.street" in cells.columns), owner)
        own = [name for name in parts.columns if name in cells.columns]
        if own:
            yield whole, parts.select(own)


def _where_blank(cells: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Cells with the parts where their own columns are blank, in rows in which none of these says otherwise."""
    own = [name for name in parts.columns if name in cells.columns]
    if not own:
        return cells
    beside = parts.select(pl.col(own).name.prefix("of whole "))
    agrees = [
        pl.col(n).is_null() | (pl.col(n).str.to_lowercase() == pl.col(f"of whole {n}").str.to_lowercase()) for n in own
    ]
    filled = [
        pl.when(pl.all_horizontal(agrees)).then(pl.coalesce(n, f"of whole {n}")).otherwise(n).alias(n) for n in own
    ]
    return cells.hstack(beside).with_columns(filled).drop(beside.columns)


def _named(parts: pl.DataFrame, owner: str) -> pl.DataFrame:
    return parts.rename({part: f"{owner}.{part}" for part in parts.columns})


def _with_second_person(names: pl.Series, parts: pl.DataFrame, owner: str, taken: Collection[str]) -> pl.DataFrame:
    """The parts, of couples those of the first, and beside them those of the second, who is the next contact."""
    slot = slot_of(f"{owner}.") + 1
    if not has_no_other(owner, taken) or {*parts.columns} & {*taken}:
        return parts
    couples = {text: couple for text in like_couples(names) if (couple := split_couple(text))}
    first = _split(names, _NAME_PARTS, lambda text: _name_texts(couples[text][0]), couples)
    second = _split(names, _NAME_PARTS, lambda text: _name_texts(couples[text][1]), couples)
    is_couple = names.is_in(list(couples))
    firsts = _named(first, owner)
    chosen = [pl.when(is_couple).then(firsts[name]).otherwise(pl.col(name)).alias(name) for name in parts.columns]
    return parts.select(chosen).hstack(_named(second, f"contact{slot}"))


def _name_parts(names: pl.Series, _beside_street: bool) -> pl.DataFrame:
    """Two plain words are first and last name: most names need no more than this."""
    whole = pl.col("whole")
    words = whole.str.split_exact(" ", 1).struct
    plain = names.alias("whole").to_frame().with_columns(plain=is_plain_name(whole), first=words[0], last=words[1])
    others = plain.select(pl.when(~pl.col("plain")).then(whole)).to_series()
    split = _split(others, _NAME_PARTS, lambda text: _name_texts(split_person_name(text)))
    first, last = (pl.when(pl.col("plain")).then(pl.col(name)).alias(name) for name in ("first", "last"))
    plain = plain.select(first, last)
    return split.with_columns(
        first_name=pl.coalesce(plain["first"], pl.col("first_name")),
        last_name=pl.coalesce(plain["last"], pl.col("last_name")),
    )


def _address_parts(addresses: pl.Series, beside_street: bool) -> pl.DataFrame:
    """A place alone says nothing about its street."""
    split = _split(
        addresses, _ADDRESS_PARTS, lambda text: _address_texts(split_address(text, beside_street=beside_street))
    )
    filled = pl.lit(addresses.is_not_null())
    told = {part: filled & pl.col("street").is_not_null() for part in ("street", "street2")}
    return split.with_columns(
        pl.when(told.get(part, filled) & pl.col(part).is_null()).then(pl.lit(CLEAR)).otherwise(pl.col(part)).alias(part)
        for part in _ADDRESS_PARTS
        if part != "country"
    )


def _split(
    texts: pl.Series, parts: list[str], split: Callable[[str], tuple[str, ...]], only: Collection[str] | None = None
) -> pl.DataFrame:
    """One column per part, each distinct text (of those in ``only``) split once; ``CLEAR`` clears all parts."""
    distinct = texts.drop_nulls().unique().to_list() if only is None else list(only)
    rows = [(text, *_said(CLEAR if text == CLEAR else part for part in split(text))) for text in distinct]
    table = pl.DataFrame(rows, dict.fromkeys(["whole", *parts], pl.String), orient="row")
    return texts.alias("whole").to_frame().join(table, on="whole", how="left", maintain_order="left").select(parts)


@dataclass(frozen=True, slots=True)
class _Split:
    """How a whole is taken apart, into which parts, and which of them holds it where it is not.

    ``parts_of`` is told whether the street has a column of its own.
    """

    first: str
    parts: list[str]
    parts_of: Callable[[pl.Series, bool], pl.DataFrame]


_SPLITS = {
    "client.address": _Split("street", _ADDRESS_PARTS, _address_parts),
    PERSONS_NAME: _Split("first_name", _NAME_PARTS, _name_parts),
}


def _said(parts: Iterable[str]) -> Iterator[str | None]:
    return (part or None for part in parts)
