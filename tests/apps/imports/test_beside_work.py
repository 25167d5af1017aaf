"""Work goes on beside an import: what was reviewed stays as it was, and the commit is not begun again."""

from __future__ import annotations

import datetime

import pytest

from rollforward.accounts.models import Firm
from rollforward.clients.commands import create_client, update_client
from rollforward.imports import commands, jobs, running
from rollforward.imports.judging import state_of
from rollforward.work.access import series_of
from rollforward.work.commands import (
    Edited,
    Wanted,
    check_task,
    create_project,
    create_series,
    create_template,
    tailor_series,
)
from rollforward.work.generating import rounds_portions
from rollforward.work.models import Project, Series, Task
from rollforward.work.steps import Step
from tests.apps.imports.importing import carry_out, prepare, undo


def worked(cast):
    """A task of Acme."""
    carry_out(cast.vera, "Client name,City\nAcme,Bath")
    template = create_template(cast.vera, "Books", "", [Step("Close")])
    return create_project(cast.vera, "C-1001", name="Books", template=template.pk).tasks.get()


def test_a_task_checked_off_leaves_what_was_judged(cast):
    task, imp = worked(cast), prepare(cast.vera, "Client name,City\nAcme,York\nZed,Leeds")
    before = state_of(imp)
    check_task(cast.vera, task.pk, done=True)
    assert state_of(imp) == before
    create_client(cast.vera, {"client.name": "Third"})
    assert state_of(imp) != before


def test_work_between_judging_and_writing_does_not_make_it_judge_again(cast, monkeypatch):
    task, imp = worked(cast), prepare(cast.vera, "Client name,City\nAcme,York")
    judged = []

    def judge_and_be_overtaken(imp):
        judged.append(running_judge(imp))
        check_task(cast.vera, task.pk, done=not task.done)
        return judged[-1]

    running_judge = running.judge_or_recall
    monkeypatch.setattr(running, "judge_or_recall", judge_and_be_overtaken)
    commands.submit(imp, cast.vera)
    jobs.run_next("test")
    imp.refresh_from_db()
    assert (imp.state, len(judged)) == ("done", 1)


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_client_changed_between_judging_and_writing_does(cast, monkeypatch, mode):
    worked(cast)
    imp = prepare(cast.vera, "Client name,City\nAcme,York", mode)
    judged = []

    def judge_and_be_overtaken_once(imp):
        judged.append(running_judge(imp))
        if len(judged) == 1:
            update_client(cast.vera, "C-1001", {"client.website": "acme.example"})
        return judged[-1]

    running_judge = running.judge_or_recall
    monkeypatch.setattr(running, "judge_or_recall", judge_and_be_overtaken_once)
    commands.submit(imp, cast.vera)
    jobs.run_next("test")
    imp.refresh_from_db()
    assert (imp.state, len(judged)) == ("done", 2)


def test_the_firm_is_not_locked_while_a_clear_is_made_ready(cast, monkeypatch):
    worked(cast)
    imp = prepare(cast.vera, "Client name,City\nAcme,York", "clear")
    locked = []

    def judge_and_look(imp):
        locked.append(Firm.objects.get(pk=imp.firm_id).locked)
        return running_judge(imp)

    running_judge = running.judge_or_recall
    monkeypatch.setattr(running, "judge_or_recall", judge_and_look)
    commands.submit(imp, cast.vera)
    jobs.run_next("test")
    imp.refresh_from_db()
    assert (imp.state, locked) == ("done", [False])


def test_the_number_of_the_last_change_of_clients_stays_behind_that_of_work(cast):
    task = worked(cast)
    create_client(cast.vera, {"client.name": "Third"})
    clients = Firm.objects.get(pk=cast.harbor.pk).last_client_change
    check_task(cast.vera, task.pk, done=True)
    firm = Firm.objects.get(pk=cast.harbor.pk)
    assert firm.last_client_change == clients == firm.last_change - 1


def test_a_clear_puts_series_away_and_its_undo_brings_them_back_to_the_letter(cast):
    worked(cast)
    wanted = Wanted("Books", "FREQ=WEEKLY;BYDAY=FR", datetime.date(2026, 1, 2), datetime.date(2099, 1, 1), "after")
    series = create_series(cast.vera, "C-1001", wanted)
    tailor_series(cast.vera, series.pk, [Edited(Step("Only this", 3, cast.omar.pk))])
    before = [list(model.objects.order_by("pk").values()) for model in (Series, Project, Task)]
    imp = carry_out(cast.vera, "Client name\nFresh", "clear")
    cast.vera.refresh_from_db()
    assert not series_of(cast.vera).exists()
    list(rounds_portions())
    undo(imp, cast.vera)
    assert [list(model.objects.order_by("pk").values()) for model in (Series, Project, Task)] == before
    cast.vera.refresh_from_db()
    assert [s.steps for s in series_of(cast.vera)] == [
        [{"title": "Only this", "days_before_due": 3, "assignee_id": cast.omar.pk}]
    ]
