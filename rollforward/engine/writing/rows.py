"""The rows of a handed-out file: one per contact, the client's columns repeated, every value as a person sees it."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.fields import LINK_KEYS, Field
from rollforward.engine.kinds.base import Members, as_it_is
from rollforward.engine.writing.columns import OutColumn

#: What ``kinds.escape`` looks for, so that it is called only for the cells that may need it.
_MAY_NEED_ESCAPE = r"(?i)\(clear\)"


def shown_rows(
    clients: pl.DataFrame,
    contacts: pl.DataFrame,
    links: pl.DataFrame,
    columns: Sequence[OutColumn],
    members: Members = (),
) -> pl.DataFrame:
    """A frame of String columns named by field key, in the order of ``columns``; blank is ``""``, nothing is null.

    ``clients``, ``contacts``, ``links``: canonical text as in ``values.Existing``. Clients keep their order; the
    primary contact comes first, then the others as they were tied. A client without contacts has one row.
    """
    rows = _joined(clients, contacts, links)
    shown = [_shown(rows, column.field, members) for column in columns]
    return pl.DataFrame(shown) if shown else pl.DataFrame()


def _joined(clients: pl.DataFrame, contacts: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    people = contacts.rename({"pk": "contact"})
    primary_first = (pl.col("contact.primary") != "yes").fill_null(value=True)
    ties = links.drop("pk").with_columns(primary_first.alias("later")).with_row_index("tied")
    return (
        clients.rename({"pk": "client"})
        .with_row_index("order")
        .join(ties, on="client", how="left")
        .join(people, on="contact", how="left")
        .sort("order", "later", "tied")
    )


def _shown(rows: pl.DataFrame, field: Field, members: Members) -> pl.Series:
    if field.key not in rows.columns:
        return pl.repeat("", rows.height, dtype=pl.String, eager=True).alias(field.key)
    values = rows.get_column(field.key)
    if field.key in LINK_KEYS:
        # A client without contacts has no tie: "No" under "Primary contact" would say that there is somebody.
        values = pl.select(pl.when(rows["contact"].is_not_null()).then(values)).to_series().alias(field.key)
    as_is = kinds.kind_of(field).show is as_it_is
    odd = values.filter(values.str.contains(_MAY_NEED_ESCAPE)) if as_is else values
    distinct = odd.drop_nulls().unique()
    texts = [kinds.show(value, field, members) for value in distinct]
    return values.replace(distinct, pl.Series(texts, dtype=pl.String)).fill_null("")
