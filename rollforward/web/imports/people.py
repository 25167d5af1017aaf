"""Shared contacts: people under several clients, each to be one contact or not; works without script."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import line
from rollforward.web.membership import MemberRequest

PEOPLE = 25


@of_import("review")
def page(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        _act(request, imp)
        return redirect(request.get_full_path())
    people = queries.shared_people(imp)
    open_ = [person for person in people if not person.answer]
    shown = {
        "imp": imp,
        "steps": line(imp, "review"),
        "page": Paginator(people, PEOPLE).get_page(request.GET.get("page")),
        "total": len(people),
        "open": len(open_),
        "single": sum(len(person.known) < 2 for person in open_),
        "can_undo": queries.judge(imp).can_undo,
    }
    return render(request, "imports/people.html", shown)


def _act(request: MemberRequest, imp: Import) -> None:
    action = request.POST.get("action", "")
    if action == "all":
        count = commands.share_all(imp, request.member)
        words = ngettext("%d person is one contact now.", "%d people are one contact each now.", count)
        messages.success(request, words % count)
    elif action == "undo":
        commands.undo_edit(imp, request.member)
    else:
        answer = "" if action == "open" else action
        commands.answer_person(imp, request.member, request.POST.get("person", ""), answer)
