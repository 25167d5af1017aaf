"""Checking: every cell of the table read as the kind of its field, and all that is wrong with it."""

from rollforward.engine.checking.check import check
from rollforward.engine.checking.columns import CheckedColumn, check_column
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.preview import telling_parts
from rollforward.engine.checking.values import OF_OPTIONS, foreign_values

__all__ = ["OF_OPTIONS", "CheckedColumn", "check", "check_column", "foreign_values", "lay_over", "telling_parts"]
