"""How long a sign-in stays: until nobody has used it for the firm's time, and half a day at most."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from rollforward.accounts.models import IDLE_MINUTES, Firm
from rollforward.noting import note

SINCE, SEEN, LEFT = "since", "seen", "left"

#: What open pages ask by themselves: nobody need be sitting there.
UNATTENDED = frozenset({"locked", "locked-status", "import-changes", "import-progress"})

#: Seconds: a session is not written for every request.
_WRITTEN_EVERY = 60


def listen() -> None:
    """Let each sign-in's time begin; called once, when the application starts."""
    user_logged_in.connect(_begin, dispatch_uid="staying")


def end_if_over(request: HttpRequest, firm: Firm | None, route: str | None) -> bool:
    """Sign her out where her time is over, else note that she is here. The session left behind knows why (``LEFT``)."""
    now, session = int(timezone.now().timestamp()), request.session
    since, seen = session.setdefault(SINCE, now), session.setdefault(SEEN, now)
    idle = now - seen >= 60 * (firm.idle_minutes if firm else IDLE_MINUTES)
    if idle or now - since >= settings.SESSION_COOKIE_AGE:
        logout(request)
        request.session[LEFT] = "idle" if idle else "long"
        return True
    if now - seen >= _WRITTEN_EVERY and (route not in UNATTENDED or "here" in request.GET):
        _note(session, now)
    return False


def _note(session: SessionBase, now: int) -> None:
    seen, modified = session[SEEN], session.modified
    session[SEEN] = now
    if not note(session.save):
        session[SEEN] = seen
    session.modified = modified


def _begin(request: HttpRequest | None = None, **_: Any) -> None:
    if request is not None:
        now = int(timezone.now().timestamp())
        request.session.update({SINCE: now, SEEN: now})
        request.session.pop(LEFT, None)
