"""What the firm's rules look like."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Given

from rollforward.api.shape import FieldKey, Name, Shape, Title
from rollforward.engine.fields import RuleKind
from rollforward.engine.rules import MOST_TOGETHER

Fields = Annotated[list[FieldKey], Given(max_length=MOST_TOGETHER)]
Value = Annotated[str, Given(max_length=1_000)]


class Terms(Shape):
    """What a rule is told beside its fields; those that its kind does not know are not looked at."""

    least: Name = ""
    """Of ``range``: the smallest number or earliest date, blank for none."""
    most: Name = ""
    """Of ``range``: the largest number or latest date, blank for none; of ``length``: how many characters at most."""
    form: Annotated[str, Given(max_length=40)] = ""
    """Of ``pattern``: ``digits``, ``letters``, ``capitals``, ``zip``, ``ein``, ``ssn``, ``example`` or ``own``."""
    text: Title = ""
    """Of ``pattern``: the example, or the regular expression."""
    words: Name = ""
    """Of ``pattern``: how it is written, in words, for an expression."""
    value: Value = ""
    """Of ``needed``: the value of the second field at which the first is required, blank where it is filled at all."""


class Rule(Terms):
    """What the firm wants of its own data."""

    id: int
    """Names the rule in addresses."""
    kind: RuleKind
    """No two alike, between bounds, written so, not longer than, not after, or required where."""
    fields: list[str]
    """The keys of its fields, in the order of the sentence."""
    sentence: str
    """The rule in words."""
    asleep: bool
    """A field of it is put away: until it comes back the rule says nothing."""


class NewRule(Terms):
    """A rule to be declared. What is there already is never altered by it."""

    kind: RuleKind
    """For life: for another kind declare another rule."""
    fields: Fields
    """The keys of its fields: of clients or of contacts."""


class ChangedRule(Shape):
    """What is given is changed."""

    fields: Fields | None = None
    """The keys of its fields."""
    least: Name | None = None
    """Of ``range``."""
    most: Name | None = None
    """Of ``range`` and ``length``."""
    form: Annotated[str, Given(max_length=40)] | None = None
    """Of ``pattern``."""
    text: Title | None = None
    """Of ``pattern``."""
    words: Name | None = None
    """Of ``pattern``."""
    value: Value | None = None
    """Of ``needed``."""


class Breaker(Shape):
    """A record that does not keep to a rule."""

    id: str
    """The ID of the client or contact."""
    name: str
    """What it is called."""
    detail: str
    """Whom it is like, or what it holds; sensitive values masked."""


class Broken(Shape):
    """Who does not keep to a rule."""

    count: int
    """How many do not."""
    total: int
    """How many there are."""
    first: list[Breaker]
    """The first of those that do not."""
