"""Contacts whom the file reaches but does not name."""

from __future__ import annotations

import polars as pl

from rollforward.engine.issues import report

_NAMES = ("contact.first_name", "contact.middle_name", "contact.last_name")
#: What a contact without a name is listed as: the first that it has.
_LISTED_AS = ("contact.email", "contact.phone", "contact.mobile")


def unnamed(contacts: pl.DataFrame) -> pl.DataFrame:
    """A remark for each contact that is added without a name. ``contacts``: the planned ones."""
    names = [pl.col(key).is_null() for key in _NAMES if key in contacts.columns]
    reached = [pl.col(key) for key in _LISTED_AS if key in contacts.columns]
    if not reached:
        return report("unnamed-contact", contacts.clear().select("line"))
    found = contacts.filter(pl.col("action") == "added", *names).with_columns(value=pl.coalesce(reached))
    return report(
        "unnamed-contact", found.drop_nulls("value").select("line", "value", target=pl.lit("contact.last_name"))
    )
