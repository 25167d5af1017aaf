"""Tables of work. Templates are the firm's and survive a clear; series, projects and tasks go with their clients."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from rollforward.accounts.models import Firm, Member
from rollforward.clients.models import Client, InGeneration


class Template(models.Model):
    """A reusable list of tasks in order, for a kind of work."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="templates")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name


class TemplateTask(models.Model):
    """One step of a template; ``days_before_due`` places it ahead of the project's due date."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)
    days_before_due = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Series(InGeneration):
    """Recurring projects of one template for one client. ``rule`` is an RFC 5545 RRULE counted from ``starts_on``."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="series")
    template = models.ForeignKey(Template, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    rule = models.CharField(max_length=200)
    starts_on = models.DateField()
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "series"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation"], name="series_by_set"),
        ]

    def __str__(self) -> str:
        return self.name


class Project(InGeneration):
    """One occurrence of a series, or a one-off."""

    class Status(models.TextChoices):
        NOT_STARTED = "not started", "Not started"
        IN_PROGRESS = "in progress", "In progress"
        COMPLETED = "completed", "Completed"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="projects")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects")
    name = models.CharField(max_length=200)
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.NOT_STARTED)
    due_on = models.DateField(null=True, blank=True)
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "due_on"], name="project_by_due"),
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
    assignee = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "done"], name="task_by_state"),
        ]

    def __str__(self) -> str:
        return self.title
