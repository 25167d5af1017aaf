"""When recurring work falls due, in the language of whoever reads."""

from __future__ import annotations

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rollforward.work.schedule import LAST, WORKING_DAYS, Schedule, UnknownRule, read_rule


def schedule_words(rule: str) -> str:
    """``FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20`` -> ``every 3 months on day 20``; an unknown rule as it is.

    In English it is what ``work.schedule.words`` says.
    """
    try:
        plan = read_rule(rule)
    except UnknownRule:
        return rule
    on = _on(plan)
    return _OFTEN[plan.unit, bool(on)](plan.every) % {"every": plan.every, "on": on}


_OFTEN = {
    ("week", True): lambda n: ngettext("every week on %(on)s", "every %(every)d weeks on %(on)s", n),
    ("week", False): lambda n: ngettext("every week", "every %(every)d weeks", n),
    ("month", True): lambda n: ngettext("every month on %(on)s", "every %(every)d months on %(on)s", n),
    ("month", False): lambda n: ngettext("every month", "every %(every)d months", n),
    ("year", True): lambda n: ngettext("every year on %(on)s", "every %(every)d years on %(on)s", n),
    ("year", False): lambda n: ngettext("every year", "every %(every)d years", n),
}


def _on(plan: Schedule) -> str:
    days = _listed([str(WEEKDAYS[day]) for day in plan.weekdays])
    if plan.unit == "week":
        return days
    months = _listed([str(MONTHS[month]) for month in plan.months])
    if len(plan.months) == 1 and plan.day > 0:
        return _("%(month)s %(day)d") % {"month": months, "day": plan.day}
    day = _day(plan, days)
    return _("%(day)s of %(months)s") % {"day": day, "months": months} if day and months else day


def _day(plan: Schedule, days: str) -> str:
    if plan.day:
        return _("the last day") if plan.day == LAST else _("day %(day)d") % {"day": plan.day}
    if not plan.weekdays:
        return ""
    day = _("working day") if plan.weekdays == WORKING_DAYS else days
    return _ORDINALS[plan.ordinal]() % {"day": day}


_ORDINALS = {
    1: lambda: _("the first %(day)s"),
    2: lambda: _("the second %(day)s"),
    3: lambda: _("the third %(day)s"),
    4: lambda: _("the fourth %(day)s"),
    LAST: lambda: _("the last %(day)s"),
}


def _listed(texts: list[str]) -> str:
    return str(get_text_list(texts, _("and")))
