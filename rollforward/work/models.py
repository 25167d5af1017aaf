"""Tables of work. Templates are the firm's and survive a clear; series, projects and tasks go with their clients."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models

from rollforward.accounts.models import Firm, Member
from rollforward.clients.models import Client, InGeneration
from rollforward.clients.stored import WrittenJSON

#: No project is made on this day.
NEVER = datetime.date.max


class Template(models.Model):
    """A reusable list of tasks in order, for a kind of work."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="templates")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")
    archived = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class TemplateTask(models.Model):
    """One step of a template; ``days_before_due`` places it ahead of the project's due date.

    Without an assignee of its own it is given to the project's.
    """

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)
    days_before_due = models.PositiveSmallIntegerField(default=0)
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Series(InGeneration):
    """Recurring projects of one template for one client. ``rule`` is an RFC 5545 RRULE counted from ``starts_on``.

    ``steps``: ``None`` where they are the template's, else those of this client alone, each with ``title``,
    ``days_before_due`` and ``assignee_id``. Projects are made ``days_ahead`` of the rule's date: the next one on
    ``generates_on``, which is ``None`` where nobody has looked yet and ``NEVER`` where the series is over.
    """

    class Weekend(models.TextChoices):
        KEEP = "keep", "Leave it there"
        BEFORE = "before", "Working day before"
        AFTER = "after", "Working day after"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="series")
    template = models.ForeignKey(Template, null=True, blank=True, on_delete=models.SET_NULL, related_name="series")
    name = models.CharField(max_length=200)
    rule = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    weekend = models.CharField(max_length=6, choices=Weekend.choices, default=Weekend.KEEP)
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    steps = WrittenJSON(null=True, blank=True, default=None)
    days_ahead = models.PositiveSmallIntegerField(default=30)
    generates_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "series"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "generates_on"], name="series_by_generation"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def over(self) -> bool:
        """Whether it will make no more projects."""
        return self.generates_on == NEVER


class Project(InGeneration):
    """One occurrence of a series, or a one-off.

    ``occurs_on``: the date of the series' rule that it stands for, whatever day it was moved to since.
    """

    class Status(models.TextChoices):
        NOT_STARTED = "not started", "Not started"
        IN_PROGRESS = "in progress", "In progress"
        COMPLETED = "completed", "Completed"

    #: What is still to be done.
    OPEN: ClassVar = (Status.NOT_STARTED, Status.IN_PROGRESS)

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="projects")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects")
    name = models.CharField(max_length=200)
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.NOT_STARTED)
    due_on = models.DateField(null=True, blank=True)
    occurs_on = models.DateField(null=True, blank=True)
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["series", "occurs_on"], name="project_once_per_date"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "due_on"], name="project_by_due"),
            models.Index(fields=["firm", "generation", "status", "due_on"], name="project_by_status"),
        ]

    def __str__(self) -> str:
        return self.name


class Task(InGeneration):
    """A step of a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)
    done = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    # Found by the index below, which begins with the assignee.
    assignee = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "done"], name="task_by_state"),
            models.Index(fields=["assignee", "done", "due_on"], name="task_by_assignee"),
        ]

    def __str__(self) -> str:
        return self.title
