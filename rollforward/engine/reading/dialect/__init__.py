"""Which delimiter, quote and escape character a text uses."""

from rollforward.engine.reading.dialect.judge import Judged, judge, width_of
from rollforward.engine.reading.dialect.quotes import encloses

__all__ = ["Judged", "encloses", "judge", "width_of"]
