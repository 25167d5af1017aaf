"""The list of clients, one client, and the forms to add, change and delete one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rollforward.accounts.rights import Right, may, require
from rollforward.clients import commands, queries
from rollforward.clients.entry import entry_fields
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import fields_in_use
from rollforward.clients.filtering import filterable
from rollforward.clients.groups import client_groups
from rollforward.clients.list_columns import ListColumn, choose_columns, columns_shown, every_column
from rollforward.clients.listing import list_clients, wish_of
from rollforward.clients.showing import held_by
from rollforward.engine.fields import Field
from rollforward.imports.queries import client_events
from rollforward.web.filters import address, filter_lines, page_number, query, tidy
from rollforward.web.forms.entry import EntryForm
from rollforward.web.membership import MemberRequest
from rollforward.web.views.work.lists import unfolded
from rollforward.work.commands import delete_client
from rollforward.work.queries import work_of_client


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    """Everything that narrows, sorts and shows the list stands in the address, so that it can be passed on."""
    asked = tidy(request.GET)
    if asked != request.GET and not request.headers.get("HX-Request"):
        return redirect(address(request, asked))
    fields = fields_in_use(request.member.firm)
    wish = wish_of(dict(asked.lists()), fields)
    columns = columns_shown(request.member, asked.get("columns", ""), fields)
    context = {
        "asked": asked,
        "wish": wish,
        "columns": columns,
        "page": list_clients(request.member, wish, columns, page_number(asked), fields),
        "lines": filter_lines(asked, wish.filters, fields),
        "addable": _grouped(filterable(fields)),
        "column_groups": [
            (title, [(column, column in columns) for column in group]) for title, group in _apart(every_column(fields))
        ],
        "kept": [(name, asked[name]) for name in ("sort", "columns") if name in asked],
    }
    answer = render(request, "clients/list.html", context)
    answer["HX-Replace-Url"] = address(request, asked)
    return answer


@require_POST
def choose(request: MemberRequest) -> HttpResponse:
    """Remember the columns, and back to the list that was on the screen, now with these columns in its address."""
    usual = "usual" in request.POST
    keys = choose_columns(request.member, [] if usual else request.POST.getlist("columns"))
    asked = tidy(QueryDict(request.POST.get("query", "")))
    asked.pop("columns", None)
    if keys:
        asked["columns"] = ",".join(keys)
    return redirect(f"{reverse('clients')}{query(asked)}")


def _grouped(fields: list[Field]) -> list[tuple[str, list[Field]]]:
    """Under the headings of the add-a-filter list."""
    clients = [f for f in fields if f.owner == "client"]
    return [
        (_("Client"), [f for f in clients if not f.custom]),
        (_("Custom fields"), [f for f in clients if f.custom]),
        (_("A contact of the client"), [f for f in fields if f.owner != "client"]),
    ]


def _apart(columns: list[ListColumn]) -> list[tuple[str, list[ListColumn]]]:
    built_in = [c for c in columns if c.key.startswith("client.") and ".custom." not in c.key]
    own = [c for c in columns if c.key.startswith("client.custom.")]
    person = [c for c in columns if not c.key.startswith("client.")]
    groups = [(_("Client"), built_in), (_("Custom fields"), own), (_("Primary contact"), person)]
    return [(title, group) for title, group in groups if group]


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
        "work": work_of_client(request.member, client, unfolded=unfolded(request)),
        "unfolded": unfolded(request),
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
            messages.success(
                request,
                _("%(client)s was added as %(public_id)s.") % {"client": client.name, "public_id": client.public_id},
            )
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
            messages.success(request, _("The client was saved."))
            return redirect("client", public_id)
    return render(request, "clients/edit.html", {"form": form, "client": client}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def delete(request: MemberRequest, public_id: str) -> HttpResponse:
    """A page that says what goes with the client; sending it deletes."""
    require(request.member, Right.DELETE)
    client = queries.get_client(request.member, public_id)
    if request.method == "POST":
        delete_client(request.member, public_id)
        messages.success(request, _("%(client)s was deleted.") % {"client": client.name})
        return redirect("clients")
    context = {
        "client": client,
        "ties": queries.contacts_of_client(request.member, client),
        "work": work_of_client(request.member, client),
    }
    return render(request, "clients/delete.html", context)
