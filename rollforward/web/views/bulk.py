"""One field of many clients: chosen in the list, shown before it is done, done in one change that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rollforward.accounts.rights import Right, require
from rollforward.clients import commands
from rollforward.clients.commands.bulk import SEVERAL, Aim, How, Preview
from rollforward.clients.entry import entry_fields
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import every_field, fields_in_use
from rollforward.clients.groups import client_groups
from rollforward.clients.listing import find_clients, wish_of
from rollforward.clients.models import Client
from rollforward.clients.showing import words
from rollforward.engine.fields import Field, FieldSet, MemberRef
from rollforward.web.filters import tidy
from rollforward.web.forms.controls import control
from rollforward.web.language import Words, number
from rollforward.web.membership import MemberRequest

_NOT_CHOOSING = ("field", "how", "value", "page")
_WAYS: dict[How, Words] = {
    "set": _lazy("Set to"),
    "add": _lazy("Add"),
    "remove": _lazy("Take off"),
    "clear": _lazy("Clear"),
}


class BulkForm(forms.Form):
    """What is to become of a field: ``how``, and the text of its new value."""

    def __init__(self, field: Field, members: tuple[MemberRef, ...], data: Any = None) -> None:
        super().__init__(data)
        ways = [(way, label) for way, label in _WAYS.items() if field.kind in SEVERAL or way in ("set", "clear")]
        self.fields["how"] = forms.ChoiceField(label=_("What to do"), choices=ways)
        self.fields["value"] = control(replace(field, required=False), None, members)

    def aim(self, request: MemberRequest, key: str) -> Aim | None:
        """``None`` where the form holds a fault, which it then shows."""
        if not self.is_valid():
            return None
        how, text = self.cleaned_data["how"], self.cleaned_data["value"]
        if how != "clear" and not text.strip():
            self.add_error("value", _("Say what to set, or choose Clear to leave the field blank."))
            return None
        try:
            return commands.aim_of(request.member, key, how, text)
        except NotValid as refusal:
            self.add_error("value" if how != "clear" else "how", str(refusal))
            return None


@dataclass(frozen=True, slots=True)
class Example:
    """One client whose field changes, in words."""

    client: Client
    before: str
    after: str


@require_http_methods(["GET", "POST"])
def page(request: MemberRequest) -> HttpResponse:
    """``id=`` (several) or the whole list of the address; ``field``, ``how`` and ``value`` say what becomes of it."""
    require(request.member, Right.CHANGE_CLIENTS)
    asked = tidy(request.GET)
    if "ticked" in asked and "id" not in asked:
        messages.warning(request, "No client was ticked. Tick some in the list, or choose to change all of it.")
        return redirect("clients")
    chosen = _chosen(request, asked)
    shared = {f.key: f for f in commands.shared_fields(request.member)}
    fields = entry_fields(request.member.firm)
    context: dict[str, Any] = {
        "total": chosen.count(),
        "groups": [(g.title, [f for f in g.fields if f.key in shared]) for g in client_groups(fields)],
        "selection": [(name, v) for name, values in asked.lists() for v in values if name not in _NOT_CHOOSING],
    }
    field = shared.get(asked.get("field", ""))
    if field is None:
        return render(request, "clients/bulk.html", context)
    form = BulkForm(field, fields.members, asked if "how" in asked else None)
    aim = form.aim(request, field.key) if form.is_bound else None
    context |= {"field": field, "form": form}
    if aim is None:
        return render(request, "clients/bulk.html", context, status=422 if form.is_bound else 200)
    try:
        shown = commands.preview(request.member, chosen, aim)
        done = None
        if request.method == "POST" and request.POST.get("expected") == str(shown.changing):
            done = commands.change_many(request.member, chosen, aim)
    except NotValid as refusal:
        form.add_error("value", str(refusal))
        return render(request, "clients/bulk.html", context, status=422)
    if done is not None:
        count, change = done
        messages.success(
            request,
            ngettext(
                "%(label)s was changed for %(count)s client.", "%(label)s was changed for %(count)s clients.", count
            )
            % {"label": field.label, "count": number(count)},
        )
        return redirect("change", change) if count else redirect("clients")
    context |= {"shown": shown, "examples": _examples(request, shown, aim), "moved": request.method == "POST"}
    return render(request, "clients/bulk.html", context)


def _chosen(request: MemberRequest, asked: QueryDict) -> QuerySet[Client]:
    """The clients that were ticked, or else all of the list."""
    found = find_clients(request.member, wish_of(dict(asked.lists()), fields_in_use(request.member.firm)))
    return found.filter(public_id__in=asked.getlist("id")) if "id" in asked else found


def _examples(request: MemberRequest, shown: Preview, aim: Aim) -> list[Example]:
    ever = every_field(request.member.firm)
    return [
        Example(shift.client, _words(aim.field, shift.before, ever), _words(aim.field, shift.after, ever))
        for shift in shown.examples
    ]


def _words(field: Field, value: str | None, ever: FieldSet) -> str:
    return words(ever.get(field.key) or field, value, ever) if value else ""
