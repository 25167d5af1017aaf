"""One engine field as the control that fits its kind. Whatever the control, it gives back the text of a cell."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.clients.showing import mask
from rollforward.engine.fields import Field, MemberRef
from rollforward.engine.kinds import join_cell, show, unpack
from rollforward.web.language import Words

_HINTS = {
    "month-day": _lazy("Month and day, such as 12-31."),
    "tags": _lazy("Separated by commas."),
}
_TYPES = {"phone": "tel", "date": "date"}
_MODES = {"number": "decimal", "currency": "decimal", "email": "email", "url": "url"}


class SeveralField(forms.MultipleChoiceField):
    """Check boxes whose answer is one text: the labels as a cell would hold them."""

    def clean(self, value: Any) -> str:
        return join_cell(super().clean(value))


def control(field: Field, value: str | None, members: tuple[MemberRef, ...]) -> forms.Field:
    """The control of a field that holds ``value`` (canonical)."""
    text = show(value, field, members) if value else ""
    if field.sensitive:
        return _secret(field, value)
    if field.kind == "multi-select":
        return _several(field, value)
    if field.kind in ("single-select", "member", "yes/no"):
        return _one_of(field, text, members)
    return _typed(field, text)


def _typed(field: Field, text: str) -> forms.Field:
    widget: forms.Widget = forms.TextInput(attrs=_attributes(field))
    if field.kind == "long text":
        widget = forms.Textarea(attrs={"rows": 4})
    return _text_field(field, widget, text, _HINTS.get(field.kind, ""))


def _secret(field: Field, value: str | None) -> forms.Field:
    hint = (
        _("On file: %(value)s. Leave empty to keep it, type (clear) to remove it.") % {"value": mask(value)}
        if value
        else _("Masked on screen.")
    )
    return _text_field(
        field, forms.TextInput(attrs={"autocomplete": "off", "data-secret": ""}), "", hint, kept=bool(value)
    )


def _one_of(field: Field, text: str, members: tuple[MemberRef, ...]) -> forms.Field:
    if field.kind == "member":
        choices = [(m.email, m.name or m.email) for m in members]
    elif field.kind == "yes/no":
        choices = [("Yes", _("Yes")), ("No", _("No"))]
    else:
        choices = [(o.label, o.label) for o in field.options]
    return forms.ChoiceField(
        choices=[("", "—"), *choices],
        initial=text,
        label=field.label,
        required=field.required,
        error_messages=_words(field),
    )


def _several(field: Field, value: str | None) -> forms.Field:
    labels = {o.key: o.label for o in field.options}
    return SeveralField(
        choices=[(o.label, o.label) for o in field.options],
        initial=[labels.get(key, key) for key in unpack(value)],
        label=field.label,
        required=field.required,
        widget=forms.CheckboxSelectMultiple,
        error_messages=_words(field),
        help_text="" if field.options else _("No options yet: they are kept under Settings, Custom fields."),
    )


def _text_field(field: Field, widget: forms.Widget, text: str, hint: Words, *, kept: bool = False) -> forms.CharField:
    return forms.CharField(
        label=field.label,
        initial=text,
        widget=widget,
        help_text=hint,
        required=field.required and not kept,
        strip=False,
        error_messages=_words(field),
    )


def _attributes(field: Field) -> dict[str, str]:
    # The person at the keyboard is not the person written about: her own browser's suggestions would be wrong.
    attributes = {"autocomplete": "off", "type": _TYPES.get(field.kind, "text")}
    if field.kind in _MODES:
        attributes["inputmode"] = _MODES[field.kind]
    return attributes


def _words(field: Field) -> dict[str, str]:
    return {"required": _("%(label)s is missing: it cannot be left blank.") % {"label": field.label}}
