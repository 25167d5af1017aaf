"""Helpers of the import pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from rollforward.engine.fields import OPTIONS_KEPT_BY_FIRM, Field
from rollforward.web.imports.words import why_words

register = template.Library()


@register.filter
def of(values: Mapping[str, Any], key: str) -> Any:
    """``counts|of:name``: the value under a key that the template holds in a variable; blank where there is none."""
    return values.get(key, "")


@register.filter
def percent(share: float) -> str:
    """``0.42`` -> ``42%``; never ``100%`` or ``0%`` for what is only nearly so."""
    rounded = round(100 * share)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded}%"


@register.filter
def filled(cells: Sequence[str]) -> str:
    """The first two filled cells of a row, by which a person knows it."""
    return ", ".join([cell for cell in cells if cell.strip()][:2]) or "blank"


@register.filter
def why(code: str) -> str:
    return why_words(code)


@register.filter
def keeps_options(field: Field) -> bool:
    """Whether the firm may add options to the field; those of the other built-in ones are fixed."""
    return field.custom or field.key in OPTIONS_KEPT_BY_FIRM
