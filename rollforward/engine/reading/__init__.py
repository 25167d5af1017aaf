"""Bytes in, a Book out: what the file holds, cell by cell, and where the client list lies in it."""

from rollforward.engine.reading.book import read_book
from rollforward.engine.reading.region import data_lines, is_same, locate, table_of

__all__ = ["data_lines", "is_same", "locate", "read_book", "table_of"]
