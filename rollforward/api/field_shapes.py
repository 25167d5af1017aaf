"""What fields and options look like."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Given

from rollforward.api.shape import Shape


class Field(Shape):
    """A field of the firm."""

    key: str
    """Names the field wherever one is named, for life."""
    label: str
    """What members call it."""
    kind: str
    """What it can hold."""
    required: bool
    """It cannot be left blank."""
    sensitive: bool
    """Its values are stored encrypted, and masked in answers."""
    custom: bool
    """The firm added it."""
    options: list[str]
    """What can be chosen."""
    archived: bool = False
    """It is put away; its values stay."""


class NewField(Shape):
    """A custom field to be added."""

    target: Literal["client", "contact"]
    """Whose field it is."""
    label: str = Given(max_length=200)
    """What members call it; no other field of the target may be called so."""
    kind: str = Given(max_length=40)
    """What it can hold."""
    required: bool = False
    """It cannot be left blank."""
    sensitive: bool = False
    """Of texts and numbers: stored encrypted and masked, for life."""
    options: list[str] = Given(default_factory=list, max_length=1_000)
    """What can be chosen, for kinds to choose from."""


class ChangedField(Shape):
    """What is given is changed."""

    label: str | None = Given(None, max_length=200)
    """Another name; the key stays."""
    required: bool | None = None
    """Whether it may be left blank from now on."""
    archived: bool | None = None
    """``true`` puts it away, ``false`` takes it back."""
    move: Literal["up", "down"] | None = None
    """One place among those of its target that are in use."""


class NewKind(Shape):
    """Another kind for a field."""

    kind: str = Given(max_length=40)
    """What it is to hold."""
    leaving: int = Given(0, ge=0)
    """How many values may be left behind: as many as were told not to fit."""


class Conversion(Shape):
    """What another kind makes of a field's values."""

    fitting: int
    """So many go over."""
    leaving: int
    """So many do not fit: they stay in the field that is put away."""
    misfits: list[str]
    """The IDs of the clients or contacts that hold these, a hundred at most."""
    options: list[str]
    """What can be chosen then."""
    rules: int
    """So many rules of the field fall asleep."""


class Option(Shape):
    """What can be chosen in a field."""

    id: int
    """What it is called in addresses."""
    field: str
    """The key of its field."""
    label: str
    """What members call it."""
    archived: bool
    """It is offered no more; who has it keeps it."""


class NewOption(Shape):
    """An option to be added."""

    label: str = Given(max_length=200)
    """A name that no other option of the field has."""


class ChangedOption(Shape):
    """What is given is changed."""

    label: str | None = Given(None, max_length=200)
    """Another name, wherever it was chosen."""
    archived: bool | None = None
    """``true`` offers it no more, ``false`` again."""
    move: Literal["up", "down"] | None = None
    """One place among those in use."""
