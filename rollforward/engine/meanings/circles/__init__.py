"""Circles of meanings: the trade's own things, each with all the names that offices and programs give it.

A listing holds one meaning a line: ``meaning > wider meaning: name | name | name``. Names are compared without regard
to case, accents, spaces and punctuation; English comes first, then German, French, Spanish, Dutch, Portuguese.
"""

from rollforward.engine.meanings.circles.circle import Circle
from rollforward.engine.meanings.circles.entities import ENTITIES, FILING
from rollforward.engine.meanings.circles.places import AUSTRALIA, CANADA, COUNTRIES, LANGUAGES, STATES
from rollforward.engine.meanings.circles.work import ANSWERS, FREQUENCIES, METHODS, PRIORITY, PROGRAMS, SERVICES, STATUS

CIRCLES: tuple[Circle, ...] = (
    STATUS, PRIORITY, ENTITIES, FILING, FREQUENCIES, SERVICES, METHODS, PROGRAMS, ANSWERS, STATES, CANADA, AUSTRALIA,
    COUNTRIES, LANGUAGES,
)  # fmt: skip

__all__ = ["ANSWERS", "AUSTRALIA", "CANADA", "CIRCLES", "COUNTRIES", "STATES", "STATUS", "Circle"]
