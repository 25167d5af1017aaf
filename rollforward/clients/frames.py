"""A firm's clients, contacts and ties as frames of canonical text: what matching compares and exports write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import QuerySet

from rollforward.accounts.models import Firm
from rollforward.clients.access import whole_set
from rollforward.clients.columns import COLUMN_OF, DATE_KEYS, LIST_KEYS, VAULT, open_custom
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, CustomField
from rollforward.engine.fields import LINK_KEYS

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Frames:
    """``clients``, ``contacts``: ``pk`` and one String column per field key. ``links``: ``pk``, ``client``, ``contact``
    (pks) and the keys of a tie."""

    clients: pl.DataFrame
    contacts: pl.DataFrame
    links: pl.DataFrame


def frames(firm: Firm, generation: int, keys: Iterable[str], only: QuerySet[Client] | None = None) -> Frames:
    """One generation as canonical text. ``keys``: the field keys wanted; IDs, and of a tie everything, always come.

    ``only``: these clients of it with their contacts.
    """
    wanted = set(keys)
    clients, contacts, ties = whole_set(firm, generation)
    if only is not None:
        clients = clients.filter(pk__in=only.values("pk"))
        ties = ties.filter(client__in=only.values("pk"))
        contacts = contacts.filter(pk__in=ties.values("contact"))
    custom = {key: row for key, row in custom_keys(firm).items() if key in wanted}
    return Frames(
        _records(clients, "client.", wanted | {"client.id"}, custom),
        _records(contacts, "contact.", (wanted | {"contact.id"}) - set(LINK_KEYS), custom),
        _ties(ties),
    )


def records(firm: Firm, owner: str, keys: Iterable[str]) -> pl.DataFrame:
    """``pk``, the ID and the ``keys`` of all clients or contacts (``owner``) of the present set."""
    clients, contacts, _ = whole_set(firm, firm.generation)
    wanted = {*keys, f"{owner}.id"}
    custom = {key: row for key, row in custom_keys(firm).items() if key in wanted}
    return _records(clients if owner == "client" else contacts, f"{owner}.", wanted, custom)


def _records(rows: QuerySet[Any], prefix: str, wanted: set[str], custom: dict[str, CustomField]) -> pl.DataFrame:
    keys = [key for key in COLUMN_OF if key.startswith(prefix) and key in wanted and key not in LINK_KEYS]
    own = {key: row for key, row in custom.items() if key.startswith(prefix)}
    columns = ["pk", *(COLUMN_OF[key] for key in keys), *(["custom"] if own else [])]
    raw = _read(rows, columns)
    frame = raw.select("pk", *(_canonical(raw.get_column(COLUMN_OF[key]), key).alias(key) for key in keys))
    return frame.with_columns(_custom(raw.get_column("custom"), own)) if own else frame


def _ties(rows: QuerySet[Any]) -> pl.DataFrame:
    raw = _read(rows, ["pk", "client_id", "contact_id", "role", "job_title", "is_primary"])
    return raw.select(
        "pk",
        pl.col("client_id").cast(pl.Int64).alias("client"),
        pl.col("contact_id").cast(pl.Int64).alias("contact"),
        *(_canonical(raw.get_column(COLUMN_OF[key]), key).alias(key) for key in LINK_KEYS),
    )


def _read(rows: QuerySet[Any], columns: Sequence[str]) -> pl.DataFrame:
    """The wanted columns as the database driver gives them: the object layer would take ten times as long."""
    sql, parameters = rows.order_by("pk").values(*columns).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return pl.DataFrame(cursor.fetchall(), schema={c: _dtype(c) for c in columns}, orient="row", strict=False)


def _dtype(column: str) -> Any:
    if column in ("pk", "client_id", "contact_id", "assignee_id"):
        return pl.Int64
    if column in ("since", "birthday"):
        return pl.Date
    if column == "is_primary":
        return pl.Boolean
    return pl.Object if column in ("tags", "services", "custom") and connection.vendor == "postgresql" else pl.String


def _canonical(stored: pl.Series, key: str) -> pl.Series:
    if key in LIST_KEYS:
        return _lists(stored)
    if key in DATE_KEYS or key == "client.assignee":
        return stored.cast(pl.String)
    if key == "contact.primary":
        return stored.replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    text = stored.replace("", None)
    if key == "client.tax_id":
        return pl.Series(stored.name, [VAULT.open(t) if t else None for t in text], dtype=pl.String)
    return text


def _lists(stored: pl.Series) -> pl.Series:
    """JSON lists, written the one way that the engine compares: the databases space and escape them differently."""
    texts = [s if isinstance(s, str) else json.dumps(s) for s in stored]
    canonical = {
        t: json.dumps(json.loads(t), ensure_ascii=False) if t not in ("[]", "null") else None for t in set(texts)
    }
    return pl.Series(stored.name, [canonical[t] for t in texts], dtype=pl.String)


def _custom(stored: pl.Series, own: dict[str, CustomField]) -> list[pl.Series]:
    values = [json.loads(s) if isinstance(s, str) else s for s in stored]
    return [
        pl.Series(key, [open_custom(v.get(str(row.pk)), sensitive=row.sensitive) for v in values], dtype=pl.String)
        for key, row in own.items()
    ]
