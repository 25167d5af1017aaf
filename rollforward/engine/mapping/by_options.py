"""Lists of the firm's own by their options: *Type* over S-Corp, C-Corp, Partnership is its *Entity type*."""

from __future__ import annotations

from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.mapping.candidates import LOWEST, Scores
from rollforward.engine.mapping.looks import Looks, is_yes_no
from rollforward.engine.mapping.words import words
from rollforward.engine.meanings import suggest_option
from rollforward.engine.meanings.text import squash

#: Where the header shares a word with the label, and where the values alone speak.
_NAMED, _UNNAMED = 0.9, LOWEST + 0.05
_NAMED_SHARE, _UNNAMED_SHARE = 0.5, 0.8


def by_options(header: str, seen: Looks, fields: FieldSet) -> Scores:
    """Scores of the custom fields of which most of the column's values are options, two of them at least: as they are
    spelled, or where the header shares a word with the label by other names of them too (*1120S* for *S-Corp*)."""
    said, scores = set(words(header)), Scores()
    for field in fields:
        if not (field.custom and field.options and field.kind.endswith("select")):
            continue
        named = bool(said & set(words(field.label)))
        hits = _meant(field, seen) if named else [*map(squash, _hits(field, seen))]
        enough = (_NAMED_SHARE if named else _UNNAMED_SHARE) * seen.count
        if len({*hits}) > 1 and len(hits) >= enough and (named or _tells(seen)):
            scores[field.key] = _NAMED if named else _UNNAMED
    return scores


def are_literal(field: Field, seen: Looks) -> bool:
    """Whether most values are the field's options as they are spelled, not other words for them."""
    return len(_hits(field, seen)) >= _NAMED_SHARE * seen.count


def _hits(field: Field, seen: Looks) -> list[str]:
    options = {squash(option.label) for option in field.options}
    return [value for value in seen.values if squash(value) in options]


def _meant(field: Field, seen: Looks) -> list[str | None]:
    found = (suggest_option(value, field) for value in seen.values)
    return [suggestion.key for suggestion in found if suggestion]


def _tells(seen: Looks) -> bool:
    """Yes and no are options of too many lists."""
    return seen.share(is_yes_no) < _NAMED_SHARE
