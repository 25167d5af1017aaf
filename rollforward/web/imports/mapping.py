"""Step 4: one line per column of the file, and the field that it goes to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, may
from rollforward.clients.commands import create_options
from rollforward.clients.models import CustomField
from rollforward.engine.fields import ADD_TO_NOTES
from rollforward.imports import commands, queries
from rollforward.imports.decisions import choices_from_json, mapping_from_json, settled_from_json
from rollforward.imports.models import Import
from rollforward.imports.queries import MappingLine
from rollforward.web.imports.answers import DATE_ORDERS, MATCH_KEYS, Answers, read
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.panels import is_number
from rollforward.web.imports.shape import shape_choices, shape_words
from rollforward.web.imports.steps import line
from rollforward.web.imports.targets import grouped
from rollforward.web.membership import MemberRequest


@of_import("map")
def mapping(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        if request.POST.get("shape", "") not in ("", _shape(imp)):
            commands.choose_shape(imp, request.member, request.POST["shape"])
            return redirect("import-map", imp.reference)
        answers = read(request.POST, queries.mapping_lines(imp))
        answers.targets.update(_held(request.POST, imp))
        own = request.POST.get("own", "")
        _keep(imp, request.member, answers)
        if is_number(own):
            target, label, kind = (request.POST.get(f"own-{part}-{own}", "") for part in ("of", "label", "kind"))
            commands.create_field_for(imp, request.member, int(own), target, label, kind)
        for each in answers.freed:
            messages.warning(request, _freed_words(each))
        for button in ("agree", "suggested", "created"):  # who says what its values mean agrees where it goes
            if is_number(request.POST.get(button, "")):
                commands.agree(imp, request.member, int(request.POST[button]))
        missing = queries.missing_required(imp)
        if "complete" in request.POST and not missing:
            return redirect("import-review", imp.reference)
        if "complete" in request.POST:
            names = ", ".join(field.label for field in missing)
            messages.error(
                request,
                _("No column goes to %(names)s yet. Choose the column that holds it, then complete.")
                % {"names": names},
            )
        return redirect("import-map", imp.reference)
    return render(request, "imports/map.html", _shown(imp, request.member))


def _shown(imp: Import, member: Member) -> dict[str, object]:
    lines = queries.mapping_lines(imp)
    fields = queries.targets(imp)
    chosen = choices_from_json(imp.choices)
    missing = queries.missing_required(imp)
    return {
        "imp": imp,
        "steps": line(imp, "map"),
        "lines": lines,
        "understood": queries.understood(imp),
        "odd": [remark for remark in queries.remarks(imp) if remark.severity == "warning"],
        "groups": grouped(fields, {each.target for each in lines}),
        "missing": missing,
        "used": sum(each.target != "ignore" for each in lines),
        "looks": sorted((each for each in lines if each.needs_look), key=lambda each: each.field is None),
        "cards": queries.finished_cards(imp),
        "shape": shape_words(mapping_from_json(imp.mapping or {})),
        "shapes": shape_choices(lines, _shape(imp)),
        "shape_chosen": _shape(imp),
        "match_keys": MATCH_KEYS,
        "places": [(number, chosen.match[number] if number < len(chosen.match) else "") for number in range(4)],
        "blanks": [each for each in lines if each.field and each.blanks and each.target != ADD_TO_NOTES],
        "orders": DATE_ORDERS,
        "own_kinds": CustomField.Kind.choices,
        "may_create_option": may(member, Right.CREATE_OPTION),
        "may_manage_fields": may(member, Right.MANAGE_FIELDS),
    }


def _shape(imp: Import) -> str:
    return settled_from_json(imp.reading).shape


def _held(posted: QueryDict, imp: Import) -> dict[int, str]:
    """Columns that were given to required fields at the top of the page (``holds-client.name``)."""
    given = [(field.key, posted.get(f"holds-{field.key}", "")) for field in queries.missing_required(imp)]
    return {int(position): key for key, position in given if is_number(position)}


def _freed_words(each: MappingLine) -> str:
    header = each.header.strip() or each.position + 1
    return _("A field takes one column: “%(header)s” no longer goes to %(target)s and is left out now.") % {
        "header": header,
        "target": each.goes_to or each.target,
    }


def _keep(imp: Import, member: Member, answers: Answers) -> None:
    commands.set_targets(imp, member, answers.targets)
    for key, labels in answers.new_options.items():
        create_options(member, key, labels, for_import=imp.reference)
    commands.set_choice(
        imp,
        member,
        values=answers.values,
        undecided=answers.undecided,
        blank=answers.blank,
        dates=answers.dates,
        whole=answers.whole,
        match=answers.match,
    )
