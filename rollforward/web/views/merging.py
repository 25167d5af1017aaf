"""Making one client of two: the other is looked for, both are shown side by side, then they are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rollforward.accounts.rights import Right, require
from rollforward.clients import queries
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import every_field
from rollforward.clients.listing import Wish, list_clients
from rollforward.clients.merging import Difference, differences
from rollforward.clients.models import Client
from rollforward.clients.showing import words
from rollforward.engine.fields import FieldSet
from rollforward.imports.merging import merge_clients
from rollforward.web.membership import MemberRequest
from rollforward.work.queries import work_of_client

_OFFERED = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A field that both hold: ``choices`` are value, words and whether it is the usual one."""

    key: str
    label: str
    choices: tuple[tuple[str, str, bool], ...]


@require_http_methods(["GET", "POST"])
def page(request: MemberRequest, public_id: str) -> HttpResponse:
    """``?find=`` looks for the other client, ``?with=`` names it; sending the form merges it into this one."""
    require(request.member, Right.CHANGE_CLIENTS)
    require(request.member, Right.DELETE)
    kept = queries.get_client(request.member, public_id)
    if "with" not in request.GET:
        return _asked_for_the_other(request, kept)
    other = queries.get_client(request.member, request.GET["with"])
    errors = ""
    if request.method == "POST":
        take = {name.removeprefix("take:"): request.POST[name] for name in request.POST if name.startswith("take:")}
        seen = request.POST.get("seen", ""), request.POST.get("seen_other", "")
        try:
            merge_clients(request.member, kept.public_id, other.public_id, take, seen=seen)
        except NotValid as refusal:
            errors = str(refusal)
        else:
            way_back = format_html(_(' It can be taken back in <a href="{}">recent changes</a>.'), reverse("changes"))
            messages.success(request, format_html(_("{} was merged into this client."), other.name) + way_back)
            return redirect("client", kept.public_id)
    shown = _side_by_side(request, kept, other) | {"errors": errors}
    return render(request, "clients/merge.html", shown, status=422 if errors else 200)


def _asked_for_the_other(request: MemberRequest, kept: Client) -> HttpResponse:
    find = request.GET.get("find", "").strip()
    rows = list_clients(request.member, Wish(find)).rows[: _OFFERED + 1] if find else ()
    found = [row for row in rows if row.client != kept][:_OFFERED]
    return render(request, "clients/merge_find.html", {"client": kept, "find": find, "found": found})


def _side_by_side(request: MemberRequest, kept: Client, other: Client) -> dict[str, Any]:
    ever = every_field(request.member.firm)
    return {
        "client": kept,
        "other": other,
        "same": kept == other,
        "lines": [_line(one, ever) for one in differences(request.member.firm, kept, other)],
        "ties": queries.contacts_of_client(request.member, other),
        "work": work_of_client(request.member, other),
    }


def _line(one: Difference, ever: FieldSet) -> Line:
    field = ever.get(one.field.key) or one.field
    choices = [("kept", words(field, one.kept, ever)), ("other", words(field, one.other, ever))]
    if one.both:
        choices.append(("both", _("Both together")))
    return Line(field.key, field.label, tuple((value, told, value == one.usual) for value, told in choices))
