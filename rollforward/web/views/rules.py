"""Settings, rules: what the firm wants of its own data, and who does not keep to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.accounts.rights import Right, require
from rollforward.clients import catalogue, commands
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import field_set
from rollforward.clients.models import CustomField
from rollforward.clients.rules import broken_by
from rollforward.engine.fields import RuleKind
from rollforward.engine.rules import suits
from rollforward.web.forms.rules import RuleForm
from rollforward.web.language import Words
from rollforward.web.membership import MemberRequest

#: Kind, what it is called, and one as it would be said.
KINDS: tuple[tuple[RuleKind, Words, Words], ...] = (
    (
        "unique",
        _lazy("No two alike"),
        _lazy("No two clients have the same Matter number. Several fields can be unique together."),
    ),
    ("range", _lazy("From ... to"), _lazy("Hourly rate is 10 to 500. Client since is 1990-01-01 or later.")),
    (
        "pattern",
        _lazy("Written so"),
        _lazy('Matter number is written as 2 capital letters, "-", 4 digits, such as AB-1234.'),
    ),
    ("length", _lazy("Not longer than"), _lazy("Short name has at most 10 characters.")),
    ("order", _lazy("Not after, not more than"), _lazy("Engagement start is not after Engagement end.")),
    ("needed", _lazy("Required where"), _lazy("VAT number is required where Country is Germany.")),
)


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    lines = catalogue.rule_lines(request.member)
    of = {owner: [line for line in lines if line.owner == owner] for owner in CustomField.Target.values}
    owners = [(owner, label, of[owner]) for owner, label in CustomField.Target.choices]
    return render(request, "settings/rules.html", {"owners": owners})


@require_GET
def choose(request: MemberRequest) -> HttpResponse:
    """Which kind of rule: those that suit the field in the address, if one is there."""
    require(request.member, Right.MANAGE_FIELDS)
    field = field_set(request.member.firm).get(request.GET.get("field", ""))
    kinds = [each for each in KINDS if field is None or suits(field, each[0])]
    return render(request, "settings/rule_choose.html", {"kinds": kinds, "field": field})


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, kind: str) -> HttpResponse:
    require(request.member, Right.MANAGE_FIELDS)
    known, title, example = _kind(kind)
    form = RuleForm(known, field_set(request.member.firm), data=request.POST or None)
    form.initial["field1"] = request.GET.get("field", "")
    if form.is_valid():
        try:
            row = commands.declare_rule(request.member, known, form.keys(), form.terms())
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The rule holds from now on."))
            return redirect("settings-rule", row.pk)
    context = {"form": form, "title": title, "example": example}
    return render(request, "settings/rule_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def rule(request: MemberRequest, pk: int) -> HttpResponse:
    """One rule: what it says, who does not keep to it, and the form to change it."""
    line = catalogue.get_rule(request.member, pk)
    fields = field_set(request.member.firm)
    if request.method == "POST" and request.POST.get("do") == "remove":
        messages.success(request, _("The rule is removed: %(pk)s") % {"pk": commands.remove_rule(request.member, pk)})
        return redirect("settings-rules")
    form = RuleForm(line.rule.kind, fields, line.rule, request.POST or None)
    if form.is_valid():
        try:
            commands.change_rule(request.member, pk, form.keys(), form.terms())
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The rule was saved."))
            return redirect("settings-rule", pk)
    broken = None if line.asleep else broken_by(request.member.firm, line.rule, fields)
    context = {"line": line, "form": form, "broken": broken}
    return render(request, "settings/rule.html", context, status=422 if form.errors else 200)


def _kind(kind: str) -> tuple[RuleKind, Words, Words]:
    found = next((each for each in KINDS if each[0] == kind), None)
    if found is None:
        raise Http404
    return found
