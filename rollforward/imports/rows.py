"""New records of a Plan as rows of the tables: canonical text in whole columns becomes what the database stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from rollforward.clients.columns import COLUMN_OF, DATE_KEYS, LIST_KEYS, VAULT, seal_custom
from rollforward.clients.models import CustomField
from rollforward.engine.fields import LINK_KEYS
from rollforward.vault import SCHEME, essence


@dataclass(frozen=True, slots=True)
class TableRows:
    """``frame``: stored columns of the rows. ``constants``: the columns in which all rows are alike."""

    frame: pl.DataFrame
    constants: dict[str, Any]


def record_rows(
    added: pl.DataFrame,
    prefix: str,
    *,
    custom: Mapping[str, CustomField],
    same: Mapping[str, Any],
) -> TableRows:
    """Clients (``prefix`` ``client.``) or contacts (``contact.``) to insert, but for their keys and public IDs.

    ``added``: the plan's rows with their canonical values; ``same``: firm, generation and times, alike in all rows.
    """
    columns: list[pl.Series] = []
    constants = dict(same)
    for key, column in _columns_of(prefix).items():
        if key in added.columns:
            columns += stored(key, added.get_column(key))
        else:
            constants |= _blank(key, column)
    own = [key for key in added.columns if key in custom]
    if own:
        columns.append(_custom(added, {key: custom[key] for key in own}))
    else:
        constants["custom"] = "{}"
    return TableRows(pl.DataFrame(columns), constants)


def tie_rows(added: pl.DataFrame, *, pks: pl.Series, same: Mapping[str, Any]) -> TableRows:
    """Ties to insert: ``added`` holds ``client_id`` and ``contact_id`` as primary keys, and the tie's fields."""
    columns = [pks, added["client_id"], added["contact_id"]]
    constants = dict(same)
    for key in LINK_KEYS:
        if key in added.columns:
            columns += stored(key, added.get_column(key))
        else:
            constants |= _blank(key, COLUMN_OF[key])
    return TableRows(pl.DataFrame(columns), constants)


def _columns_of(prefix: str) -> dict[str, str]:
    return {
        key: column
        for key, column in COLUMN_OF.items()
        if key.startswith(prefix) and key not in LINK_KEYS and column != "public_id"
    }


def stored(key: str, values: pl.Series) -> list[pl.Series]:
    """Canonical text of a built-in field as its columns of the table store it, named as these."""
    column = COLUMN_OF[key]
    if key == "client.tax_id":
        return _sealed(values)
    if key in LIST_KEYS:
        return [values.fill_null("[]").alias(column)]
    if key in DATE_KEYS:
        return [values.alias(column)]
    if key == "client.assignee":
        return [values.cast(pl.Int64).alias(column)]
    if key == "contact.primary":
        return [(values == "yes").fill_null(value=False).alias(column)]
    return [values.fill_null("").alias(column)]


def _blank(key: str, column: str) -> dict[str, Any]:
    if key == "client.tax_id":
        return {"tax_id_sealed": "", "tax_id_hash": ""}
    if key in DATE_KEYS or key == "client.assignee":
        return {column: None}
    if key == "contact.primary":
        return {column: False}
    return {column: "[]" if key in LIST_KEYS else ""}


def _sealed(values: pl.Series) -> list[pl.Series]:
    filled = values.drop_nulls()
    seals = SCHEME + pl.Series(VAULT.seal_raw(filled.to_list()), dtype=pl.Binary).bin.encode("base64")
    hashes = pl.Series(VAULT.hash_raw(_essences(filled)), dtype=pl.Binary).bin.encode("hex")
    where = values.is_not_null().arg_true()
    blank = pl.Series([""], dtype=pl.String).new_from_index(0, len(values))
    return [
        blank.scatter(where, seals).alias("tax_id_sealed"),
        blank.scatter(where, hashes).alias("tax_id_hash"),
    ]


def _essences(numbers: pl.Series) -> list[str]:
    """As ``vault.essence``, a column at a time; what is not plain ASCII goes there itself."""
    plain = numbers.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "").to_list()
    if numbers.str.len_bytes().sum() == numbers.str.len_chars().sum():
        return plain
    return [essence(number) for number in numbers]


def _custom(added: pl.DataFrame, own: Mapping[str, CustomField]) -> pl.Series:
    """``{"<field's key>": "<canonical text>", ...}`` per row, blanks left out, built column by column."""
    pieces = []
    for key, row in own.items():
        values = added.get_column(key)
        if row.sensitive:
            values = pl.Series([seal_custom(v, sensitive=True) for v in values], dtype=pl.String)
        name = str(row.pk)
        encoded = pl.DataFrame({name: values}).select(
            pl.when(pl.col(name).is_not_null()).then(pl.struct(name).struct.json_encode().str.slice(1).str.head(-1))
        )
        pieces.append(encoded.to_series().alias(name))
    return pl.DataFrame(pieces).select(
        pl.concat_str(pl.lit("{"), pl.concat_str(pl.all(), separator=", ", ignore_nulls=True), pl.lit("}"))
    ).to_series().alias("custom")  # fmt: skip
