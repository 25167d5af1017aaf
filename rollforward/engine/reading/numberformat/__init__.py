"""Number formats of spreadsheets: the text that a number is shown as (ECMA-376 part 1, 18.8.31, as Excel does it)."""

from rollforward.engine.reading.numberformat.codes import BUILT_IN
from rollforward.engine.reading.numberformat.general import general
from rollforward.engine.reading.numberformat.shown import is_date, shown

__all__ = ["BUILT_IN", "general", "is_date", "shown"]
