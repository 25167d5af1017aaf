"""Changed values of one field in whole columns: as the table stores them, and as the journal tells them in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl
from django.db import connection
from django.utils import timezone

from rollforward.clients.columns import LIST_KEYS, seal_custom
from rollforward.clients.models import CustomField
from rollforward.imports.rows import stored


@dataclass(frozen=True, slots=True)
class Changed:
    """``frame``: ``pk``; the new values in ``columns`` of the table; and for each of the journal's ``keys`` the member
    of a JSON object, ``before:<key>`` and ``after:<key>``. ``told``: the column that is null in no row."""

    frame: pl.DataFrame
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    told: str


def of_built_in(target: str, changes: pl.DataFrame, present: pl.DataFrame) -> Changed:
    """``changes``: ``pk``, ``old`` and ``new`` canonical text. ``present``: by ``pk`` what is sealed now."""
    after = stored(target, changes["new"])
    names = [values.name for values in after]
    if target == "client.tax_id":  # not sealed once more: what comes back must be what was there
        before = changes.select("pk").join(present, on="pk", how="left", maintain_order="left").select(names)
    else:
        before = pl.DataFrame(stored(target, changes["old"]))
    raw = target in LIST_KEYS
    told = [_member(name, values, side, raw=raw)
            for side, columns in (("before", before.get_columns()), ("after", after))
            for name, values in zip(names, columns, strict=True)]  # fmt: skip
    return Changed(pl.DataFrame([changes["pk"], *after, *told]), tuple(names), tuple(names), f"after:{names[0]}")


def of_time(present: pl.DataFrame) -> Changed:
    """Every changed record gets a new time."""
    now, was = timezone.now(), present["updated_at"].to_list()
    frame = present.select(
        "pk",
        _member("updated_at", pl.Series([time.isoformat() for time in was], dtype=pl.String), "before"),
        pl.lit(str(connection.ops.adapt_datetimefield_value(now))).alias("updated_at"),
        pl.lit(f'"updated_at": "{now.isoformat()}"').alias("after:updated_at"),
    )
    return Changed(frame, ("updated_at",), ("updated_at",), "updated_at")


def of_custom(changes: pl.DataFrame, own: Mapping[str, CustomField], present: pl.DataFrame) -> Changed:
    """The firm's own fields share one column; the journal tells each by itself."""
    have: dict[int, dict[str, Any]] = dict(zip(present["pk"].to_list(), present["custom"].to_list(), strict=True))
    made = []
    for pk, cells in groupby(changes.sort("pk").select("pk", "target", "new").iter_rows(), key=itemgetter(0)):
        before = have[pk]
        after = dict(before)
        changed = []
        for _, target, new in cells:
            key = str(own[target].pk)
            changed.append(key)
            if new is None:
                after.pop(key, None)
            else:
                after[key] = seal_custom(new, sensitive=own[target].sensitive)
        made.append((pk, _text(after), *(", ".join(_told(side, key) for key in changed) for side in (before, after))))
    schema = {"pk": pl.Int64, "custom": pl.String, "before:custom": pl.String, "after:custom": pl.String}
    return Changed(pl.DataFrame(made, schema, orient="row"), ("custom",), ("custom",), "custom")


def _told(values: Mapping[str, Any], key: str) -> str:
    return f"{_text(f'custom.{key}')}: {_text(values.get(key))}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _member(name: str, values: pl.Series, side: str, *, raw: bool = False) -> pl.Series:
    """``"name": value`` of every row. ``raw``: the values are JSON already."""
    encoded = values if raw else values.alias("v").to_frame().select(
        pl.struct("v").struct.json_encode().str.slice(len('{"v":')).str.head(-1)
    ).to_series()  # fmt: skip
    return (f'"{name}": ' + encoded).alias(f"{side}:{name}")
