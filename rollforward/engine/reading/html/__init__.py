"""Web pages with tables, which many programs call .xls."""

from rollforward.engine.reading.html.read import read, recognise

__all__ = ["read", "recognise"]
