"""Fields of the firm's own by their label: custom fields, and built-in ones that it calls otherwise."""

from __future__ import annotations

from rapidfuzz import fuzz

from rollforward.engine.fields import BUILT_IN, FieldSet
from rollforward.engine.mapping.candidates import Scores
from rollforward.engine.mapping.words import fold, squash, without_parentheses

LIKE_ENOUGH = 90
#: Of a label that is nearly the header, or begins with it: taken, and asked about.
LIKELY = 0.7
MIN_WORDS = 2
SHORTEST_TYPO = 6
_USUAL = {field.key: field.label for field in BUILT_IN}


def by_label(header: str, fields: FieldSet) -> Scores:
    """Scores of the fields whose label the header (nearly) equals; built-in labels are known to the vocabulary."""
    spelled = {squash(header), squash(without_parentheses(header))} - {""}
    scores: Scores = {}
    for field in fields:
        if _USUAL.get(field.key) == field.label:
            continue
        score = _likeness(squash(field.label), spelled)
        if fold(header) == fold(f"{field.label} ({field.owner})"):
            score = 1.0
        elif field.custom and _begins(header, field.label):
            score = max(score, LIKELY)
        if score:
            scores[field.key] = score
    return scores


def _likeness(label: str, spelled: set[str]) -> float:
    if label in spelled:
        return 1.0
    if len(label) < SHORTEST_TYPO:
        return 0.0
    near = max((fuzz.ratio(label, text) for text in spelled), default=0.0)
    same_digits = any([*filter(str.isdigit, text)] == [*filter(str.isdigit, label)] for text in spelled)
    return LIKELY if near >= LIKE_ENOUGH and same_digits else 0.0


def _begins(header: str, label: str) -> bool:
    """Whether the label goes on where the header ends, after two words at least: *Engagement letter* - *signed*."""
    said, words = fold(header).split(), fold(label).split()
    return MIN_WORDS <= len(said) < len(words) and words[: len(said)] == said
