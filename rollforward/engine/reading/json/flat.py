"""One JSON object as named cells: ``{"address": {"city": "Rome"}}`` is ``address.city``."""

from __future__ import annotations

from typing import Any

from rollforward.engine.issues import Refused
from rollforward.engine.reading.named import MORE, NUMBERED, put

_DEEPEST = 32
_PLAIN = {str, type(None), bool}


def flat(value: dict[str, Any]) -> dict[str, str]:
    """The cells of an object. Lists of plain values are one cell, members of other lists are numbered from 1."""
    if set(map(type, value.values())) == {str}:
        return value
    cells: dict[str, str] = {}
    _into(cells, "", value, 1)
    return cells


def text_of(value: Any) -> str:
    """A plain value as its cell."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    return str(value)


def _into(cells: dict[str, str], prefix: str, value: dict[str, Any], depth: int) -> None:
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if type(inner) in _PLAIN:
            put(cells, name, text_of(inner))
        else:
            _container(cells, name, inner, depth)


def _container(cells: dict[str, str], name: str, value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise Refused("hostile", f"its values are nested more than {_DEEPEST} levels deep")
    if isinstance(value, dict):
        _into(cells, f"{name}.", value, depth + 1)
    elif all(type(item) in _PLAIN for item in value):
        if value:
            put(cells, name, _listed(value))
    else:
        _into(cells, f"{name}.", {str(i): item for i, item in enumerate(value[:NUMBERED], 1)}, depth + 1)
        if len(value) > NUMBERED:
            put(cells, f"{name}.{MORE}", "\n".join(_in_words(item) for item in value[NUMBERED:]))


def _listed(values: list[Any]) -> str:
    return ", ".join(text_of(value) for value in values if value is not None)


def _in_words(value: Any) -> str:
    """A member of a list that is too long for columns: ``name: Ann, phone: 555 0100``."""
    if type(value) in _PLAIN:
        return text_of(value)
    cells: dict[str, str] = {}
    _container(cells, "", value, 1)
    return ", ".join(f"{name.lstrip('.')}: {text}" if name else text for name, text in cells.items())
