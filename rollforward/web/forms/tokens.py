"""The form of a new API token."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts.tokens import LIFETIMES, Scope
from rollforward.web.said import said


def _capital(words: str) -> str:
    return str(said(words)).capitalize()


_capitalized = lazy(_capital, str)


class TokenForm(forms.Form):
    """What the token is for, what it may do, and how long."""

    name = forms.CharField(
        label=_lazy("What is it for"), max_length=100, help_text=_lazy("To know it again in the list.")
    )
    scopes = forms.MultipleChoiceField(
        label=_lazy("What it may do, within what you may do"),
        choices=[(scope.key, _capitalized(scope.words)) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=_lazy("How long it works"),
        choices=[(days, format_lazy(_lazy("{days} days"), days=days)) for days in LIFETIMES],
        coerce=int,
        initial=90,
    )
