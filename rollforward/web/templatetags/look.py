"""Small helpers of the templates."""

from __future__ import annotations

import lucide
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A lucide icon as inline SVG, for the eye alone: the words beside it say the same."""
    svg = lucide._render_icon(name + "", size, **{"class": "icon", "aria-hidden": "true", "focusable": "false"})
    return mark_safe(svg)  # noqa: S308 (drawn from the package's own files)


@register.filter
def initials(name: str) -> str:
    """``Vera Lindqvist`` -> ``VL``."""
    words = str(name).replace("@", " ").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
