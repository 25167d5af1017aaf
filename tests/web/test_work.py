"""The pages of work: from a template to a task that is checked off, as a browser without script sends it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from rollforward.journal.models import Generation
from rollforward.work import commands
from rollforward.work.models import Project, Series, Task, Template
from tests.apps.imports.importing import carry_out, prepare
from tests.apps.work.conftest import day, firm, series, wanted
from tests.cast import Cast

__all__ = ["day", "firm", "series"]  # fixtures

SignIn = Callable[[Any], Browser]

WHEN = {
    "name": "",
    "every": "1",
    "unit": "month",
    "on": "day",
    "day": "31",
    "ordinal": "1",
    "weekday": "0",
    "starts_on": "2026-01-01",
    "ends_on": "",
    "weekend": "before",
    "days_ahead": "30",
    "assignee": "",
}
STEPS = {"title": ["Collect", "File"], "days": ["3", ""], "assignee": ["", ""], "before": ["", ""]}


def test_from_a_template_to_a_task_that_is_checked_off(firm: Cast, sign_in: SignIn) -> None:
    omar = sign_in(firm.omar)
    omar.post(reverse("settings-template-new"), {"name": "Sales tax", "do": "save", **STEPS})
    template = Template.objects.get(name="Sales tax")
    assert [(t.title, t.days_before_due) for t in template.tasks.all()] == [("Collect", 3), ("File", 0)]
    address = reverse("series-new", args=["C-1001"])
    preview = omar.post(address, {**WHEN, "template": template.pk, "do": "preview"}).content.decode()
    assert "Tue, Mar 31, 2026" in preview
    assert "Fri, May 29, 2026" in preview  # in place of Sunday 31
    assert not Series.objects.exists()
    omar.post(address, {**WHEN, "template": template.pk, "do": "save"})
    project = Project.objects.get()
    assert (project.name, str(project.due_on)) == ("Sales tax", "2026-03-31")
    task = project.tasks.first()
    listed = omar.get(reverse("work")).content.decode()
    assert "Alder LLC" in listed
    assert "0 of 2 done" in listed
    answer = omar.post(reverse("task", args=[task.pk]), {"do": "done", "next": reverse("work")})
    assert answer["Location"] == reverse("work")
    assert "1 of 2 done" in omar.get(reverse("work")).content.decode()


def test_the_buttons_beside_a_task_rearrange_what_was_typed_and_save_nothing(firm: Cast, sign_in: SignIn) -> None:
    address = reverse("settings-template-new")
    rows = sign_in(firm.omar).post(address, {"name": "New", "do": "up-1", **STEPS}).context["rows"].rows
    assert [row.title for row in rows] == ["File", "Collect"]
    assert not Template.objects.filter(name="New").exists()


def test_a_schedule_that_is_not_whole_is_refused_at_its_fields(firm: Cast, sign_in: SignIn) -> None:
    vera, address = sign_in(firm.vera), reverse("series-new", args=["C-1001"])
    for sent, field in (
        ({"unit": "week"}, "weekdays"),
        ({"day": ""}, "day"),
        ({"unit": "year"}, "months"),
        ({"unit": "year", "months": ["1", "7"], "every": "2"}, "months"),
    ):
        answer = vera.post(address, {**WHEN, "name": "Books", "do": "save", **sent})
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("sent", "rule"),
    [
        ({"unit": "quarter", "on": "last"}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ({"unit": "week", "every": "2", "weekdays": ["4"]}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        (
            {"on": "weekday", "ordinal": "-1", "weekday": "working"},
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (
            {"unit": "year", "months": ["4", "1"], "day": "15"},
            "FREQ=MONTHLY;BYMONTH=1,4;BYMONTHDAY=15",
        ),
    ],
)
def test_the_form_says_the_rule_and_shows_it_again(firm: Cast, sign_in: SignIn, sent: dict, rule: str) -> None:
    vera = sign_in(firm.vera)
    vera.post(reverse("series-new", args=["C-1001"]), {**WHEN, "name": "Books", "do": "save", **sent})
    made = Series.objects.get()
    assert made.rule == rule
    initial = vera.get(reverse("series", args=[made.pk])).context["form"].initial
    again = {**WHEN, "name": "Books", "do": "save", **{k: v for k, v in initial.items() if v is not None}}
    assert vera.post(reverse("series", args=[made.pk]), again).status_code == 302
    assert Series.objects.get().rule == rule


def test_the_list_is_grouped_by_due_date_or_by_assignee(firm: Cast, series: Series, sign_in: SignIn, day: Any) -> None:
    day(2026, 3, 16)
    vera = sign_in(firm.vera)
    titles = re.findall(r'<h2 id="section-\d">(.*?)</h2>', vera.get(reverse("work")).content.decode())
    assert titles == ["Late", "April 2026"]
    page = vera.get(reverse("work"), {"group": "assignee", "state": "late"}).context["page"]
    assert [(s.title, len(s.rows)) for s in page.sections] == [("Omar Haddad", 1)]
    assert vera.get(reverse("work"), {"whose": "me"}).context["page"].total == 0
    assert vera.get(reverse("work"), {"whose": "nonsense", "day": "x", "page": "9"}).context["page"].total == 2


def test_the_first_page_tells_what_is_late_and_due(firm: Cast, series: Series, sign_in: SignIn, day: Any) -> None:
    day(2026, 4, 10)
    omar = sign_in(firm.omar)
    told = omar.get(reverse("home")).context["todo"]
    assert (told.late_count, told.due_count) == (1, 1)
    assert [str(t.due_on) for t in told.tasks] == ["2026-03-10", "2026-03-15", "2026-04-10", "2026-04-15"]
    lena = sign_in(firm.lena).get(reverse("home"))
    assert [t.title for t in lena.context["todo"].tasks] == ["Reconcile", "Reconcile"]
    assert "Imports in progress" not in lena.content.decode()
    everybodys = sign_in(firm.vera).get(reverse("home"), {"whose": "all"})
    assert everybodys.context["todo"].late_count == 1
    late = everybodys.content.decode().partition('aria-labelledby="late"')[2].partition("</section>")[0]
    assert re.search(r"was due \w", late)


def test_a_project_is_changed_handed_over_and_completed(firm: Cast, series: Series, sign_in: SignIn) -> None:
    vera, project = sign_in(firm.vera), Project.objects.earliest("due_on")
    sent = {"name": "March", "due_on": "2026-03-18", "assignee": firm.vera.pk}
    vera.post(reverse("project-change", args=[project.pk]), sent)
    vera.post(reverse("task-add", args=[project.pk]), {"new-title": "Call", "new-due_on": "", "new-assignee": ""})
    vera.post(reverse("project-status", args=[project.pk]), {"status": "completed"})
    project.refresh_from_db()
    assert (project.name, project.due_on, project.status) == ("March", datetime.date(2026, 3, 18), "completed")
    assert project.assignee == firm.vera
    other = Project.objects.latest("due_on")
    vera.post(reverse("work-reassign"), {"project": [other.pk, "x"], "to": firm.lena.pk})
    assert Project.objects.get(pk=other.pk).assignee == firm.lena


def test_level_1_works_on_her_tasks_and_is_shown_no_buttons_she_may_not_use(
    firm: Cast, series: Series, sign_in: SignIn
) -> None:
    lena, project = sign_in(firm.lena), Project.objects.earliest("due_on")
    page = lena.get(reverse("project", args=[project.pk])).content.decode()
    assert "Reconcile" in page
    assert not any(words in page for words in ("Get statements", "Add a task", "Delete", "Change"))
    hers = Task.objects.get(project=project, assignee=firm.lena)
    lena.post(reverse("task", args=[hers.pk]), {"do": "done"})
    assert Task.objects.get(pk=hers.pk).done
    assert lena.post(reverse("task", args=[hers.pk]), {"do": "delete"}).status_code == 403
    assert lena.get(reverse("settings-templates")).status_code == 403


def test_a_one_off_project_has_its_templates_tasks(firm: Cast, sign_in: SignIn) -> None:
    sent = {"name": "Catch up", "due_on": "2026-05-01", "assignee": "", "template": Template.objects.get().pk}
    sign_in(firm.omar).post(reverse("project-new", args=["C-1001"]), sent)
    assert [str(t.due_on) for t in Project.objects.get().tasks.all()] == ["2026-04-26", "2026-04-29", "2026-05-01"]


def test_a_client_page_shows_its_work(firm: Cast, series: Series, sign_in: SignIn) -> None:
    commands.create_series(firm.vera, "C-1001", wanted(firm, name="Payroll", rule="FREQ=WEEKLY;BYDAY=FR"))
    page = sign_in(firm.vera).get(reverse("client", args=["C-1001"])).content.decode()
    assert "Every week on Friday" in page
    assert "0 of 3 done" in page


def test_the_month_has_every_project_on_its_day(firm: Cast, series: Series, sign_in: SignIn) -> None:
    for number in range(5):
        due = datetime.date(2026, 3, 31)
        commands.create_project(firm.vera, "C-1001", name=f"Extra {number}", due_on=due, assignee=firm.omar.pk)
    vera = sign_in(firm.vera)
    month = vera.get(reverse("work-month")).context["month"]
    held = {str(d.date): (len(d.entries), d.more) for week in month.weeks for d in week if d.count}
    assert held == {"2026-03-15": (1, 0), "2026-03-31": (3, 2)}
    assert (month.total, str(month.weeks[0][0].date)) == (6, "2026-03-01")
    april = vera.get(reverse("work-month"), {"month": "2026-04", "whose": str(firm.omar.pk)})
    assert april.context["month"].total == 1
    assert "?month=2026-05" in april.content.decode().replace(f"whose={firm.omar.pk}&amp;", "")
    assert vera.get(reverse("work-month"), {"month": "x"}).context["month"].first == datetime.date(2026, 3, 1)


def test_a_list_comes_back_with_the_tasks_unfolded_that_were(firm: Cast, series: Series, sign_in: SignIn) -> None:
    omar, task = sign_in(firm.omar), Task.objects.first()
    sent = {"do": "done", "open": "1", "next": f"{reverse('work')}?state=all&open=7"}
    answer = omar.post(reverse("task", args=[task.pk]), sent)
    project = task.project_id
    assert answer["Location"] == f"{reverse('work')}?state=all&open={project}#project-{project}"
    assert f'id="tasks-of-{project}" open' in omar.get(answer["Location"]).content.decode()


def test_a_day_begins_where_the_firm_is(cast: Cast, sign_in: SignIn, monkeypatch: Any) -> None:
    noon = datetime.datetime(2026, 3, 10, 11, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    vera, told = sign_in(cast.vera), []
    for zone in ("", "Pacific/Auckland", "Pacific/Honolulu", "Atlantis/Center"):
        vera.post(reverse("settings-firm"), {"time_zone": zone})
        told.append(vera.get(reverse("home")).context["todo"].today.isoformat())
    assert told == ["2026-03-10", "2026-03-11", "2026-03-10", "2026-03-10"]
    assert "it is 1:30 AM now" in vera.get(reverse("settings-firm")).content.decode()
    assert sign_in(cast.omar).get(reverse("settings-firm")).status_code == 403


def test_the_first_page_tells_of_imports_under_way_and_of_sets_about_to_go(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    assert "Bring your clients in" in vera.get(reverse("home")).content.decode()
    carry_out(cast.vera, "Client name\nAcme")
    carry_out(cast.vera, "Client name\nFresh", "clear")
    cast.vera.refresh_from_db()
    prepare(cast.vera, "Client name\nZed")
    page = vera.get(reverse("home")).content.decode()
    assert "Bring your clients in" not in page
    assert "Being prepared" in page
    assert "can be brought back until" not in page
    soon = timezone.now() + datetime.timedelta(days=2)
    Generation.objects.filter(firm=cast.harbor, number=1).update(expires_at=soon)
    assert "can be brought back until" in vera.get(reverse("home")).content.decode()
    assert "can be brought back until" not in sign_in(cast.lena).get(reverse("home")).content.decode()
