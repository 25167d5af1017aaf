"""Address cards (vCard 2.1, 3.0 and 4.0)."""

from rollforward.engine.reading.vcard.read import read, recognise

__all__ = ["read", "recognise"]
