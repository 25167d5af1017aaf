"""The list of clients, one client, and the forms to add, change and delete one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.accounts.rights import Right, may, require
from rollforward.clients import commands, queries
from rollforward.clients.entry import entry_fields
from rollforward.clients.errors import NotValid
from rollforward.clients.groups import client_groups
from rollforward.clients.showing import held_by
from rollforward.imports.queries import client_events
from rollforward.web.forms.entry import EntryForm
from rollforward.web.membership import MemberRequest
from rollforward.work.commands import delete_client
from rollforward.work.queries import work_of_client

COLUMNS = (
    ("name", "Client"),
    ("code", "Code"),
    ("kind", "Type"),
    ("status", "Status"),
    ("assignee", "Assignee"),
    ("", "Primary contact"),
    ("email", "Email"),
    ("", "Phone"),
)


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    search = request.GET.get("q", "").strip()
    number = request.GET.get("page", "")
    page = queries.list_clients(
        request.member,
        search=search,
        sort=request.GET.get("sort", "name"),
        page=int(number) if number.isdigit() and len(number) < 9 else 1,
    )
    return render(request, "clients/list.html", {"page": page, "search": search, "columns": COLUMNS})


@require_GET
def detail(request: MemberRequest, public_id: str) -> HttpResponse:
    client = queries.get_client(request.member, public_id)
    held = held_by(request.member.firm, client)
    groups = [
        (group.title, [fact for fact in held.facts(group) if fact.key != "client.name"])  # it is the heading
        for group in client_groups(held.fields)
    ]
    context = {
        "client": client,
        "groups": [(title, facts) for title, facts in groups if facts],
        "ties": queries.contacts_of_client(request.member, client),
        "work": work_of_client(request.member, client),
        "events": client_events(client) if may(request.member, Right.SEE_ALL) else (),
    }
    return render(request, "clients/client.html", context)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.CHANGE_CLIENTS)
    fields = entry_fields(request.member.firm)
    form = EntryForm(client_groups(fields), fields, {}, data=request.POST or None)
    if form.is_valid():
        try:
            client = commands.create_client(request.member, form.texts())
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"{client.name} was added as {client.public_id}.")
            return redirect("client", client.public_id)
    return render(request, "clients/edit.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, public_id: str) -> HttpResponse:
    require(request.member, Right.CHANGE_CLIENTS)
    client = queries.get_client(request.member, public_id)
    held = held_by(request.member.firm, client)
    seen = client.updated_at.isoformat()
    form = EntryForm(client_groups(held.fields), held.fields, held.values, seen=seen, data=request.POST or None)
    if form.is_valid():
        try:
            commands.update_client(request.member, public_id, form.texts(), seen=form.cleaned_data["seen"])
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "The client was saved.")
            return redirect("client", public_id)
    return render(request, "clients/edit.html", {"form": form, "client": client}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def delete(request: MemberRequest, public_id: str) -> HttpResponse:
    """A page that says what goes with the client; sending it deletes."""
    require(request.member, Right.DELETE)
    client = queries.get_client(request.member, public_id)
    if request.method == "POST":
        delete_client(request.member, public_id)
        messages.success(request, f"{client.name} was deleted.")
        return redirect("clients")
    context = {
        "client": client,
        "ties": queries.contacts_of_client(request.member, client),
        "work": work_of_client(request.member, client),
    }
    return render(request, "clients/delete.html", context)
