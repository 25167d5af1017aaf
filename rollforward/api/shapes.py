"""What the answers look like."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema


class Client(Schema):
    """``fields``: field key -> what a person sees; blank ones are left out, sensitive ones masked."""

    id: str
    name: str
    changed: datetime
    fields: dict[str, str]
    contacts: list[str]


class Contact(Schema):
    """``clients``: the IDs of the clients it belongs to, of those that may be seen."""

    id: str
    changed: datetime
    fields: dict[str, str]
    clients: list[str]


class Clients(Schema):
    """A stretch of clients; ``next`` is what ``after`` must be for those that follow, ``null`` at the end."""

    items: list[Client]
    next: str | None


class Contacts(Schema):
    """A stretch of contacts; ``next`` as of clients."""

    items: list[Contact]
    next: str | None


class Field(Schema):
    """A field of the firm. ``options``: what can be chosen."""

    key: str
    label: str
    kind: str
    required: bool
    sensitive: bool
    custom: bool
    options: list[str]


class Member(Schema):
    """A member who can get in."""

    email: str
    name: str
    level: int


class Import(Schema):
    """An import with its receipt, as ``rollforward imports --json`` writes it."""

    id: str
    file: str
    member: str
    started: datetime
    finished: datetime | None
    receipt: dict[str, Any]
