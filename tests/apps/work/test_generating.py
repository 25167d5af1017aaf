"""Projects are made ahead of time, each date once."""

from __future__ import annotations

import datetime
import threading

import pytest
from django.db import IntegrityError, transaction

from rollforward.accounts.models import Firm
from rollforward.imports import jobs
from rollforward.journal.models import Change, Source
from rollforward.work import commands
from rollforward.work.generating import rounds_portions
from rollforward.work.models import NEVER, Project, Series, Task
from tests.apps.work.conftest import wanted


def a_round() -> int:
    return sum(1 for _ in rounds_portions())


def due() -> list[str]:
    return [str(day) for day in Project.objects.order_by("due_on").values_list("due_on", flat=True)]


def test_a_new_series_has_the_projects_that_are_due_soon_and_none_of_the_past(series) -> None:
    assert due() == ["2026-03-15", "2026-04-15"]
    project = Project.objects.earliest("due_on")
    tasks = [(t.title, str(t.due_on), t.assignee_id) for t in project.tasks.all()]
    assert tasks == [
        ("Get statements", "2026-03-10", series.assignee_id),
        ("Reconcile", "2026-03-13", Task.objects.filter(title="Reconcile").first().assignee_id),
        ("Close", "2026-03-15", series.assignee_id),
    ]
    assert project.assignee_id == series.assignee_id


def test_a_step_with_its_own_member_goes_to_her(firm, series) -> None:
    assert {t.assignee for t in Task.objects.filter(title="Reconcile")} == {firm.lena}


def test_the_next_project_is_made_when_its_day_has_come_and_only_once(series, day) -> None:
    assert a_round() == 0
    day(2026, 4, 5)
    assert (a_round(), a_round()) == (1, 0)
    assert due() == ["2026-03-15", "2026-04-15", "2026-05-15"]


def test_what_was_missed_while_nothing_ran_is_made_up_for(series, day) -> None:
    day(2026, 7, 1)
    a_round()
    assert due() == ["2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15", "2026-07-15"]


def test_two_who_make_the_same_date_make_one_project(series) -> None:
    Series.objects.update(generates_on=None)
    Project.objects.update(occurs_on=datetime.date(2026, 4, 15), series=None)
    project = Project.objects.latest("due_on")
    Project.objects.filter(pk=project.pk).update(series=series)
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.exclude(pk=project.pk).update(series=series)
    a_round()
    assert Project.objects.filter(series=series, occurs_on=datetime.date(2026, 4, 15)).count() == 1


def test_a_deleted_project_is_not_made_again(firm, series, day) -> None:
    commands.delete_project(firm.vera, Project.objects.latest("due_on").pk)
    a_round()
    day(2026, 4, 5)
    a_round()
    assert due() == ["2026-03-15", "2026-05-15"]


def test_a_project_moved_by_hand_keeps_standing_for_its_date(firm, series) -> None:
    project = Project.objects.earliest("due_on")
    moved = datetime.date(2026, 3, 20)
    commands.change_project(firm.vera, project.pk, name="Books", due_on=moved, assignee=firm.omar.pk)
    Series.objects.update(generates_on=None)
    a_round()
    assert due() == ["2026-03-20", "2026-04-15"]


def test_a_series_ends_on_its_last_day(firm, day) -> None:
    made = commands.create_series(firm.vera, "C-1001", wanted(firm, ends_on=datetime.date(2026, 4, 14)))
    assert due() == ["2026-03-15"]
    assert made.generates_on == NEVER
    day(2027, 1, 1)
    assert a_round() == 0


def test_a_locked_firm_waits_and_keeps_no_other_waiting(firm, series, day) -> None:
    day(2026, 4, 5)
    Firm.objects.filter(pk=firm.harbor.pk).update(lock_owner="abcdefghjk")
    assert a_round() == 0
    Firm.objects.filter(pk=firm.harbor.pk).update(lock_owner="")
    assert a_round() == 1


def test_a_replaced_set_makes_none_and_makes_up_when_it_is_back(firm, series, day) -> None:
    day(2026, 4, 5)
    Firm.objects.filter(pk=firm.harbor.pk).update(generation=2)
    assert a_round() == 0
    Firm.objects.filter(pk=firm.harbor.pk).update(generation=1)
    a_round()
    assert due()[-1] == "2026-05-15"


def test_what_is_made_stands_in_the_journal(series, day) -> None:
    day(2026, 4, 5)
    a_round()
    change = Change.objects.latest("number")
    assert change.source == Source.SCHEDULE
    assert sorted(change.lines.values_list("record", flat=True)) == ["project", "task", "task", "task"]


def test_a_series_that_nobody_has_looked_at_goes_on_after_its_last_project(firm, series, day) -> None:
    Series.objects.update(generates_on=None)
    Project.objects.update(occurs_on=None)
    day(2026, 4, 6)
    a_round()
    assert due() == ["2026-03-15", "2026-04-15", "2026-05-15"]


class Twice(threading.Event):
    """Set when it is waited for the second time."""

    def __init__(self) -> None:
        super().__init__()
        self.waited = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waited += 1
        if self.waited > 1:
            self.set()
        return self.is_set()


def test_the_worker_makes_them_between_imports(transactional_db, series, day) -> None:
    day(2026, 4, 5)
    jobs.work("test", Twice())
    assert due() == ["2026-03-15", "2026-04-15", "2026-05-15"]
