"""Helpers of the import pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from rollforward.engine.fields import OPTIONS_KEPT_BY_FIRM, Field
from rollforward.engine.meanings import Suggestion
from rollforward.imports.queries import MappingLine, Misfit
from rollforward.web.imports.answers import value_name
from rollforward.web.imports.words import why_words

register = template.Library()

_SELECTS = ("single-select", "multi-select")


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
def foreign(line: MappingLine) -> list[Misfit]:
    """The values that are no option; yes and no, where the header says what they mean, are not counted among them."""
    return [misfit for misfit in line.misfits if misfit.implied is None]


@register.filter
def suggested(line: MappingLine) -> list[Misfit]:
    """Values with a suggestion that nobody has decided about."""
    return [misfit for misfit in line.misfits if misfit.suggestion and not misfit.answered]


@register.filter
def remaining(line: MappingLine) -> list[Misfit]:
    """Values that nothing is suggested for and nobody has decided about."""
    return [misfit for misfit in line.misfits if misfit.is_open]


@register.filter
def decided(line: MappingLine) -> list[Misfit]:
    """Values that somebody decided about, otherwise than the header does."""
    return [misfit for misfit in line.misfits if misfit.answered and misfit.chosen != misfit.implied]


@register.filter
def said_by_header(line: MappingLine) -> str:
    """``Yes becomes Inactive, No becomes Active``: what the header makes of the column's own words."""
    labels = _labels(line)
    return ", ".join(
        _("%(text)s becomes %(implied)s") % {"text": m.text, "implied": labels[m.implied]}
        for m in line.misfits
        if m.implied in labels
    )


@register.filter
def meant(suggestion: Suggestion, line: MappingLine) -> str:
    """The suggested option by name."""
    return _labels(line)[suggestion.key] if suggestion.key else _("leave it blank")


@register.filter
def input_name(line: MappingLine, misfit: Misfit) -> str:
    """``line|input_name:misfit``: the name of the list that says what a value means."""
    return value_name(line, misfit.text)


def _labels(line: MappingLine) -> dict[str | None, str]:
    return {option.key: option.label for option in line.options}


@register.filter
def keeps_options(field: Field) -> bool:
    """Whether the firm may add options to the field; those of the other built-in ones are fixed."""
    return field.kind in _SELECTS and (field.custom or field.key in OPTIONS_KEPT_BY_FIRM)
