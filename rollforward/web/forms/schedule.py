"""The form of a series: when it falls due, in words that a person would use, and who does it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts.models import Firm, Member
from rollforward.web.forms.settings import Refusable
from rollforward.web.forms.work import assignee_field, date_field, name_field, template_field
from rollforward.web.said import said_lazily
from rollforward.work.commands import Wanted
from rollforward.work.models import Series, Template
from rollforward.work.schedule import LAST, MOST_EVERY, WORKING_DAYS, Schedule, UnknownRule, read_rule

_UNITS = (
    ("week", _lazy("weeks")),
    ("month", _lazy("months")),
    ("quarter", _lazy("quarters")),
    ("year", _lazy("years")),
)
_DAYS = tuple(WEEKDAYS.items())
_MONTHS = tuple(MONTHS.items())
_ON = (("day", _lazy("On a day of the month")), ("last", _lazy("On the last day")), ("weekday", _lazy("On a weekday")))
_ORDINALS = (
    (1, _lazy("first")),
    (2, _lazy("second")),
    (3, _lazy("third")),
    (4, _lazy("fourth")),
    (LAST, _lazy("last")),
)
_WORKING = "working"
_MONTHS_IN_A_QUARTER = 3


class SeriesForm(Refusable):
    """``wanted()`` is what the member asked for. Fields that the chosen unit does not use are not looked at."""

    name = name_field(_lazy("series"))
    every = forms.IntegerField(
        label=_lazy("Every"),
        min_value=1,
        max_value=MOST_EVERY,
        initial=1,
        error_messages={"required": _lazy("Type how often, such as 1.")},
    )
    unit = forms.ChoiceField(label=_lazy("Unit"), choices=_UNITS, initial="month")
    weekdays = forms.TypedMultipleChoiceField(
        label=_lazy("On these days"), choices=_DAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    on = forms.ChoiceField(label=_lazy("When in the month"), choices=_ON, initial="day")
    day = forms.IntegerField(
        label=_lazy("Day"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_lazy("In shorter months the last day stands for the 29th to 31st."),
    )
    ordinal = forms.TypedChoiceField(label=_lazy("Which"), choices=_ORDINALS, coerce=int, required=False)
    weekday = forms.ChoiceField(
        label=_lazy("Weekday"),
        choices=[*((str(n), name) for n, name in _DAYS), (_WORKING, _lazy("working day (Monday to Friday)"))],
        required=False,
    )
    months = forms.TypedMultipleChoiceField(
        label=_lazy("In these months"), choices=_MONTHS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_on = date_field(
        _lazy("From"), required=True, hint=_lazy("The first project is due on the first date from this day on.")
    )
    ends_on = date_field(_lazy("Until"), hint=_lazy("Leave empty for no end."))
    weekend = forms.ChoiceField(
        label=_lazy("On a weekend"),
        choices=[(value, said_lazily(label)) for value, label in Series.Weekend.choices],
        initial=Series.Weekend.KEEP,
    )
    days_ahead = forms.IntegerField(
        label=_lazy("Days ahead"),
        min_value=0,
        max_value=366,
        initial=30,
        help_text=_lazy("So many days before its date a project is made."),
        error_messages={"required": _lazy("Type a number of days, such as 30.")},
    )

    def __init__(
        self,
        data: Any,
        firm: Firm,
        *,
        initial: dict[str, Any],
        current: Member | None = None,
        templates: Sequence[Template] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["assignee"] = assignee_field(firm, current)
        if templates is not None:
            self.fields["template"] = template_field(templates, _("Its tasks are put into every project."))
            self.fields["name"].required = False
            self.fields["name"].help_text = _("Leave empty for the template's name.")

    def clean(self) -> dict[str, Any]:
        super().clean()
        unit, chosen = self.cleaned_data.get("unit"), self.cleaned_data
        if unit == "week" and not chosen.get("weekdays"):
            self.add_error("weekdays", _("Choose at least one day of the week."))
        by_day = unit != "week" and chosen.get("on") == "day"
        if by_day and not chosen.get("day") and "day" not in self.errors:
            self.add_error("day", _("Type the day of the month, 1 to 31."))
        if unit == "year" and not chosen.get("months"):
            self.add_error("months", _("Choose at least one month."))
        if unit == "year" and len(chosen.get("months", ())) > 1 and chosen.get("every", 1) > 1:
            self.add_error("months", _("Several months can be had every year only: choose one, or every 1 year."))
        return self.cleaned_data

    def rule(self) -> str:
        """Only of a valid form."""
        chosen = self.cleaned_data
        unit, every = chosen["unit"], chosen["every"]
        if unit == "week":
            return Schedule("week", every, tuple(sorted(chosen["weekdays"]))).rule()
        if unit == "quarter":
            unit, every = "month", every * _MONTHS_IN_A_QUARTER
        months = tuple(sorted(chosen["months"])) if unit == "year" else ()
        return Schedule(unit, every, months=months, **self._day()).rule()

    def _day(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        if chosen["on"] == "weekday":
            day = chosen["weekday"]
            days = WORKING_DAYS if day == _WORKING else (int(day or 0),)
            return {"weekdays": days, "ordinal": chosen["ordinal"] or 1}
        return {"day": LAST if chosen["on"] == "last" else chosen["day"]}

    def wanted(self) -> Wanted:
        chosen = self.cleaned_data
        return Wanted(
            name=chosen["name"],
            rule=self.rule(),
            starts_on=chosen["starts_on"],
            ends_on=chosen["ends_on"],
            weekend=chosen["weekend"],
            days_ahead=chosen["days_ahead"],
            assignee=chosen["assignee"],
            template=chosen.get("template"),
        )


def initial_of(series: Series) -> dict[str, Any]:
    """The form's values that say what a series does now."""
    plain = {n: getattr(series, n) for n in ("name", "starts_on", "ends_on", "weekend", "days_ahead")}
    return plain | {"assignee": series.assignee_id or ""} | initial_rule(series.rule, series.starts_on)


def initial_rule(rule: str, starts_on: datetime.date) -> dict[str, Any]:
    """A rule that says no day, or that this form cannot say, begins with the day of its first date."""
    try:
        plan = read_rule(rule)
    except UnknownRule:
        plan = Schedule("month")
    unit, every = plan.unit, plan.every
    if unit == "month" and every % _MONTHS_IN_A_QUARTER == 0:
        unit, every = "quarter", every // _MONTHS_IN_A_QUARTER
    by_weekday = not plan.day and plan.unit != "week" and bool(plan.weekdays)
    return {
        "unit": unit,
        "every": every,
        "weekdays": plan.weekdays if plan.unit == "week" and plan.weekdays else (starts_on.weekday(),),
        "on": "last" if plan.day == LAST else "weekday" if by_weekday else "day",
        "day": plan.day if plan.day > 0 else starts_on.day,
        "ordinal": plan.ordinal or 1,
        "weekday": _WORKING if plan.weekdays == WORKING_DAYS else str((*plan.weekdays, starts_on.weekday())[0]),
        "months": plan.months or (starts_on.month,),
    }
