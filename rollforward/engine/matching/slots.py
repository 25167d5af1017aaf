"""The contacts that stand side by side in a row, one under the other."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import CONTACT_SLOTS, FILE_ONLY, base_key, slot_of
from rollforward.engine.values import CLEAR


def contacts_named(cells: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per contact that a settled row names, in the order of the file.

    ``row``, ``line``, ``slot``, ``client``, ``client_pk`` and the contact's cells under the keys of the first slot.
    ``rows``: ``Match.rows``.
    """
    place = rows.select("row", "line", "client", client_pk="pk")
    slots = [_slot(cells, place, slot) for slot in range(1, CONTACT_SLOTS + 1)]
    present = [frame for frame in slots if frame is not None]
    if not present:
        return place.clear().with_columns(slot=pl.lit(None, dtype=pl.UInt8))
    return present[0] if len(present) == 1 else pl.concat(present, how="diagonal").sort("row", "slot")


def _slot(cells: pl.DataFrame, place: pl.DataFrame, slot: int) -> pl.DataFrame | None:
    targets = [t for t in cells.columns if slot_of(t) == slot and base_key(t) not in FILE_ONLY]
    # "Primary: yes" alone names nobody.
    telling = [t for t in targets if base_key(t) != "contact.primary"]
    if not telling:
        return None
    named = pl.any_horizontal((pl.col(target) != CLEAR).fill_null(False) for target in telling)
    renamed = [pl.col(target).alias(base_key(target)) for target in targets]
    beside = pl.concat([place, cells.select(named.alias("named"), *renamed)], how="horizontal")
    kept = beside.filter(pl.col("named") & pl.col("client").is_not_null()).drop("named")
    return kept.with_columns(slot=pl.lit(slot, dtype=pl.UInt8))
