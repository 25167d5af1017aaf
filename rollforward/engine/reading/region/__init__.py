"""Where the tables of a sheet lie: which lines are header, rows and neither of them."""

from rollforward.engine.reading.region.locate import is_same, locate, locate_all
from rollforward.engine.reading.region.table import data_lines, header_of, table_of

__all__ = ["data_lines", "header_of", "is_same", "locate", "locate_all", "table_of"]
