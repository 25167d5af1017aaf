"""Small helpers of the templates."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from functools import lru_cache
from urllib.parse import urlencode

import lucide
from django import template
from django.forms.boundfield import BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rollforward.web.schedules import schedule_words
from rollforward.work.lists import Asked

register = template.Library()


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A lucide icon as inline SVG, for the eye alone: the words beside it say the same."""
    return _drawn(name + "", size)


@lru_cache(maxsize=256)
def _drawn(name: str, size: int) -> SafeString:
    svg = lucide._render_icon(name, size, **{"class": "icon", "aria-hidden": "true", "focusable": "false"})
    return mark_safe(svg)  # noqa: S308 (drawn from the package's own files)


@register.filter
def initials(name: str) -> str:
    """``Vera Lindqvist`` -> ``VL``."""
    words = str(name).replace("@", " ").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Mac OS", "Linux")
_KNOWN_AS = {"Edg": "Edge", "OPR": "Opera"}


@register.filter
def browser(user_agent: str) -> str:
    """``Mozilla/5.0 (Windows NT 10.0 ...) ... Firefox/140.0`` -> ``Firefox on Windows``; what is not known as it is."""
    name = next((name for name in _BROWSERS if f"{name}/" in user_agent), "")
    system = next((system for system in _SYSTEMS if system in user_agent), "")
    if not name:
        return user_agent[:60] or _("an unknown program")
    return _KNOWN_AS.get(name, name) + (_(" on %(system)s") % {"system": system} if system else "")


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that may break into two lines before its @ and not in the middle of a word."""
    return mark_safe(escape(address or "").replace("@", "<wbr>@"))  # noqa: S308 (escaped here)


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """A form's control without the grey words that only repeat its label."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget()


@register.filter
def schedule(rule: str) -> str:
    """``FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20`` -> ``every 3 months on day 20``."""
    return schedule_words(rule)


@register.simple_tag
def work_query(
    asked: Asked, *, page: int = 1, day: datetime.date | None = None, month: datetime.date | None = None
) -> str:
    """The query of a link to the work as it is asked for now, but on another page, for one day, or in another month."""
    told = {
        "whose": asked.whose,
        "state": asked.state,
        "group": asked.group,
        "day": day or asked.day or "",
        "month": month.strftime("%Y-%m") if month else "",
        "page": page,
    }
    usual = asdict(Asked()) | {"day": "", "month": "", "page": 1}
    return urlencode({name: value for name, value in told.items() if value != usual[name]})
