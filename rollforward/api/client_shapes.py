"""What clients and contacts look like."""

from __future__ import annotations

from datetime import datetime

from rollforward.api.shape import Shape


class Client(Shape):
    """A client of the firm."""

    id: str
    """What it is called in addresses, such as ``C-1001``."""
    name: str
    """Its name."""
    changed: datetime
    """When it was last changed."""
    fields: dict[str, str]
    """Field key -> what a person sees; blank ones are left out, sensitive ones masked."""
    contacts: list[str]
    """The IDs of its contacts, the primary one first."""


class Contact(Shape):
    """A person."""

    id: str
    """What it is called in addresses, such as ``P-1001``."""
    changed: datetime
    """When it was last changed."""
    fields: dict[str, str]
    """Field key -> what a person sees; blank ones are left out, sensitive ones masked."""
    clients: list[str]
    """The IDs of the clients it belongs to, of those that may be seen."""


class Clients(Shape):
    """A stretch of clients."""

    items: list[Client]
    """Oldest first."""
    next: str | None
    """What ``after`` must be for those that follow, ``null`` at the end."""


class Contacts(Shape):
    """A stretch of contacts."""

    items: list[Contact]
    """Oldest first."""
    next: str | None
    """What ``after`` must be for those that follow, ``null`` at the end."""


class Texts(Shape):
    """A record as a person would type it."""

    fields: dict[str, str]
    """Field key -> what a person would type into it."""
