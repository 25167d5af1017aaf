"""What fields and options look like."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field as Given


class Field(Schema):
    """A field of the firm. ``options``: what can be chosen; ``archived``: put away, its values stay."""

    key: str
    label: str
    kind: str
    required: bool
    sensitive: bool
    custom: bool
    options: list[str]
    archived: bool = False


class NewField(Schema):
    """``target``: whose field it is; ``kind``: one of those that the reference lists; ``options``: for select kinds."""

    target: Literal["client", "contact"]
    label: str = Given(max_length=200)
    kind: str = Given(max_length=40)
    required: bool = False
    sensitive: bool = False
    options: list[str] = Given(default_factory=list, max_length=1_000)


class ChangedField(Schema):
    """What is given is changed. ``move``: one place among those of its owner that are in use."""

    label: str | None = Given(None, max_length=200)
    required: bool | None = None
    archived: bool | None = None
    move: Literal["up", "down"] | None = None


class Option(Schema):
    """What can be chosen in a field; ``archived``: offered no more, who has it keeps it."""

    id: int
    field: str
    label: str
    archived: bool


class NewOption(Schema):
    """A name that no other option of the field has."""

    label: str = Given(max_length=200)


class ChangedOption(Schema):
    """What is given is changed. ``move``: one place among those in use."""

    label: str | None = Given(None, max_length=200)
    archived: bool | None = None
    move: Literal["up", "down"] | None = None
