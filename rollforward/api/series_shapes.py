"""What templates and series look like."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Given

from rollforward.api.shape import Email, Name, Number, Shape, Title
from rollforward.work.commands.checks import MOST_DAYS, MOST_STEPS

Days = Annotated[int, Given(ge=0, le=MOST_DAYS)]
Weekend = Literal["keep", "before", "after"]


class Step(Shape):
    """A task of a template or a series: what each of its projects is made of."""

    title: Title
    """What is to be done; no other task of the list is called so."""
    days_before_due: Days = 0
    """How many days before its project it is due."""
    assignee: Email | None = None
    """The e-mail address of the member who does it, ``null`` for the project's assignee."""


class EditedStep(Step):
    """A task as it is to be."""

    before: Title | None = None
    """The title that it has now, ``null`` for a new one: so that tasks of projects are renamed and not made anew."""


class Template(Shape):
    """A list of tasks for a kind of work."""

    id: int
    """Names the template wherever one is named."""
    name: str
    """What members call it."""
    description: str
    """What it is for."""
    archived: bool
    """It is offered no more; series that use it go on."""
    tasks: list[Step]
    """In their order."""


class NewTemplate(Shape):
    """A template to be added."""

    name: Name
    """A name that no other template has."""
    description: Annotated[str, Given(max_length=10_000)] = ""
    """What it is for."""
    tasks: Annotated[list[Step], Given(max_length=MOST_STEPS)] = []  # noqa: RUF012 (copied for each)
    """In their order."""


class ChangedTemplate(Shape):
    """What is given is changed."""

    name: Name | None = None
    """Another name."""
    description: Annotated[str, Given(max_length=10_000)] | None = None
    """What it is for."""
    archived: bool | None = None
    """``true`` offers it no more, ``false`` again."""
    tasks: Annotated[list[EditedStep], Given(max_length=MOST_STEPS)] | None = None
    """All its tasks, in their order; those of projects that nobody has started follow."""


class Timing(Shape):
    """When the projects of a series are due."""

    rule: Name
    """A recurrence rule (RFC 5545) of weeks, months or years, such as ``FREQ=MONTHLY;BYMONTHDAY=20``."""
    starts_on: date
    """From when on it counts."""
    ends_on: date | None = None
    """Until when, ``null`` for no end."""
    weekend: Weekend = "keep"
    """What happens to a date on a weekend: it stays, or is due on the working day before or after."""


class Coming(Shape):
    """A date to come."""

    on: date
    """The date of the rule."""
    due_on: date
    """When the project is due: another day where the date is on a weekend."""


class Series(Shape):
    """Recurring projects for a client."""

    id: int
    """Names the series in addresses."""
    client: str
    """The ID of its client."""
    template: int | None
    """The template that it was made from."""
    name: str
    """What its projects are called."""
    rule: str
    """When they recur (RFC 5545)."""
    words: str
    """The rule in words."""
    starts_on: date
    """From when on it counts."""
    ends_on: date | None
    """Until when, ``null`` for no end."""
    weekend: Weekend
    """What happens to a date on a weekend."""
    days_ahead: int
    """How many days before its date a project is made."""
    assignee: str | None
    """The e-mail address of the member whose projects they are."""
    tailored: bool
    """Its tasks are its own and follow its template no more."""
    tasks: list[Step]
    """What its projects are made of, in order."""


class SomeSeries(Shape):
    """A stretch of series."""

    items: list[Series]
    """Oldest first."""
    next: int | None
    """What ``after`` must be for those that follow, ``null`` at the end."""


class NewSeries(Timing):
    """A series to be added, with the projects that are due to be made by now."""

    name: Name
    """What its projects are called."""
    days_ahead: Days = 30
    """How many days before its date a project is made."""
    assignee: Email | None = None
    """The e-mail address of the member whose projects they are."""
    template: Number | None = None
    """The template that its tasks come from."""


class ChangedSeries(Shape):
    """What is given is changed. Projects that nobody has started follow, the others stay as they are."""

    name: Name | None = None
    """What its projects are called."""
    rule: Name | None = None
    """When they recur (RFC 5545)."""
    starts_on: date | None = None
    """From when on it counts."""
    ends_on: date | None = None
    """Until when; ``null`` takes the end away."""
    weekend: Weekend | None = None
    """What happens to a date on a weekend."""
    days_ahead: Days | None = None
    """How many days before its date a project is made."""
    assignee: Email | None = None
    """The e-mail address of the member whose projects they are; ``null``: nobody's."""
    tasks: Annotated[list[EditedStep], Given(max_length=MOST_STEPS)] | None = None
    """Tasks of its own, in their order; ``null``: those of its template again."""
