"""The forms of the settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts.models import Firm, Level
from rollforward.accounts.queries import members_of
from rollforward.clients.errors import NotValid
from rollforward.clients.models import CustomField
from rollforward.web.said import said_lazily


def _said(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(value, said_lazily(label)) for value, label in choices]


class Refusable(forms.Form):
    """A form at whose fields a command's refusal can be shown."""

    def refuse(self, refusal: NotValid) -> None:
        for key, words in refusal.errors.items():
            self.add_error(key if key in self.fields else None, words)


class FieldForm(Refusable):
    """A new custom field."""

    target = forms.ChoiceField(label=_lazy("Belongs to"), choices=_said(CustomField.Target.choices))
    label = forms.CharField(
        label=_lazy("Name"), max_length=200, error_messages={"required": _lazy("The field needs a name.")}
    )
    kind = forms.ChoiceField(
        label=_lazy("Kind"),
        choices=_said(CustomField.Kind.choices),
        help_text=_lazy("What it can hold."),
    )
    options = forms.CharField(
        label=_lazy("Options"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_lazy("For kinds to choose from: one option a line. More can be added later."),
    )
    required = forms.BooleanField(label=_lazy("Required"), required=False, help_text=_lazy("Cannot be left blank."))
    sensitive = forms.BooleanField(
        label=_lazy("Sensitive"),
        required=False,
        help_text=_lazy("Stored encrypted and masked on screen. Cannot be changed later."),
    )


class FieldChangeForm(Refusable):
    """What can be changed about a custom field once it is there."""

    label = forms.CharField(
        label=_lazy("Name"), max_length=200, error_messages={"required": _lazy("The field needs a name.")}
    )
    required = forms.BooleanField(label=_lazy("Required"), required=False, help_text=_lazy("Cannot be left blank."))


class InviteForm(forms.Form):
    """Somebody to invite into ``firm``."""

    email = forms.EmailField(label=_lazy("Email address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_lazy("Name"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    level = forms.TypedChoiceField(label=_lazy("Level"), choices=_said(Level.choices), coerce=int, initial=Level.ALL)

    def __init__(self, *args: Any, firm: Firm, **more: Any) -> None:
        super().__init__(*args, **more)
        self.firm = firm

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if members_of(self.firm).filter(user__email=email).exists():
            raise forms.ValidationError(_("Somebody with this address is in the firm already: see the list."))
        return email
