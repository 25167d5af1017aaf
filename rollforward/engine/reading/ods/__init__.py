"""OpenDocument spreadsheets, packed (ODS) and flat (FODS): every cell holds the text that it shows."""

from rollforward.engine.reading.ods.read import read_flat, reader

__all__ = ["read_flat", "reader"]
