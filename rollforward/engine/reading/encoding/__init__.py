"""Which encoding a text file is in, and its text."""

from rollforward.engine.reading.encoding.broken import mended_text, suspicious
from rollforward.engine.reading.encoding.decode import Decoded, alternatives, decode
from rollforward.engine.reading.encoding.texture import is_text

__all__ = ["Decoded", "alternatives", "decode", "is_text", "mended_text", "suspicious"]
