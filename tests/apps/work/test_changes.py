"""A change of a series or template reaches the projects that nobody has started, and no others."""

from __future__ import annotations

import datetime

import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.errors import NotValid
from rollforward.work import commands
from rollforward.work.commands import Edited
from rollforward.work.generating import rounds_portions
from rollforward.work.models import Project, Series, Task, Template, TemplateTask
from rollforward.work.steps import Step
from tests.apps.work.conftest import wanted

D = datetime.date.fromisoformat


def state() -> list[tuple[str, str, str]]:
    rows = Project.objects.order_by("due_on", "pk")
    return [(str(p.due_on), p.name, p.status) for p in rows]


@pytest.fixture
def begun(firm, series) -> Project:
    """The project of March 15, with its first task done; that of April 15 is not started."""
    project = Project.objects.earliest("due_on")
    commands.check_task(firm.omar, project.tasks.first().pk, done=True)
    return project


def test_another_schedule_moves_what_is_to_come_and_leaves_what_was_begun(firm, series, begun) -> None:
    april = Project.objects.latest("due_on")
    commands.change_series(firm.vera, series.pk, wanted(firm, rule="FREQ=MONTHLY;BYMONTHDAY=12"))
    assert state() == [
        ("2026-03-12", "Books", "not started"),
        ("2026-03-15", "Books", "in progress"),
        ("2026-04-12", "Books", "not started"),
    ]
    assert Task.objects.get(project=april, title="Get statements").due_on == D("2026-03-07")


def test_a_last_day_takes_the_projects_after_it(firm, series, begun) -> None:
    commands.change_series(firm.vera, series.pk, wanted(firm, ends_on=D("2026-03-31")))
    assert state() == [("2026-03-15", "Books", "in progress")]
    commands.change_series(firm.vera, series.pk, wanted(firm))
    assert [row[0] for row in state()] == ["2026-03-15", "2026-04-15"]


def test_a_date_whose_project_was_deleted_gets_none_by_a_change(firm, series) -> None:
    commands.delete_project(firm.vera, Project.objects.latest("due_on").pk)
    commands.change_series(firm.vera, series.pk, wanted(firm, weekend="after"))
    list(rounds_portions())
    assert [row[0] for row in state()] == ["2026-03-16"]


def test_a_name_and_an_assignee_reach_what_was_not_changed_by_hand(firm, series, begun) -> None:
    april = Project.objects.latest("due_on")
    close = Task.objects.get(project=april, title="Close")
    commands.change_task(firm.vera, close.pk, title="Close", due_on=close.due_on, assignee=firm.vera.pk)
    commands.change_series(firm.vera, series.pk, wanted(firm, name="Bookkeeping", assignee=firm.lena.pk))
    april.refresh_from_db()
    begun.refresh_from_db()
    assert (april.name, april.assignee, begun.name, begun.assignee) == ("Bookkeeping", firm.lena, "Books", firm.omar)
    assert [t.assignee for t in april.tasks.all()] == [firm.lena, firm.lena, firm.vera]


def test_fewer_days_ahead_take_nothing_away_and_more_make_more(firm, series) -> None:
    commands.change_series(firm.vera, series.pk, wanted(firm, days_ahead=1))
    assert len(state()) == 2
    commands.change_series(firm.vera, series.pk, wanted(firm, days_ahead=70))
    list(rounds_portions())
    assert [row[0] for row in state()] == ["2026-03-15", "2026-04-15", "2026-05-15"]


def test_a_change_of_a_template_reaches_projects_not_started(firm, series, begun) -> None:
    april = Project.objects.latest("due_on")
    added = commands.add_task(firm.omar, april.pk, title="Call the owner")
    steps = [
        Edited(Step("Close"), "Close"),
        Edited(Step("Collect statements", 6), "Get statements"),
        Edited(Step("Send report")),
    ]
    assert commands.change_template(firm.vera, Template.objects.get().pk, "Monthly books", "", steps) == 1
    assert [t.title for t in april.tasks.all()] == ["Close", "Collect statements", "Send report", added.title]
    assert april.tasks.get(title="Collect statements").due_on == D("2026-04-09")
    assert [t.title for t in begun.tasks.all()] == ["Get statements", "Reconcile", "Close"]
    assert [t.title for t in TemplateTask.objects.all()] == ["Close", "Collect statements", "Send report"]


def test_a_tailored_series_keeps_its_own_tasks_until_it_takes_the_templates_again(firm, series) -> None:
    commands.tailor_series(firm.vera, series.pk, [Edited(Step("Only this", 1))])
    assert {t.title for t in Task.objects.all()} == {"Only this"}
    pk = Template.objects.get().pk
    assert commands.change_template(firm.vera, pk, "Monthly books", "", [Edited(Step("Other"))]) == 0
    assert {t.title for t in Task.objects.all()} == {"Only this"}
    commands.tailor_series(firm.vera, series.pk, None)
    assert {t.title for t in Task.objects.all()} == {"Other"}


def test_a_deleted_series_leaves_what_was_begun(firm, series, begun) -> None:
    commands.delete_series(firm.vera, series.pk)
    assert state() == [("2026-03-15", "Books", "in progress")]
    assert not Series.objects.exists()


def test_a_project_follows_its_tasks(firm, series) -> None:
    project = Project.objects.earliest("due_on")
    told = []
    for task in project.tasks.all():
        commands.check_task(firm.omar, task.pk, done=True)
        told.append(Project.objects.get(pk=project.pk).status)
    commands.check_task(firm.omar, task.pk, done=False)
    told.append(Project.objects.get(pk=project.pk).status)
    assert told == ["in progress", "in progress", "completed", "in progress"]


def test_a_due_date_takes_open_tasks_along(firm, series, begun) -> None:
    commands.change_project(firm.vera, begun.pk, name="Books", due_on=D("2026-03-20"), assignee=firm.omar.pk)
    assert [str(t.due_on) for t in begun.tasks.all()] == ["2026-03-10", "2026-03-18", "2026-03-20"]


def test_projects_are_handed_over_with_their_open_tasks(firm, series, begun) -> None:
    pks = list(Project.objects.values_list("pk", flat=True))
    assert commands.reassign(firm.vera, pks, firm.vera.pk) == 2
    assert [t.assignee for t in begun.tasks.all()] == [firm.omar, firm.lena, firm.vera]


def test_tasks_are_put_in_another_order(firm, begun) -> None:
    last = begun.tasks.last()
    commands.move_task(firm.omar, last.pk, -1)
    commands.move_task(firm.omar, last.pk, -1)
    commands.move_task(firm.omar, last.pk, -1)
    assert [t.title for t in begun.tasks.all()] == ["Close", "Get statements", "Reconcile"]


def test_level_1_works_on_what_is_hers_and_changes_nothing_else(firm, series) -> None:
    hers = Task.objects.filter(assignee=firm.lena).first()
    commands.check_task(firm.lena, hers.pk, done=True)
    commands.set_status(firm.lena, hers.project_id, "completed")
    with pytest.raises(Task.DoesNotExist):
        commands.check_task(firm.lena, Task.objects.exclude(assignee=firm.lena).first().pk, done=True)
    for refused in (
        lambda: commands.reassign(firm.lena, [hers.project_id], firm.lena.pk),
        lambda: commands.create_project(firm.lena, "C-1001", name="Mine"),
        lambda: commands.delete_project(firm.lena, hers.project_id),
        lambda: commands.create_template(firm.lena, "Mine", "", []),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_another_firms_work_is_not_there(firm, series) -> None:
    project = Project.objects.first()
    with pytest.raises(Project.DoesNotExist):
        commands.set_status(firm.nina, project.pk, "completed")
    with pytest.raises(Series.DoesNotExist):
        commands.change_series(firm.nina, series.pk, wanted(firm, assignee=None, template=None))
    with pytest.raises(Template.DoesNotExist):
        commands.archive_template(firm.nina, Template.objects.get().pk)
    assert commands.reassign(firm.nina, [project.pk], None) == 0


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name": " "}, "name"),
        ({"rule": "FREQ=DAILY"}, "rule"),
        ({"starts_on": D("0026-01-01")}, "starts_on"),
        ({"ends_on": D("2025-12-31")}, "ends_on"),
        ({"days_ahead": 400}, "days_ahead"),
        ({"assignee": 0}, "assignee"),
        ({"template": 0}, "template"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(firm, other: dict, field: str) -> None:
    with pytest.raises(NotValid) as refusal:
        commands.create_series(firm.vera, "C-1001", wanted(firm, **other))
    assert list(refusal.value.errors) == [field]
    assert not Series.objects.exists()


def test_a_list_of_tasks_has_each_title_once(firm) -> None:
    with pytest.raises(NotValid, match="two tasks"):
        commands.create_template(firm.vera, "Twice", "", [Step("Close"), Step(" close ")])
