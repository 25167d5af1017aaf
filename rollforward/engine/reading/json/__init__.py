"""JSON: arrays of objects, lines, tables by name, columns or records under their keys."""

from rollforward.engine.reading.json.read import read, recognise

__all__ = ["read", "recognise"]
