"""Which option a cell means that is not spelled like one."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from rollforward.engine.fields import Field
from rollforward.engine.mapping.vocabulary.values import SYNONYMS
from rollforward.engine.mapping.words import squash

LIKE_ENOUGH = 84
SHORTEST_TYPO = 4


def suggest_value(text: str, field: Field) -> str | None:
    """The key of the option that ``text`` most likely means, or ``None`` where none is near.

    Case, spaces and punctuation do not count; then other words for an option (*Lead* for *Prospect*), then spelling.
    """
    folded = squash(text)
    if not folded:
        return None
    by_label = {squash(option.label): option.key for option in reversed(field.options)}
    return by_label.get(folded) or _by_synonym(folded, by_label) or _by_spelling(folded, by_label)


def _by_synonym(folded: str, by_label: dict[str, str]) -> str | None:
    for label, others in SYNONYMS.items():
        if label in by_label and folded in map(squash, others):
            return by_label[label]
    return None


def _by_spelling(folded: str, by_label: dict[str, str]) -> str | None:
    """A typo, an ending or a plural. Not codes: 1120 and 1120-S differ by a letter and mean another thing."""
    if len(folded) < SHORTEST_TYPO or any(map(str.isdigit, folded)):
        return None
    near = process.extract(folded, by_label.keys(), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH, limit=2)
    if not near or (len(near) > 1 and near[0][1] - near[1][1] < 3):
        return None
    return by_label[near[0][0]]
