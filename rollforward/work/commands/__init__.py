"""Everything that changes work. Each command checks the right and tells the journal."""

from rollforward.work.commands.clients import delete_client
from rollforward.work.commands.projects import change_project, create_project, delete_project, reassign, set_status
from rollforward.work.commands.series import Wanted, change_series, create_series, delete_series, tailor_series
from rollforward.work.commands.tasks import add_task, change_task, check_task, delete_task, move_task
from rollforward.work.commands.templates import (
    Edited,
    archive_template,
    change_template,
    create_template,
)

__all__ = [
    "Edited",
    "Wanted",
    "add_task",
    "archive_template",
    "change_project",
    "change_series",
    "change_task",
    "change_template",
    "check_task",
    "create_project",
    "create_series",
    "create_template",
    "delete_client",
    "delete_project",
    "delete_series",
    "delete_task",
    "move_task",
    "reassign",
    "set_status",
    "tailor_series",
]
