"""Four people in two firms, with fixed rights: every test about who may do what speaks of them."""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.accounts.models import Firm, Level, Member, User

PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Cast:
    """Harbor Books: Vera (level 3), Omar (level 2), Lena (level 1). North Ledger: Nina (level 3)."""

    harbor: Firm
    north: Firm
    vera: Member
    omar: Member
    lena: Member
    nina: Member


def make_cast() -> Cast:
    harbor = Firm.objects.create(name="Harbor Books", slug="harbor-books")
    north = Firm.objects.create(name="North Ledger", slug="north-ledger")
    return Cast(
        harbor,
        north,
        _member(harbor, "Vera Lind", Level.FULL),
        _member(harbor, "Omar Haddad", Level.ALL),
        _member(harbor, "Lena Brandt", Level.ASSIGNED),
        _member(north, "Nina Okafor", Level.FULL),
    )


def _member(firm: Firm, name: str, level: Level) -> Member:
    email = f"{name.split(maxsplit=1)[0].lower()}@{firm.slug}.example"
    return Member.objects.create(firm=firm, user=User.objects.create_user(email, name, PASSWORD), level=level)
