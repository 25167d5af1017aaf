"""Settings, custom fields: the lists, a field, its options."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rollforward.accounts.rights import Right, require
from rollforward.clients import catalogue, commands
from rollforward.clients.errors import NotValid
from rollforward.clients.models import CustomField
from rollforward.web.answers import local_path
from rollforward.web.forms.settings import FieldChangeForm, FieldForm
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said

_MISFITS_SHOWN = 20


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    targets = [
        (
            target,
            label,
            catalogue.field_lines(request.member, target, archived=False),
            catalogue.field_lines(request.member, target, archived=True),
        )
        for target, label in CustomField.Target.choices
    ]
    return render(request, "settings/fields.html", {"targets": targets, "kept": catalogue.kept_lists(request.member)})


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.MANAGE_FIELDS)
    form = FieldForm(request.POST or None, initial={"target": request.GET.get("target", "client")})
    if form.is_valid():
        asked = form.cleaned_data
        try:
            field = commands.create_field(
                request.member,
                asked["target"],
                asked["label"],
                asked["kind"],
                required=asked["required"],
                sensitive=asked["sensitive"],
                options=asked["options"].splitlines(),
            )
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request,
                _("The field %(label)s was added. Files can be imported into it from now on.") % {"label": field.label},
            )
            return redirect("settings-field", field.pk) if asked["options"] else redirect("settings-fields")
    return render(request, "settings/field_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def field(request: MemberRequest, pk: int) -> HttpResponse:
    """One field: its name, whether it is required, and its options."""
    row = catalogue.get_field(request.member, pk)
    form = FieldChangeForm(request.POST or None, initial={"label": row.label, "required": row.required})
    if form.is_valid():
        try:
            commands.update_field(request.member, pk, **form.cleaned_data)
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The field was saved."))
            return redirect("settings-field", pk)
    has_options = row.kind in ("single-select", "multi-select")
    context = {
        "field": row,
        "form": form,
        "list": catalogue.option_list(request.member, row) if has_options else None,
        "rules": [line for line in catalogue.rule_lines(request.member) if row.key in line.rule.fields],
    }
    return render(request, "settings/field.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def kind(request: MemberRequest, pk: int) -> HttpResponse:
    """Another kind for a field. It is looked at before it is put in force; ``leaving``: the values seen not to fit."""
    require(request.member, Right.MANAGE_FIELDS)
    if request.method == "POST":
        return _change_kind(request, pk)
    row, wanted, plan = catalogue.get_field(request.member, pk), request.GET.get("kind", ""), None
    try:
        plan = commands.conversion(request.member, pk, wanted) if wanted else None
    except NotValid as refusal:
        messages.error(request, str(refusal))
    kinds = [(value, label) for value, label in CustomField.Kind.choices if value != row.kind]
    context = {"field": row, "kinds": kinds, "chosen": wanted, "plan": plan, "most": _MISFITS_SHOWN}
    return render(request, "settings/field_kind.html", context)


def _change_kind(request: MemberRequest, pk: int) -> HttpResponse:
    wanted, leaving = request.POST.get("kind", ""), request.POST.get("leaving", "")
    seen = int(leaving) if leaving.isdecimal() and len(leaving) < 9 else 0
    try:
        new, _number = commands.change_kind(request.member, pk, wanted, leaving=seen)
    except NotValid as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('settings-field-kind', args=[pk])}?{urlencode({'kind': wanted})}")
    messages.success(request, _kind_changed(new))
    return redirect("settings-field", new.pk)


def _kind_changed(new: CustomField) -> str:
    return _(
        "%(label)s is of the kind %(kind)s now. The field as it was is archived with all of its values: to go back, "
        "archive this one and take that one back."
    ) % {"label": new.label, "kind": said(new.get_kind_display())}


@require_GET
def kept(request: MemberRequest, key: str) -> HttpResponse:
    """The options of a built-in field that the firm keeps."""
    try:
        found = catalogue.kept_list(request.member, key)
    except KeyError:
        raise CustomField.DoesNotExist from None
    return render(request, "settings/kept.html", {"list": found})


@require_POST
def change_field(request: MemberRequest, pk: int) -> HttpResponse:
    """``do``: archive, restore, up or down."""
    do = request.POST.get("do", "")
    try:
        if do in ("archive", "restore"):
            commands.archive_field(request.member, pk, archived=do == "archive")
        elif do in ("up", "down"):
            commands.move_field(request.member, pk, -1 if do == "up" else 1)
    except NotValid as refusal:
        messages.error(request, str(refusal))
    return redirect("settings-fields")


@require_POST
def add_option(request: MemberRequest) -> HttpResponse:
    key = request.POST.get("field", "")
    try:
        option = commands.create_option(request.member, key, request.POST.get("label", ""))
        messages.success(request, _('The option "%(label)s" can be chosen now.') % {"label": option.label})
    except NotValid as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request))


@require_POST
def change_option(request: MemberRequest, pk: int) -> HttpResponse:
    """``do``: rename (to ``label``), archive, restore, up or down."""
    do = request.POST.get("do", "")
    try:
        if do == "rename":
            commands.rename_option(request.member, pk, request.POST.get("label", ""))
        elif do in ("archive", "restore"):
            commands.archive_option(request.member, pk, archived=do == "archive")
        elif do in ("up", "down"):
            commands.move_option(request.member, pk, -1 if do == "up" else 1)
    except NotValid as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request))


def _back(request: MemberRequest) -> str:
    wanted = request.POST.get("next")
    return local_path(wanted) if wanted else reverse("settings-fields")
