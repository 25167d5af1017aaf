"""The forms of templates, series, projects and tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.queries import members_of
from rollforward.web.forms.settings import Refusable
from rollforward.web.language import Words
from rollforward.work.commands import Edited
from rollforward.work.models import Template
from rollforward.work.steps import Step, Steps

_NAME = _lazy("Name")
NOBODY = ("", _lazy("Nobody"))


def date_field(label: Words, *, required: bool = False, hint: Words = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": format_lazy(_lazy("{label} is missing."), label=label),
            "invalid": _lazy("Type a date such as 2026-04-15."),
        },
    )


def name_field(what: Words, label: Words = _NAME) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        error_messages={"required": format_lazy(_lazy("The {what} needs a name."), what=what)},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def number_or_none(text: Any) -> int | None:
    return int(text) if text else None


def assignee_field(firm: Firm, current: Member | None = None) -> forms.TypedChoiceField:
    """The active members, and who has it now even if she has left."""
    members = list(members_of(firm))
    if current is not None and current not in members:
        members.append(current)
    choices = [NOBODY, *((str(m.pk), str(m)) for m in members)]
    return forms.TypedChoiceField(
        label=_("Assignee"), choices=choices, coerce=number_or_none, empty_value=None, required=False
    )


def template_field(templates: Iterable[Template], hint: str) -> forms.TypedChoiceField:
    choices = [("", _("No template")), *((str(t.pk), t.name) for t in templates)]
    return forms.TypedChoiceField(
        label=_("Template"),
        choices=choices,
        coerce=number_or_none,
        empty_value=None,
        required=False,
        help_text=hint,
    )


class ProjectForm(Refusable):
    """A one-off project, or what can be changed of any."""

    name = name_field(_lazy("project"))
    due_on = date_field(_lazy("Due date"))

    def __init__(
        self,
        data: Any,
        firm: Firm,
        *,
        initial: dict[str, Any] | None = None,
        current: Member | None = None,
        templates: Sequence[Template] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["assignee"] = assignee_field(firm, current)
        if templates is not None:
            self.fields["template"] = template_field(templates, _("Its tasks are put into the project."))


class TaskForm(Refusable):
    """A task of a project."""

    title = forms.CharField(
        label=_lazy("Task"),
        max_length=300,
        error_messages={"required": _lazy("The task needs words.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    due_on = date_field(_lazy("Due date"))

    def __init__(
        self,
        data: Any,
        firm: Firm,
        *,
        initial: dict[str, Any] | None = None,
        current: Member | None = None,
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, initial=initial, prefix=prefix)
        self.fields["assignee"] = assignee_field(firm, current)


class TemplateForm(Refusable):
    """What a template is called; its steps are ``StepRows``."""

    name = name_field(_lazy("template"))
    description = forms.CharField(label=_lazy("Description"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the list of steps as it was typed. ``before``: the title that is kept now, ``""`` for a new one."""

    title: str = ""
    days: str = "0"
    assignee: str = ""
    before: str = ""

    @property
    def blank(self) -> bool:
        return not self.title.strip() and not self.before


class StepRows:
    """The list of steps on a page: every line of the form has the same names, and their order is the list's."""

    def __init__(self, rows: Sequence[StepRow], members: Iterable[Member]) -> None:
        self.rows = list(rows)
        self.members = [(str(m.pk), str(m)) for m in members]

    @classmethod
    def of(cls, steps: Steps, members: Iterable[Member]) -> StepRows:
        rows = [StepRow(s.title, str(s.days_before_due), str(s.assignee_id or ""), s.title) for s in steps]
        return cls(rows or [StepRow()], members)

    @classmethod
    def sent(cls, data: QueryDict, members: Iterable[Member]) -> StepRows:
        columns = (data.getlist(name) for name in ("title", "days", "assignee", "before"))
        return cls([StepRow(*cells) for cells in zip(*columns, strict=False)], members)

    def rearranged(self, do: str) -> bool:
        """Do as a button beside a line says (``up-2``, ``down-0``, ``remove-1``, ``add``); whether it was one."""
        what, _, place = do.partition("-")
        if what == "add":
            self.rows.append(StepRow())
            return True
        if what not in ("up", "down", "remove") or not place.isdecimal() or int(place) >= len(self.rows):
            return False
        row = self.rows.pop(at := int(place))
        if what != "remove":
            self.rows.insert(max(0, at + (1 if what == "down" else -1)), row)
        return True

    def edited(self) -> list[Edited]:
        """The lines that say something. Raises ``ValueError`` with a sentence where a number is none."""
        return [_edited(row) for row in self.rows if not row.blank]


def _edited(row: StepRow) -> Edited:
    days = row.days.strip() or "0"
    if not days.isdecimal() or len(days) > 4:
        raise ValueError(
            _('"%(title)s": "%(days)s" is no number of days. Type a number such as 5, or 0.')
            % {"title": row.title, "days": days}
        )
    assignee = int(row.assignee) if row.assignee.isdecimal() else None
    return Edited(Step(row.title, int(days), assignee), row.before or None)
