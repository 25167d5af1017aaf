"""Which of her firms a signed-in person is working in."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django_htmx.middleware import HtmxDetails

from rollforward.accounts.models import Member, User
from rollforward.accounts.queries import memberships

SESSION_KEY = "firm"


class MemberRequest(HttpRequest):
    """A request that has passed the gate of ``middleware.member``: the member is there."""

    member: Member
    htmx: HtmxDetails


def find_member(request: HttpRequest) -> Member | None:
    """The membership of the chosen firm; the only one where nothing was chosen; else ``None``.

    Somebody let go from the chosen firm is not slid into another: what she sends next would land there.
    """
    if not request.user.is_authenticated:
        return None
    mine = memberships(request.user)
    chosen = request.session.get(SESSION_KEY)
    if chosen is None:
        return mine[0] if len(mine) == 1 else None
    return next((m for m in mine if m.firm_id == chosen), None)


def choose_firm(request: HttpRequest, slug: str) -> Member | None:
    """Work in another firm from now on. ``None`` where the person is no member of it."""
    found = next((m for m in memberships(cast(User, request.user)) if m.firm.slug == slug), None)
    if found:
        request.session[SESSION_KEY] = found.firm_id
        # A form still open in another tab belongs to the firm she leaves: its token must not open this one.
        rotate_token(request)
    return found
