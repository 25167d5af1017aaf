"""The steps that a project is made of, wherever they are kept: at the template, or at a series of one client."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rollforward.work.models import Project, Series, Task, Template


@dataclass(frozen=True, slots=True)
class Step:
    """``assignee_id``: the member who does it, ``None`` for the project's assignee."""

    title: str
    days_before_due: int = 0
    assignee_id: int | None = None

    def due_on(self, project_due: datetime.date | None) -> datetime.date | None:
        return project_due - datetime.timedelta(days=self.days_before_due) if project_due else None


Steps = tuple[Step, ...]


def steps_of_template(template: Template | None) -> Steps:
    tasks = template.tasks.all() if template else ()
    return tuple(Step(task.title, task.days_before_due, task.assignee_id) for task in tasks)


def steps_of_series(series: Series) -> Steps:
    """Its own where it has been tailored, else its template's."""
    return steps_of_template(series.template) if series.steps is None else steps_from_json(series.steps)


def steps_from_json(kept: Iterable[dict[str, Any]]) -> Steps:
    return tuple(Step(**step) for step in kept)


def steps_to_json(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [asdict(step) for step in steps]


def new_task(project: Project, step: Step, position: int) -> Task:
    """The task of a project that a step asks for, not saved."""
    return Task(
        firm_id=project.firm_id,
        generation=project.generation,
        project=project,
        title=step.title,
        position=position,
        due_on=step.due_on(project.due_on),
        assignee_id=step.assignee_id or project.assignee_id,
    )
