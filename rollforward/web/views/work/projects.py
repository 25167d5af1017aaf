"""One project: its tasks, its status, who does it; and one-off projects."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.errors import NotValid
from rollforward.web.answers import local_path
from rollforward.web.forms.work import ProjectForm, TaskForm
from rollforward.web.membership import MemberRequest
from rollforward.web.views.work.lists import back
from rollforward.work import commands, queries
from rollforward.work.models import Project


@require_GET
def detail(request: MemberRequest, pk: int) -> HttpResponse:
    row = queries.get_project(request.member, pk)
    return _page(request, row, ProjectForm(None, request.member.firm, **_initial(row.project)))


@require_GET
def tasks(request: MemberRequest, pk: int) -> HttpResponse:
    """The check boxes alone, for a list in which they are unfolded."""
    context = {"row": queries.get_project(request.member, pk), "back": local_path(request.htmx.current_url_abs_path)}
    return render(request, "work/tasks.html", context)


@require_POST
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """The form on the project's page."""
    require(request.member, Right.CHANGE_WORK)
    row = queries.get_project(request.member, pk)
    form = ProjectForm(request.POST, request.member.firm, **_initial(row.project))
    if form.is_valid():
        try:
            commands.change_project(request.member, pk, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The project was saved."))
            return redirect("project", pk)
    return _page(request, row, form, status=422)


@require_POST
def status(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        commands.set_status(request.member, pk, request.POST.get("status", ""))
    except NotValid as refusal:
        messages.error(request, str(refusal))
    return redirect("project", pk)


@require_http_methods(["GET", "POST"])
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    require(request.member, Right.DELETE)
    row = queries.get_project(request.member, pk)
    if request.method == "POST":
        commands.delete_project(request.member, pk)
        messages.success(request, _("%(project)s was deleted.") % {"project": row.project.name})
        return redirect("client", row.project.client.public_id)
    return render(request, "work/project_delete.html", {"row": row})


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, public_id: str) -> HttpResponse:
    """A one-off project for a client."""
    require(request.member, Right.CHANGE_WORK)
    client = clients_of(request.member).get(public_id=public_id)
    templates = [line.template for line in queries.list_templates(request.member)]
    initial = {"assignee": client.assignee_id or ""}
    form = ProjectForm(request.POST or None, request.member.firm, initial=initial, templates=templates)
    if form.is_valid():
        try:
            project = commands.create_project(request.member, public_id, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            return redirect("project", project.pk)
    return render(
        request, "work/project_new.html", {"form": form, "client": client}, status=422 if form.errors else 200
    )


@require_POST
def add_task(request: MemberRequest, pk: int) -> HttpResponse:
    require(request.member, Right.CHANGE_WORK)
    row = queries.get_project(request.member, pk)
    form = TaskForm(request.POST, request.member.firm, prefix="new")
    if form.is_valid():
        try:
            commands.add_task(request.member, pk, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            return redirect("project", pk)
    return _page(request, row, ProjectForm(None, request.member.firm, **_initial(row.project)), form, status=422)


@require_POST
def task(request: MemberRequest, pk: int) -> HttpResponse:
    """``do``: done, open, up, down or delete; leads back to ``next``, with ``open`` to a list that shows the task."""
    do, member = request.POST.get("do", ""), request.member
    if do in ("up", "down"):
        commands.move_task(member, pk, -1 if do == "up" else 1)
    elif do == "delete":
        commands.delete_task(member, pk)
    elif do in ("done", "open"):
        checked = commands.check_task(member, pk, done=do == "done")
        if "open" in request.POST:
            return redirect(_opened(back(request), checked.project_id))
    return redirect(back(request))


def _opened(address: str, project: int) -> str:
    """The page of a list with the tasks of a project unfolded, as they were when one of them was checked off."""
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "open"]
    return f"{parts.path}?{urlencode([*query, ('open', project)])}#project-{project}"


@require_http_methods(["GET", "POST"])
def edit_task(request: MemberRequest, pk: int) -> HttpResponse:
    """Other words, date or member for a task."""
    require(request.member, Right.CHANGE_WORK)
    row = queries.get_task(request.member, pk)
    initial = {"title": row.title, "due_on": row.due_on, "assignee": row.assignee_id or ""}
    form = TaskForm(request.POST or None, request.member.firm, initial=initial, current=row.assignee)
    if form.is_valid():
        try:
            commands.change_task(request.member, pk, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            return redirect("project", row.project_id)
    return render(request, "work/task.html", {"form": form, "task": row}, status=422 if form.errors else 200)


def _initial(project: Project) -> dict[str, Any]:
    initial = {"name": project.name, "due_on": project.due_on, "assignee": project.assignee_id or ""}
    return {"initial": initial, "current": project.assignee}


def _page(
    request: MemberRequest, row: Any, form: ProjectForm, task_form: TaskForm | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "row": row,
        "form": form,
        "task_form": task_form or TaskForm(None, request.member.firm, prefix="new"),
        "statuses": Project.Status.choices,
    }
    return render(request, "work/project.html", context, status=status)
