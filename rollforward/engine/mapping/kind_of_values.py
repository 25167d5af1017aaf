"""Of what kind a field of the firm's own should be, to take the values of a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rollforward.engine.kinds import split_foreign
from rollforward.engine.mapping import looks

#: So many of the values must look alike; the rest are slips.
_MOSTLY = 0.9
_LONG = 120
#: Kinds to choose from.
SELECTS = ("single-select", "multi-select")
#: A list to choose from has few entries, and each stands there often.
_OPTIONS = 25
_TIMES = 3

_SHAPES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("yes/no", looks.is_yes_no),
    ("email", looks.is_email),
    ("phone", lambda value: looks.is_phone(value) and not value.isdigit()),
    ("date", lambda value: looks.is_date(value) and not value.isdigit()),
    ("url", looks.is_url),
)


def kind_of_values(cells: Sequence[str]) -> str:
    """The kind, one of ``CUSTOM_KINDS``. ``cells``: filled ones in row order.

    Numbers stay text, which keeps zeros in front; without cells it is text too.
    """
    seen = looks.looks_of(cells)
    for kind, test in _SHAPES:
        if seen.share(test) >= _MOSTLY:
            return kind
    if any(len(value) > _LONG or "\n" in value for value in seen.values):
        return "long text"
    return next((kind for kind in SELECTS if _is_list(cells, kind)), "text")


def entries_of(cells: Sequence[str], kind: str) -> list[str]:
    """The entries of a list to choose from (a kind of ``SELECTS``), each once as it is first spelled, in their order;
    of the cells of a multi-select several each."""
    spelled: dict[str, str] = {}
    for entry in _entries(cells, kind):
        spelled.setdefault(entry.casefold(), entry)
    return list(spelled.values())


def _entries(cells: Sequence[str], kind: str) -> list[str]:
    if kind == "single-select":
        return [cell.strip() for cell in cells]
    return [entry for cell in cells for entry in split_foreign(cell, lambda _: False)]


def _is_list(cells: Sequence[str], kind: str) -> bool:
    options = entries_of(cells, kind)
    enough = 1 < len(options) <= _OPTIONS and len(_entries(cells, kind)) >= _TIMES * len(options)
    return enough and all(map(looks.has_letters, options))
