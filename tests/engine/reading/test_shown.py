"""What the cells of a workbook are shown as, in many formats at once."""

from __future__ import annotations

import polars as pl

from rollforward.engine.reading.numberformat import shown
from rollforward.engine.reading.xlsx.cells import Spec
from rollforward.engine.reading.xlsx.shown import Shown


def test_hundreds_of_formats_each_show_their_own_cells_however_few_they_are() -> None:
    formats = [f'0.{"0" * (number % 7)}"/{number}"' for number in range(300)]
    specs = [Spec("n", number) for number in range(300)]
    places = [(number * 7) % 300 for number in range(2_000)] + [5] * 400
    cells = pl.DataFrame({"spec": places, "value": [str(n / 8) for n in range(2_400)]}).with_columns(
        pl.col("spec").cast(pl.UInt16), line=pl.int_range(2_400, dtype=pl.UInt32), position=pl.lit(0, pl.UInt16)
    )
    texts, _ = Shown(pl.Series([], dtype=pl.String), formats, date1904=False).texts(cells, specs)
    assert texts.to_list() == [shown(n / 8, formats[place]) for n, place in enumerate(places)]
