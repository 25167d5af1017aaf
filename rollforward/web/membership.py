"""Which of her firms a signed-in person is working in."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from rollforward.accounts.models import Member, User
from rollforward.accounts.queries import memberships

SESSION_KEY = "firm"


class MemberRequest(HttpRequest):
    """A request that has passed the gate of ``middleware.member``: the member is there."""

    member: Member


def find_member(request: HttpRequest) -> Member | None:
    """The membership of the chosen firm; the only one where nothing was chosen; else ``None``."""
    if not request.user.is_authenticated:
        return None
    mine = list(memberships(request.user))
    chosen = request.session.get(SESSION_KEY)
    found = next((m for m in mine if m.firm_id == chosen), None)
    return found or (mine[0] if len(mine) == 1 else None)


def choose_firm(request: HttpRequest, slug: str) -> Member | None:
    """Work in another firm from now on. ``None`` where the person is no member of it."""
    found = next((m for m in memberships(cast(User, request.user)) if m.firm.slug == slug), None)
    if found:
        request.session[SESSION_KEY] = found.firm_id
    return found
