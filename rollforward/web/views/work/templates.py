"""Settings, templates: which there are, and one with its tasks in order."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.clients.errors import NotValid
from rollforward.web.forms.work import StepRows, TemplateForm
from rollforward.web.membership import MemberRequest
from rollforward.work import commands, queries
from rollforward.work.steps import steps_of_template


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.CHANGE_WORK)
    context = {
        "lines": queries.list_templates(request.member),
        "archived": queries.list_templates(request.member, archived=True),
    }
    return render(request, "work/templates.html", context)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.CHANGE_WORK)
    form = TemplateForm(request.POST or None)
    members = members_of(request.member.firm)
    rows = StepRows.sent(request.POST, members) if request.POST else StepRows.of((), members)
    if request.method == "POST" and rows.rearranged(request.POST.get("do", "")):
        form = TemplateForm(initial=request.POST.dict())
    elif form.is_valid():
        try:
            steps = [one.step for one in rows.edited()]
            template = commands.create_template(request.member, steps=steps, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("%(template)s can be used for series and projects now.") % {"template": template.name}
            )
            return redirect("settings-templates")
    return render(request, "work/template.html", {"form": form, "rows": rows}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def template(request: MemberRequest, pk: int) -> HttpResponse:
    """``do``: save, archive, restore, or a button of the list of steps."""
    require(request.member, Right.CHANGE_WORK)
    row, do = queries.get_template(request.member, pk), request.POST.get("do", "")
    if do in ("archive", "restore"):
        commands.archive_template(request.member, pk, archived=do == "archive")
        return redirect("settings-templates")
    members = members_of(request.member.firm)
    form = TemplateForm(request.POST or None, initial={"name": row.name, "description": row.description})
    rows = StepRows.sent(request.POST, members) if request.POST else StepRows.of(steps_of_template(row), members)
    if request.method == "POST" and rows.rearranged(do):
        form = TemplateForm(initial=request.POST.dict())
    elif form.is_valid():
        try:
            reached = commands.change_template(request.member, pk, steps=rows.edited(), **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _saved_words(reached))
            return redirect("settings-templates")
    context = {"form": form, "rows": rows, "template": row, "followers": queries.followers(request.member, row)}
    return render(request, "work/template.html", context, status=422 if form.errors else 200)


def _saved_words(reached: int) -> str:
    if not reached:
        return _("The template was saved.")
    return (
        ngettext(
            "The template was saved. %d project not yet started followed.",
            "The template was saved. %d projects not yet started followed.",
            reached,
        )
        % reached
    )
