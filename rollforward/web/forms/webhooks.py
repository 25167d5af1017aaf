"""The form of a webhook."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rollforward.hooks.events import Event
from rollforward.web.said import said_lazily


class WebhookForm(forms.Form):
    """Where messages go, and what they tell. The address is looked at by the command, which says what is wrong."""

    url = forms.CharField(
        label=_("Address"),
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Begins with https://. The program behind it answers with 200 within ten seconds."),
    )
    events = forms.MultipleChoiceField(
        label=_("What to tell"),
        choices=[(value, said_lazily(label)) for value, label in Event.choices],
        widget=forms.CheckboxSelectMultiple,
        initial=Event.values,
    )
