"""Workbooks of Excel 2 to 2003 (BIFF), in their OLE container or bare."""

from rollforward.engine.reading.xls.container import outer_streams
from rollforward.engine.reading.xls.read import is_bare, read

__all__ = ["is_bare", "outer_streams", "read"]
