"""The demo firm: one member per level, clients that the sample knows better, and generated ones with work."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from rollforward.accounts.commands import add_member
from rollforward.accounts.models import Firm, Level, Member
from rollforward.clients.commands import create_client
from rollforward.work.seed import seed_firm

SLUG = "finch-harbor"
NAME = "Finch & Harbor Accounting"
#: Shown to whoever starts the demo; the demo listens on this machine alone.
PASSWORD = "roll it forward"  # noqa: S105
#: A customer list as an accounting program exports it: title lines, sub-customers, a total, a footer.
SAMPLE = Path(__file__).parent / "customers.csv"

_PEOPLE = (
    ("Vera Finch", "vera@finch-harbor.example", Level.FULL),
    ("Omar Harbor", "omar@finch-harbor.example", Level.ALL),
    ("Lena Park", "lena@finch-harbor.example", Level.ASSIGNED),
)
_GENERATED_CLIENTS = 12

#: Already clients before the import, some with a telephone number or an address of years ago.
_KNOWN: tuple[dict[str, str], ...] = (
    {"client.external_id": "00412", "client.name": "Abbott Plumbing & Heating LLC", "client.phone": "(207) 555-0100"},
    {"client.external_id": "00433", "client.name": "Coleman Construction Co.", "client.street": "12 Elm Street"},
    {"client.external_id": "00440", "client.name": "Delgado Family Holdings", "client.status": "Active"},
    {"client.external_id": "00474", "client.name": "Jensen Marine Supply", "client.website": "jensen.example"},
    {"client.external_id": "00534", "client.name": "Sato Design Studio", "client.city": "South Portland"},
)


@dataclass(frozen=True, slots=True)
class DemoFirm:
    """The firm, its members from level 3 to 1, and whether it was made just now."""

    firm: Firm
    members: tuple[Member, ...]
    made: bool


def demo_firm(today: datetime.date) -> DemoFirm:
    """The demo firm; made if it is not there yet, left as it is otherwise."""
    firm, made = Firm.objects.get_or_create(slug=SLUG, defaults={"name": NAME})
    members = tuple(_member(firm, *person) for person in _PEOPLE)
    if made:
        seed_firm(firm, _GENERATED_CLIENTS, 7, today)
        for texts in _KNOWN:
            create_client(members[0], texts)
    return DemoFirm(firm, members, made)


def _member(firm: Firm, person: str, email: str, level: Level) -> Member:
    found = Member.objects.filter(firm=firm, user__email=email).select_related("user", "firm").first()
    member = found or add_member(firm, email, level, person)
    if not member.user.has_usable_password():
        member.user.set_password(PASSWORD)
        member.user.save(update_fields=["password"])
    return member
