"""The form of a rule: its fields and its terms, whichever its kind needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.engine.fields import FieldSet, RuleKind
from rollforward.engine.fields import Rule as FieldRule
from rollforward.engine.kinds import show
from rollforward.engine.rules import FORMS, MOST_TOGETHER, suits
from rollforward.web.forms.settings import Refusable
from rollforward.web.language import Words
from rollforward.web.said import said

_GROUPS = (("client", _lazy("Clients")), ("contact", _lazy("Contacts")))

#: Labels of the fields that a kind speaks of; those of the first so many must be chosen.
_FIELDS: dict[RuleKind, tuple[tuple[Words, ...], int]] = {
    "unique": ((_lazy("Field"), *[_lazy("Together with")] * (MOST_TOGETHER - 1)), 1),
    "range": ((_lazy("Field"),), 1),
    "pattern": ((_lazy("Field"),), 1),
    "length": ((_lazy("Field"),), 1),
    "order": ((_lazy("The earlier date, or smaller number"), _lazy("The later date, or larger number")), 2),
    "needed": ((_lazy("Field that is required"), _lazy("Where this field")), 2),
}


class RuleForm(Refusable):
    """``field1`` ... as far as the kind has fields, and its terms under their names."""

    def __init__(self, kind: RuleKind, fields: FieldSet, rule: FieldRule | None = None, data: Any = None) -> None:
        super().__init__(data, initial=_initial(rule, fields))
        labels, must = _FIELDS[kind]
        choices = _choices(kind, fields)
        for n, label in enumerate(labels, 1):
            self.fields[f"field{n}"] = forms.ChoiceField(
                label=label, choices=choices, required=n <= must, error_messages={"required": _("Choose a field.")}
            )
        self.fields |= _TERMS[kind]() if kind in _TERMS else {}

    def keys(self) -> list[str]:
        """The fields that were chosen."""
        return [key for name, key in self.cleaned_data.items() if name.startswith("field") and key]

    def terms(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if not name.startswith("field")}

    def refuse(self, refusal: Any) -> None:
        for name, words in refusal.errors.items():
            at = "field1" if name == "fields" else name
            self.add_error(at if at in self.fields else None, words)


def _initial(rule: FieldRule | None, fields: FieldSet) -> dict[str, str]:
    if rule is None:
        return {}
    terms = {name: getattr(rule, name) for name in ("least", "most", "form", "text", "words", "value")}
    field = fields.get(rule.fields[-1])
    if field and rule.value:
        terms["value"] = show(rule.value, field, fields.members)
    return {**terms, **{f"field{n}": key for n, key in enumerate(rule.fields, 1)}}


def _choices(kind: RuleKind, fields: FieldSet) -> list[tuple[Words, Any]]:
    groups = [(label, list(_suited(kind, fields, owner))) for owner, label in _GROUPS]
    return [("", "—"), *(group for group in groups if group[1])]


def _suited(kind: RuleKind, fields: FieldSet, owner: str) -> Iterator[tuple[str, str]]:
    return ((field.key, said(field.label)) for field in fields if field.owner == owner and suits(field, kind))


def _text(label: Words, hint: Words = "", *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, widget=widget)


def _bounds() -> dict[str, forms.Field]:
    hint = _("A number such as 10, or a date such as 2026-01-31. One of the two is enough.")
    return {"least": _text(_("From"), hint), "most": _text(_("To"))}


def _written() -> dict[str, forms.Field]:
    ready = [
        (name, _("%(words)s, such as %(example)s") % {"words": capfirst(said(form.words)), "example": form.example})
        for name, form in FORMS.items()
    ]
    choices = [("example", _("Like an example of mine")), *ready, ("own", _("By a regular expression"))]
    return {
        "form": forms.ChoiceField(label=_("Written"), choices=choices),
        "text": _text(
            _("Example"), _("Such as AB-1234: two capital letters, a hyphen, four digits. Or the expression.")
        ),
        "words": _text(
            _("In words"), _("For an expression alone: how it is written, as your colleagues would say it.")
        ),
    }


def _longest() -> dict[str, forms.Field]:
    return {"most": _text(_("At most so many characters"))}


def _where() -> dict[str, forms.Field]:
    return {"value": _text("is", _("One of its values, such as S-Corp. Left empty: is filled at all."))}


_TERMS = {"range": _bounds, "pattern": _written, "length": _longest, "needed": _where}
