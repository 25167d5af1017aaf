"""Templates, series, projects and tasks by the API: the rules and rights of the pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Program

from rollforward.accounts.calendar import today_of
from rollforward.clients.commands import create_client
from rollforward.work import commands
from rollforward.work.models import Project, Task
from tests.api.test_reading import program
from tests.api.test_writing import send
from tests.cast import Cast

TEMPLATES, SERIES, PROJECTS = "/api/v1/templates", "/api/v1/series", "/api/v1/projects"
MONTHLY = {"rule": "FREQ=MONTHLY;BYMONTHDAY=20", "starts_on": "2026-01-01"}


@pytest.fixture
def vera(cast: Cast) -> Program:
    return program(cast.vera)


@pytest.fixture
def alder(cast: Cast) -> str:
    return create_client(cast.vera, {"client.name": "Alder LLC"}).public_id


def payroll(vera: Program, cast: Cast) -> Any:
    tasks = [{"title": "Hours", "days_before_due": 5, "assignee": cast.omar.user.email}, {"title": "Pay"}]
    return send(vera, "post", TEMPLATES, {"name": "Payroll", "tasks": tasks}).json()


def monthly(vera: Program, client: str, **more: Any) -> Any:
    today = date.today().isoformat()
    said = {"name": "Payroll", "rule": "FREQ=WEEKLY;BYDAY=MO", "starts_on": today, **more}
    return send(vera, "post", f"/api/v1/clients/{client}/series", said)


def test_a_template_is_added_changed_and_put_away(vera: Program, cast: Cast) -> None:
    made = payroll(vera, cast)
    assert [(one["title"], one["days_before_due"], one["assignee"]) for one in made["tasks"]] == [
        ("Hours", 5, cast.omar.user.email),
        ("Pay", 0, None),
    ]
    at = f"{TEMPLATES}/{made['id']}"
    changed = send(vera, "patch", at, {"name": "Wages", "tasks": [{"title": "Pay out", "before": "Pay"}]}).json()
    assert (changed["name"], [one["title"] for one in changed["tasks"]]) == ("Wages", ["Pay out"])
    assert send(vera, "patch", at, {"archived": True}).json()["tasks"] == changed["tasks"]
    assert vera.get(TEMPLATES).json() == []
    assert [one["id"] for one in vera.get(TEMPLATES, {"archived": True}).json()] == [made["id"]]


def test_a_change_of_a_template_reaches_the_projects_that_nobody_has_started(
    vera: Program, cast: Cast, alder: str
) -> None:
    template = payroll(vera, cast)
    assert monthly(vera, alder, template=template["id"]).status_code == 201
    send(vera, "patch", f"{TEMPLATES}/{template['id']}", {"tasks": [{"title": "All hours", "before": "Hours"}]})
    waiting = vera.get(PROJECTS, {"client": alder}).json()["items"]
    assert len(waiting) >= 4
    assert {tuple(task["title"] for task in one["tasks"]) for one in waiting} == {("All hours",)}


def test_the_dates_of_a_schedule_are_shown_before_there_is_a_series(vera: Program, cast: Cast) -> None:
    coming = send(vera, "post", f"{SERIES}/preview", {**MONTHLY, "weekend": "before"})
    today = today_of(cast.harbor)
    found = [(date.fromisoformat(one["on"]), date.fromisoformat(one["due_on"])) for one in coming.json()]
    assert (len(found), {on.day for on, _ in found}) == (12, {20})
    assert all(on >= today and due.weekday() < 5 and timedelta(0) <= on - due <= timedelta(2) for on, due in found)
    refused = send(vera, "post", f"{SERIES}/preview", {**MONTHLY, "rule": "FREQ=SECONDLY"})
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "rule")


def test_a_series_is_added_changed_given_tasks_of_its_own_and_deleted(vera: Program, cast: Cast, alder: str) -> None:
    template = payroll(vera, cast)
    made = monthly(vera, alder, template=template["id"], assignee=cast.omar.user.email).json()
    assert (made["words"], made["tailored"], made["tasks"]) == ("every week on Monday", False, template["tasks"])
    at = f"{SERIES}/{made['id']}"
    assert len(vera.get(f"{at}/dates").json()) == 12
    changed = send(vera, "patch", at, {"name": "Wages", "assignee": None, "tasks": [{"title": "Pay"}]}).json()
    assert (changed["name"], changed["assignee"], changed["rule"]) == ("Wages", None, made["rule"])
    assert (changed["tailored"], [one["title"] for one in changed["tasks"]]) == (True, ["Pay"])
    assert not send(vera, "patch", at, {"tasks": None}).json()["tailored"]
    assert [one["id"] for one in vera.get(SERIES, {"client": alder}).json()["items"]] == [made["id"]]
    assert vera.delete(at).status_code == 204
    assert vera.get(SERIES).json() == {"items": [], "next": None}
    assert not Project.objects.exists()


def test_a_change_of_a_series_of_which_a_part_is_refused_is_not_made(vera: Program, alder: str) -> None:
    at = f"{SERIES}/{monthly(vera, alder).json()['id']}"
    refused = send(vera, "patch", at, {"name": "Wages", "tasks": [{"title": "Pay"}, {"title": "pay"}]})
    assert refused.status_code == 422
    assert vera.get(at).json()["name"] == "Payroll"


def test_tasks_are_added_changed_ordered_and_deleted(vera: Program, cast: Cast, alder: str) -> None:
    template = payroll(vera, cast)
    said = {"name": "Year end", "due_on": "2026-12-31", "template": template["id"]}
    project = send(vera, "post", f"/api/v1/clients/{alder}/projects", said).json()
    assert [(one["title"], one["due_on"]) for one in project["tasks"]] == [
        ("Hours", "2026-12-26"),
        ("Pay", said["due_on"]),
    ]
    made = send(vera, "post", f"{PROJECTS}/{project['id']}/tasks", {"title": "Send"})
    assert made.status_code == 201
    at = f"/api/v1/tasks/{made.json()['id']}"
    changed = send(vera, "patch", at, {"title": "Send it", "assignee": cast.omar.user.email, "move": "up"}).json()
    assert (changed["title"], changed["assignee"], changed["done"]) == ("Send it", cast.omar.user.email, False)
    titles = [one["title"] for one in vera.get(f"{PROJECTS}/{project['id']}").json()["tasks"]]
    assert titles == ["Hours", "Send it", "Pay"]
    assert vera.delete(at).status_code == 204
    assert vera.delete(at).status_code == 404


def test_projects_are_handed_over_together(vera: Program, cast: Cast, alder: str) -> None:
    pks = [commands.create_project(cast.vera, alder, name=name).pk for name in ("One", "Two")]
    said = {"projects": [*pks, 2**53], "assignee": cast.omar.user.email}
    assert send(vera, "post", f"{PROJECTS}/reassign", said).json() == {"count": 2}
    assert set(Project.objects.values_list("assignee", flat=True)) == {cast.omar.pk}


def test_level_1_reads_of_a_project_only_the_tasks_that_are_hers(cast: Cast, alder: str) -> None:
    project = commands.create_project(cast.vera, alder, name="Year end")
    for title, who in (("Hers", cast.lena), ("Another's", cast.omar)):
        commands.add_task(cast.vera, project.pk, title=title, assignee=who.pk)
    lena = program(cast.lena)
    assert [one["title"] for one in lena.get(f"{PROJECTS}/{project.pk}").json()["tasks"]] == ["Hers"]
    hers, others = Task.objects.order_by("pk")
    assert send(lena, "patch", f"/api/v1/tasks/{hers.pk}", {"done": True}).json()["done"]
    assert send(lena, "patch", f"/api/v1/tasks/{others.pk}", {"done": True}).status_code == 404
    assert send(lena, "patch", f"/api/v1/tasks/{hers.pk}", {"title": "Mine"}).status_code == 403
    assert send(lena, "post", TEMPLATES, {"name": "Mine"}).status_code == 403
    assert lena.get(TEMPLATES).status_code == 403
