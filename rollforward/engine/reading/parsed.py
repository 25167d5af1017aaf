"""What either way of reading delimited text hands back."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Parsed:
    """``cells`` as in RawSheet; ``widths``: cells that each row has in the file, ``None`` where all have ``width``.

    ``unclosed``: lines where a quote opens and never closes.
    """

    cells: pl.DataFrame
    widths: pl.Series | None
    width: int
    unclosed: tuple[int, ...]
