"""A member of the firm, named by her e-mail address or her full name."""

from __future__ import annotations

from collections import Counter

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import BLANK, Context, Kind, Members, Parsed, Reader, fold


def _reader(_field: Field, context: Context) -> Reader:
    known = _by_name(context.members) | {_fold(m.email): m.key for m in context.members if m.email}
    keys = {m.key: m.key for m in context.members} | known
    said = {word: target and keys.get(target, keys.get(_fold(target))) for word, target in context.aliases.items()}

    def read(text: str) -> Parsed:
        word = fold(text)
        if word in said and context.aliases[word] is None:
            return BLANK
        key = said.get(word) or known.get(_fold(text))
        return Parsed(key) if key else Parsed(None, "unknown-member")

    return read


def _by_name(members: Members) -> dict[str, str]:
    """Two members of one name can only be told apart by e-mail."""
    bearers = Counter(_fold(m.name) for m in members)
    return {_fold(m.name): m.key for m in members if bearers[_fold(m.name)] == 1 and _fold(m.name)}


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _show(canonical: str, _field: Field, members: Members) -> str:
    member = next((m for m in members if m.key == canonical), None)
    return (member.email or member.name) if member else canonical


MEMBER = Kind(_reader, _show)
