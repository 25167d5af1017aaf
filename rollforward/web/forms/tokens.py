"""The form of a new API token."""

from __future__ import annotations

from django import forms

from rollforward.accounts.tokens import LIFETIMES, Scope


class TokenForm(forms.Form):
    """What the token is for, what it may do, and how long."""

    name = forms.CharField(label="What is it for", max_length=100, help_text="To know it again in the list.")
    scopes = forms.MultipleChoiceField(
        label="What it may do, within what you may do",
        choices=[(scope.key, scope.words.capitalize()) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label="How long it works", choices=[(days, f"{days} days") for days in LIFETIMES], coerce=int, initial=90
    )
