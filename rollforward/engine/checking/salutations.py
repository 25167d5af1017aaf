"""Salutations that address a firm: some programs write one before every name, and where nobody is named it is none."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import base_key

#: Without a point at their end, in lower case.
_OF_FIRMS = ("firma", "fa", "company", "firm", "messrs", "société", "societe", "sté", "ste", "empresa", "bedrijf")
_NAMES = ("first_name", "middle_name", "last_name")


def without_firms(cells: pl.DataFrame) -> pl.DataFrame:
    """Checked cells in whose rows *Firma* is nobody's salutation."""
    for target in [name for name in cells.columns if base_key(name) == "contact.salutation"]:
        owner = target.rpartition(".")[0]
        names = [name for part in _NAMES if (name := f"{owner}.{part}") in cells.columns]
        nobody = pl.all_horizontal(pl.col(names).is_null()) if names else pl.lit(True)
        of_firm = pl.col(target).str.strip_chars(" .").str.to_lowercase().is_in(_OF_FIRMS)
        cells = cells.with_columns(pl.when(~(nobody & of_firm)).then(pl.col(target)).alias(target))
    return cells
