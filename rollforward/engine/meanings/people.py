"""Which member of the firm a cell means that names her neither by e-mail nor by full name."""

from __future__ import annotations

from collections.abc import Callable

from rollforward.engine.fields import MemberRef
from rollforward.engine.meanings.spelling import nearly_spelled
from rollforward.engine.meanings.suggest import Suggestion
from rollforward.engine.meanings.text import squash, tokens

Words = tuple[str, ...]
_Test = Callable[[Words, Words, str], bool]


def suggest_member(text: str, members: tuple[MemberRef, ...]) -> Suggestion | None:
    """The one member that ``text`` can mean: by *Cruz, Ana*, *A. Cruz*, *acruz*, *Ana*, *AC*; ``None`` for several."""
    said = tokens(text)
    if not said:
        return None
    for test, why in _WAYS:
        found = [member for member in members if test(said, tokens(member.name), squash(member.email.split("@")[0]))]
        if len(found) == 1:
            return Suggestion(found[0].key, why)
        if found:
            return None
    return None


def _in_other_order(said: Words, name: Words, _mailbox: str) -> bool:
    return len(said) > 1 and sorted(said) == sorted(name)


def _shortened(said: Words, name: Words, _mailbox: str) -> bool:
    """``A. Cruz``, ``Cruz A``, ``Ana C.``, ``acruz``."""
    if len(name) < 2:
        return False
    first, last = name[0], name[-1]
    forms = {(first[0], last), (last, first[0]), (first, last[0]), (first[0] + last,), (first, last), (last, first)}
    return said in forms


def _is_mailbox(said: Words, _name: Words, mailbox: str) -> bool:
    return len(mailbox) > 1 and "".join(said) == mailbox


def _is_part(said: Words, name: Words, _mailbox: str) -> bool:
    return len(said) == 1 and len(said[0]) > 1 and bool(name) and said[0] in (name[0], name[-1])


def _are_initials(said: Words, name: Words, _mailbox: str) -> bool:
    letters = [word[0] for word in name]
    joined = "".join(said)
    return len(letters) > 1 and joined in {"".join(letters), letters[0] + letters[-1]}


def _nearly(said: Words, name: Words, _mailbox: str) -> bool:
    return len(said) > 1 and nearly_spelled(said, name)


_WAYS: tuple[tuple[_Test, str], ...] = (
    (_in_other_order, "The same names in another order."),
    (_is_mailbox, "It is how the e-mail address begins."),
    (_shortened, "It is the name in short."),
    (_is_part, "It is a part of the name, and nobody else is called so."),
    (_are_initials, "These are the initials."),
    (_nearly, "It is spelled almost like the name."),
)
