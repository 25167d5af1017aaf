"""Small helpers of the templates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from urllib.parse import urlencode
from xml.etree import ElementTree
from zipfile import ZipFile

from django import template
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rollforward.clients.listing import Cell
from rollforward.web.said import said
from rollforward.web.schedules import schedule_words
from rollforward.work.lists import Asked, Listed
from rollforward.work.models import Project

register = template.Library()

_NUMBER, _NOWRAP, _SMALL = (mark_safe(f' class="{name}"') for name in ("number", "nowrap", "small"))  # noqa: S308
_CELL_LOOKS = {
    "currency": _NUMBER,
    "number": _NUMBER,
    "phone": _NOWRAP,
    "date": _NOWRAP,
    "single-select": _NOWRAP,
    "email": _SMALL,
}
_FOR_THE_EYE = {"class": "icon", "aria-hidden": "true", "focusable": "false"}
_STATUS_LOOKS = {"Active": "badge-good", "Prospect": "badge-info"}
_LOOKS = {Project.Status.COMPLETED: "badge-good", Project.Status.IN_PROGRESS: "badge-info"}


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A lucide icon as inline SVG, for the eye alone: the words beside it say the same."""
    return _drawn(name + "", size)


@lru_cache(maxsize=256)
def _drawn(name: str, size: int) -> SafeString:
    svg = ElementTree.fromstring(_all_icons().read(f"{name}.svg"))  # noqa: S314 (the package's own file)
    for node in svg.iter():
        node.tag = node.tag.rpartition("}")[2]  # inside of a page it has no namespace
    svg.attrib |= {"width": str(size), "height": str(size), **_FOR_THE_EYE}
    return mark_safe(ElementTree.tostring(svg, encoding="unicode"))  # noqa: S308 (the same)


@cache
def _all_icons() -> ZipFile:
    """Opened once: the package's own tag looks through all of its 1,700 names for every icon, 16 ms each."""
    return ZipFile(BytesIO(files("lucide").joinpath("lucide.zip").read_bytes()))


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
def dialled(number: str) -> str:
    """``(603) 555-0101 x4`` -> ``tel:6035550101``, to be called by a touch; ``""`` for what is no number."""
    digits = "".join(re.findall("[0-9]", re.split("[xX#;,]", number or "", maxsplit=1)[0]))
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{digits}" if len(digits) > 4 else ""


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


# What stands in each row of long lists is put together here: as templates of their own they took most of a page's time.


@register.simple_tag
def due(due_on: datetime.date | None, late: bool) -> SafeString | str:
    """When a project is due, with a mark where it is late."""
    if due_on is None:
        return ""
    day = {"due_on": date_format(due_on, _("M j, Y"))}
    if late:
        return format_html(
            '<span class="badge badge-bad">{} {}</span>', icon("clock-alert", 14), _("was due %(due_on)s") % day
        )
    return format_html('<span class="muted small nowrap">{}</span>', _("due %(due_on)s") % day)


@register.simple_tag
def work_status(project: Project) -> SafeString:
    """A project's status as a badge."""
    look = _LOOKS.get(Project.Status(project.status), "")
    return format_html('<span class="badge {}">{}</span>', look, said(project.get_status_display()))


@register.simple_tag
def client_status(status: str) -> SafeString:
    """A client's status as a badge."""
    return format_html('<span class="badge {}">{}</span>', _STATUS_LOOKS.get(status, ""), status)


@register.simple_tag
def cells(of_row: Iterable[Cell]) -> SafeString:
    """What the chosen columns show of a client."""
    return format_html_join("", '<td data-label="{}"{}>{}</td>', map(_cell, of_row))


def _cell(cell: Cell) -> tuple[str, str, str]:
    look = _CELL_LOOKS.get(cell.kind, "")
    label = said(cell.column.label)
    if cell.column.key == "client.status" and cell.text:
        return label, look, client_status(cell.text)
    return label, look, breakable(cell.text) if cell.kind == "email" else cell.text


@register.simple_tag
def tasks_done(row: Listed) -> SafeString:
    """How far a project is, and what comes next."""
    so_far = _("%(done)s of %(number)s done") % {"done": row.done, "number": len(row.tasks)}
    if row.next_task is None:
        return format_html("{}", so_far)
    return format_html(
        '{}<span class="muted">{}</span>', so_far, _(", next: %(title)s") % {"title": row.next_task.title}
    )


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
