"""An address whose lines stand side by side, as QuickBooks has it: *Bill to 1* … *Bill to 5*."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Lines, Table, cell_name


def with_address(table: Table, lines: Lines) -> Table:
    """One column more, which holds the lines one below the other, without those that only say again who it is."""
    cells = [pl.col(cell_name(position)).str.strip_chars() for position in lines.columns]
    whole = [pl.col(cell_name(position)).str.strip_chars().str.to_lowercase() for position in lines.named]
    names = [each for name in whole for each in (name, name.str.extract(r"^([^:]+?)\s*:"))]  # "Acme:Roof repair"
    told = []
    for cell in cells:
        same = [(cell.str.to_lowercase() == name).fill_null(False) for name in names]
        again = pl.any_horizontal(same) if same else pl.lit(False)
        told.append(pl.when((cell != "") & ~again).then(cell))
    address = pl.concat_str(told, separator="\n", ignore_nulls=True).alias(cell_name(len(table.header)))
    first, last = (table.header[position].strip() for position in (lines.columns[0], lines.columns[-1]))
    return Table((*table.header, f"{first} – {last}"), table.rows.with_columns(address), table.region)
