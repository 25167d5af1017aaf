"""Yes or no, in the ways that offices and their programs write it."""

from __future__ import annotations

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import BLANK, Context, Kind, Members, Parsed, Reader, fold
from rollforward.engine.meanings import NO, YES

_WORDS = dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")


def _reader(_field: Field, context: Context) -> Reader:
    said = {word: target and _WORDS.get(fold(target)) for word, target in context.aliases.items()}

    def read(text: str) -> Parsed:
        word = fold(text)
        if word in said and context.aliases[word] is None:
            return BLANK
        answer = said.get(word) or _WORDS.get(word)
        return Parsed(answer) if answer else Parsed(None, "not-yes-no")

    return read


def _show(canonical: str, _field: Field, _members: Members) -> str:
    return canonical.capitalize()


YES_NO = Kind(_reader, _show)
