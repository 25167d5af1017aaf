"""What projects and tasks look like."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Given

from rollforward.api.shape import Email, Name, Number, Shape, Title

Status = Literal["not started", "in progress", "completed"]


class Task(Shape):
    """A step of a project."""

    id: int
    """Names the task in addresses."""
    title: str
    """What is to be done."""
    done: bool
    """It is checked off."""
    due_on: date | None
    """When it is due."""
    assignee: str | None
    """The e-mail address of the member who does it."""


class Project(Shape):
    """Work for a client."""

    id: int
    """Names the project in addresses."""
    client: str
    """The ID of its client."""
    series: int | None
    """The series that it is one occurrence of, ``null`` for a single one."""
    name: str
    """What it is called."""
    status: Status
    """How far it is."""
    due_on: date | None
    """When it is due."""
    assignee: str | None
    """The e-mail address of the member whose project it is."""
    tasks: list[Task]
    """In their order; at level 1 those that may be seen."""


class Projects(Shape):
    """A stretch of projects."""

    items: list[Project]
    """Oldest first."""
    next: int | None
    """What ``after`` must be for those that follow, ``null`` at the end."""


class NewProject(Shape):
    """A project to be added."""

    name: Name
    """What it is called."""
    due_on: date | None = None
    """When it is due."""
    assignee: Email | None = None
    """The e-mail address of the member whose project it is."""
    template: Number | None = None
    """The template that its tasks come from."""


class ChangedProject(Shape):
    """What is given is changed."""

    name: Name | None = None
    """What it is called."""
    due_on: date | None = None
    """When it is due: open tasks keep their distance from it; ``null`` takes the date away."""
    assignee: Email | None = None
    """The e-mail address of the member who takes it over with its open tasks; ``null``: nobody."""
    status: Status | None = None
    """How far it is."""


class HandedOver(Shape):
    """Projects that somebody else is to do."""

    projects: Annotated[list[Number], Given(min_length=1, max_length=500)]
    """Their numbers."""
    assignee: Email | None
    """The e-mail address of the member who takes them over with their open tasks; ``null``: nobody."""


class Count(Shape):
    """How many there were."""

    count: int
    """Those that are not there, or not the member's to see, are not counted."""


class NewTask(Shape):
    """A task to be added behind the others of its project."""

    title: Title
    """What is to be done."""
    due_on: date | None = None
    """When it is due."""
    assignee: Email | None = None
    """The e-mail address of the member who does it."""


class ChangedTask(Shape):
    """What is given is changed."""

    title: Title | None = None
    """What is to be done."""
    due_on: date | None = None
    """When it is due; ``null`` takes the date away."""
    assignee: Email | None = None
    """The e-mail address of the member who does it; ``null``: nobody."""
    done: bool | None = None
    """``true`` checks it off, ``false`` takes that back; its project follows."""
    move: Literal["up", "down"] | None = None
    """One place among those of its project."""
