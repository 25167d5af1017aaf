"""Binary workbooks (XLSB), read with their number formats, so that cells show what a person sees."""

from rollforward.engine.reading.xlsb.read import reader

__all__ = ["reader"]
