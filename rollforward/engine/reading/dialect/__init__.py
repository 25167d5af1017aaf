"""Which delimiter, quote and escape character a text uses."""

from rollforward.engine.reading.dialect.judge import Judged, judge, width_of

__all__ = ["Judged", "judge", "width_of"]
