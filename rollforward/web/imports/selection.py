"""Which rows a request means, from its address: ``show text in case whole pattern blank sort as_of``."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rollforward.engine.reviewing import Find
from rollforward.imports.errors import CannotDo
from rollforward.imports.queries import Selection

_DIGITS = 6


def selection_of(asked: Mapping[str, str]) -> Selection:
    """``in`` and ``sort`` name columns by their position; ``sort=-3`` is the other way round. ``as_of``: the step at
    which the rows were chosen."""
    sort = asked.get("sort", "")
    return Selection(
        asked.get("show", "all"),
        find_of(asked),
        _position(asked.get("in", "")),
        _position(sort.removeprefix("-")),
        sort.startswith("-"),
        _number(asked.get("as_of", "")),
    )


def find_of(asked: Mapping[str, str], name: str = "text") -> Find:
    """What is sought: ``text``, and ``case``, ``whole``, ``pattern``, ``blank`` where they are filled."""
    return (
        Find(
            asked.get(name, ""),
            case=bool(asked.get("case")),
            whole=bool(asked.get("whole")),
            pattern=bool(asked.get("pattern")),
            blank=bool(asked.get("blank")),
        )
        if asked.get(name) or asked.get("blank")
        else Find()
    )


def _position(text: str) -> int | None:
    if text and not _is_number(text):
        raise CannotDo(_("There is no such column. Choose one of those shown."))
    return int(text) if text else None


def _number(text: str) -> int | None:
    """Of a step; whatever is none means the rows as they are now."""
    return int(text) if _is_number(text) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS
