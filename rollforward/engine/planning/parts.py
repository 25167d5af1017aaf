"""The match, sorted by what its cells belong to: clients, contacts, and the ties between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.fields import CONTACT_SLOTS, FILE_ONLY, LINK_KEYS, FieldSet, target_in_slot
from rollforward.engine.planning.merge import repeats
from rollforward.engine.values import Choices, Match

PRIMARY = "contact.primary"
_IDS = ("client.id", "contact.id")


@dataclass(frozen=True, slots=True)
class Part:
    """All rows that speak of one kind of record.

    ``rows``: ``row``, ``line``, ``slot`` (0 for clients), the record's number under the name ``record``, ``pk``, and
    the cells under ``keys``. Contacts and links carry ``client`` and ``contact`` as well.
    """

    record: str
    rows: pl.DataFrame
    keys: tuple[str, ...]

    def without(self, lines: pl.Series) -> Part:
        """The part without the rows at ``lines``."""
        return replace(self, rows=self.rows.filter(~pl.col("line").is_in(lines.implode())))


def client_part(cells: pl.DataFrame, match: Match) -> Part:
    """The rows of settled clients."""
    keys = tuple(t for t in cells.columns if t.startswith("client.") and t not in (*FILE_ONLY, *_IDS))
    place = match.rows.select("row", "line", "client", "pk", "kept_id", slot=pl.lit(0, dtype=pl.UInt8))
    rows = pl.concat([place, cells.select(keys)], how="horizontal").filter(pl.col("client").is_not_null())
    return Part("client", rows, keys)


def contact_part(match: Match) -> Part:
    """The contacts that those rows name."""
    keys = tuple(t for t in match.contacts.columns if t.startswith("contact.") and t not in (*LINK_KEYS, *_IDS))
    return Part("contact", match.contacts.drop(_present(match, LINK_KEYS)), keys)


def link_part(match: Match, links: pl.DataFrame) -> Part:
    """The ties of those contacts to their clients. ``links``: the existing ones."""
    keys = _present(match, LINK_KEYS)
    pair = ["client", "contact"]
    rows = match.contacts.select("row", "line", "slot", *pair, *keys, contact_pk="pk")
    rows = rows.join(match.rows.select("row", client_pk="pk"), on="row", how="left", maintain_order="left")
    if repeats(rows, "client") and repeats(rows, "contact"):
        numbers = rows.select(pair).unique(maintain_order=True).with_row_index("link")
        rows = rows.join(numbers, on=pair, how="left", maintain_order="left")
    else:
        rows = rows.with_row_index("link")
    there = links.select(
        pl.col("pk").cast(pl.Int64),
        client_pk=pl.col("client").cast(pl.Int64),
        contact_pk=pl.col("contact").cast(pl.Int64),
    )
    return Part("link", rows.join(there, on=["client_pk", "contact_pk"], how="left", maintain_order="left"), keys)


def _present(match: Match, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in match.contacts.columns)


def target_in_its_slot() -> pl.Expr:
    """Of rows with ``key`` and ``slot``: ``contact.email`` in slot 2 -> ``contact2.email``."""
    in_slot = pl.col("key")
    for slot in range(2, CONTACT_SLOTS + 1):
        moved = pl.col("key").str.replace("contact.", target_in_slot("contact.", slot), literal=True)
        in_slot = pl.when(pl.col("slot") == slot).then(moved).otherwise(in_slot)
    return in_slot


def cleared_keys(keys: Sequence[str], fields: FieldSet, choices: Choices) -> tuple[str, ...]:
    """Keys whose blank cells clear. What every record must have is never cleared by a blank, nor is *primary*."""
    spared = {field.key for field in fields if field.required} | {PRIMARY}
    return tuple(key for key in keys if key not in spared and choices.blank.get(key, choices.blank_default) == "clear")
