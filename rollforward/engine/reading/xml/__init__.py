"""XML of repeated elements, and workbooks written as XML."""

from rollforward.engine.reading.xml.read import read, recognise

__all__ = ["read", "recognise"]
