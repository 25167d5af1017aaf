"""Number formats of spreadsheets: the text that Excel shows for a stored number (ECMA-376, part 1, 18.8.31)."""

from rollforward.engine.reading.numberformat.builtin import BUILT_IN
from rollforward.engine.reading.numberformat.columns import shown_all, shown_at_once
from rollforward.engine.reading.numberformat.general import general
from rollforward.engine.reading.numberformat.render import is_date, shown

__all__ = ["BUILT_IN", "general", "is_date", "shown", "shown_all", "shown_at_once"]
