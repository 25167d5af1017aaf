"""What a rule hands back."""

from __future__ import annotations

from collections.abc import Callable

from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.surroundings import Sheet

#: Below this a column is better left to the member than mapped.
LOWEST = 0.6
#: So much at most the values alone speak for a field.
BY_VALUES = 0.62

#: Field key -> how well the column fits it, from 0 to 1.
Scores = dict[str, float]

#: A rule judges one column by its meaning, the sheet around it and its position.
Rule = Callable[[Meaning, Sheet, int], Scores]


def is_of_contact(meaning: Meaning) -> bool:
    """Whether the header says that it speaks of a person."""
    return meaning.side == "contact" or bool(meaning.person)
