"""The list of contacts, and the people of a client: forms to add, tie, change and remove them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rollforward.accounts.rights import Right, require
from rollforward.clients import commands, queries
from rollforward.clients.entry import entry_fields
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import fields_in_use
from rollforward.clients.filtering import filterable
from rollforward.clients.groups import contact_groups
from rollforward.clients.listing import wish_of
from rollforward.clients.people import fields_of_people, list_people
from rollforward.clients.records import values_of
from rollforward.clients.showing import held_by
from rollforward.engine.fields import LINK_KEYS
from rollforward.web.filters import address, filter_lines, page_number, tidy
from rollforward.web.forms.entry import EntryForm
from rollforward.web.membership import MemberRequest


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    """Everybody whom the clients have; what narrows and sorts the list stands in the address."""
    asked = tidy(request.GET)
    if asked != request.GET and not request.headers.get("HX-Request"):
        return redirect(address(request, asked))
    fields = fields_of_people(fields_in_use(request.member.firm))
    wish = wish_of(dict(asked.lists()), fields)
    context = {
        "asked": asked,
        "wish": wish,
        "page": list_people(request.member, wish, page_number(asked)),
        "lines": filter_lines(asked, wish.filters, fields),
        "addable": [(_("Contact"), filterable(fields))],
        "kept": [("sort", asked["sort"])] if "sort" in asked else [],
    }
    answer = render(request, "contacts/list.html", context)
    answer["HX-Replace-Url"] = address(request, asked)
    return answer


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, public_id: str) -> HttpResponse:
    """A form for a new person, and a search for one who is already here (``?find=``)."""
    require(request.member, Right.CHANGE_CLIENTS)
    client = queries.get_client(request.member, public_id)
    fields = entry_fields(request.member.firm)
    form = EntryForm(contact_groups(fields), fields, {}, data=request.POST or None)
    if form.is_valid():
        try:
            tie = commands.add_contact(request.member, public_id, form.texts())
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(contact)s was added.") % {"contact": tie.contact})
            return redirect("client", public_id)
    find = request.GET.get("find", "").strip()
    found = queries.find_contacts(request.member, find, but_of=client)
    context = {"form": form, "client": client, "find": find, "found": found}
    return render(request, "clients/contact_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, public_id: str, contact_id: str) -> HttpResponse:
    require(request.member, Right.CHANGE_CLIENTS)
    tie = queries.get_tie(request.member, public_id, contact_id)
    held = held_by(request.member.firm, tie.contact)
    values = held.values | values_of(tie, LINK_KEYS, {})
    seen = tie.contact.updated_at.isoformat()
    form = EntryForm(contact_groups(held.fields), held.fields, values, seen=seen, data=request.POST or None)
    if form.is_valid():
        try:
            commands.update_contact(request.member, public_id, contact_id, form.texts(), seen=form.cleaned_data["seen"])
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The contact was saved."))
            return redirect("client", public_id)
    context = {"form": form, "client": tie.client, "tie": tie}
    return render(request, "clients/contact_edit.html", context, status=422 if form.errors else 200)


@require_POST
def tie(request: MemberRequest, public_id: str, contact_id: str) -> HttpResponse:
    made = commands.tie_contact(request.member, public_id, contact_id)
    messages.success(request, _("%(contact)s was added.") % {"contact": made.contact})
    return redirect("client", public_id)


@require_POST
def primary(request: MemberRequest, public_id: str, contact_id: str) -> HttpResponse:
    commands.set_primary(request.member, public_id, contact_id)
    messages.success(request, _("The primary contact was changed."))
    return redirect("client", public_id)


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest, public_id: str, contact_id: str) -> HttpResponse:
    require(request.member, Right.DELETE)
    tie = queries.get_tie(request.member, public_id, contact_id)
    if request.method == "POST":
        commands.remove_contact(request.member, public_id, contact_id)
        messages.success(
            request,
            _("%(contact)s is no longer a contact of %(client)s.") % {"contact": tie.contact, "client": tie.client},
        )
        return redirect("client", public_id)
    return render(request, "clients/contact_remove.html", {"client": tie.client, "tie": tie})
