"""The form of a client or a contact, made from the firm's fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from rollforward.clients.entry import read_texts
from rollforward.clients.errors import NotValid
from rollforward.clients.groups import Group
from rollforward.engine.fields import FieldSet
from rollforward.web.forms.controls import control


class EntryForm(forms.Form):
    """One control per field, named by its key; ``sections`` gives them under their headings.

    ``values``: what the record holds (canonical). ``seen``: its version, sent back so that nobody overwrites what she
    has not seen.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        groups: Sequence[Group],
        fields: FieldSet,
        values: Mapping[str, str | None],
        *,
        seen: str = "",
        data: Any = None,
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        self._groups = groups
        self._known = fields
        for group in groups:
            for field in group.fields:
                self.fields[field.key] = control(field, values.get(field.key), fields.members)

    def sections(self) -> Iterator[tuple[str, list[BoundField]]]:
        for group in self._groups:
            yield group.title, [self[field.key] for field in group.fields]

    def clean(self) -> dict[str, Any]:
        """Every fault is said at once, not those of the values only after no field is missing."""
        super().clean()
        try:
            read_texts(self.texts(), self._known)
        except NotValid as refusal:
            self.refuse(refusal)
        return self.cleaned_data

    def texts(self) -> dict[str, str]:
        """Field key -> text as typed, of the controls that hold nothing amiss."""
        return {key: text for key, text in self.cleaned_data.items() if key != "seen"}

    def refuse(self, refusal: NotValid) -> None:
        """Show at each field why it cannot be kept."""
        for key, words in refusal.errors.items():
            self.add_error(key if key in self.fields else None, words)
