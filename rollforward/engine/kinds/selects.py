"""Choices among a field's options, and tags. Compared without regard to case and outer spaces."""

from __future__ import annotations

from collections.abc import Iterable

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import BLANK, Context, Kind, Members, Parsed, Reader, fold
from rollforward.engine.kinds.lists import TAG_MARKS, join_cell, pack, split_cell, split_foreign, split_tags, unpack


class _Choice:
    """Option keys by the words that mean them: what the member said first, then the labels."""

    def __init__(self, field: Field, context: Context) -> None:
        self._exact = {o.label: o.key for o in reversed(field.options)}
        self._folded = {fold(o.label): o.key for o in reversed(field.options)}
        keys = {o.key for o in field.options}
        self._blank = {word for word, target in context.aliases.items() if target is None}
        self._said = {
            word: target if target in keys else self._folded.get(fold(target))
            for word, target in context.aliases.items()
            if target is not None
        }

    def find(self, text: str) -> str | None:
        folded = fold(text)
        return self._said.get(folded) or self._exact.get(text) or self._folded.get(folded)

    def left_blank(self, text: str) -> bool:
        return fold(text) in self._blank

    def is_known(self, text: str) -> bool:
        return self.left_blank(text) or self.find(text) is not None


def _single(field: Field, context: Context) -> Reader:
    choice = _Choice(field, context)

    def read(text: str) -> Parsed:
        if choice.left_blank(text):
            return BLANK
        key = choice.find(text)
        if key is None and len(items := split_cell(text)) == 1:
            key = choice.find(items[0])  # an option in the quotes that several would need
        return Parsed(key) if key else Parsed(None, "not-an-option")

    return read


def _multi(field: Field, context: Context) -> Reader:
    choice = _Choice(field, context)

    def read(text: str) -> Parsed:
        items = [item for item in split_foreign(text, choice.is_known) if not choice.left_blank(item)]
        unknown = [item for item in items if choice.find(item) is None]
        if unknown:
            return Parsed(None, "not-an-option", join_cell(unknown))
        chosen = {choice.find(item) for item in items}
        return Parsed(pack(o.key for o in field.options if o.key in chosen))

    return read


def _tags(_field: Field, context: Context) -> Reader:
    def read(text: str) -> Parsed:
        said = [context.aliases.get(fold(item), item) for item in split_tags(text)]
        return Parsed(pack_tags(tag for tag in said if tag)) if said else BLANK

    return read


def pack_tags(tags: Iterable[str]) -> str | None:
    """Canonical text of tags: each once without regard to case, sorted."""
    once: dict[str, str] = {}
    for tag in tags:
        once.setdefault(tag.casefold(), tag)
    return pack(once[folded] for folded in sorted(once))


def _show_single(canonical: str, field: Field, _members: Members) -> str:
    return _labels(field).get(canonical, canonical)


def _show_multi(canonical: str, field: Field, _members: Members) -> str:
    labels = _labels(field)
    return join_cell(labels.get(key, key) for key in unpack(canonical))


def _show_tags(canonical: str, _field: Field, _members: Members) -> str:
    return join_cell(unpack(canonical), TAG_MARKS)


def _labels(field: Field) -> dict[str, str]:
    return {o.key: o.label for o in field.options}


SINGLE_SELECT = Kind(_single, _show_single)
MULTI_SELECT = Kind(_multi, _show_multi)
TAGS = Kind(_tags, _show_tags)
