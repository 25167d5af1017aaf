"""Checking: every cell of the table read as the kind of its field, and all that is wrong with it."""

from rollforward.engine.checking.check import check
from rollforward.engine.checking.columns import CheckedColumn, check_column
from rollforward.engine.checking.preview import telling_parts

__all__ = ["CheckedColumn", "check", "check_column", "telling_parts"]
