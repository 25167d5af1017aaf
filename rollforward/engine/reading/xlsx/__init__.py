"""XLSX and XLSM, read by hand: the text a person sees, and the stored value beside it. See decision 11."""

from rollforward.engine.reading.xlsx.reader import reader

__all__ = ["reader"]
