"""What the activity log hears of signing in and out, from the signals of those who do it."""

from __future__ import annotations

from typing import Any

from allauth.account import signals
from allauth.mfa import signals as factors
from django.contrib.auth.signals import user_logged_in, user_logged_out

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, User

What = Activity.What


def listen() -> None:
    """Connect each signal; called once, when the application starts."""
    for signal, what in (
        (user_logged_in, What.SIGNED_IN),
        (user_logged_out, What.SIGNED_OUT),
        (signals.password_changed, What.PASSWORD),
        (signals.password_reset, What.PASSWORD),
        (factors.authenticator_added, What.FACTOR_ON),
        (factors.authenticator_removed, What.FACTOR_OFF),
        (factors.authentication_failed, What.WRONG_CODE),
    ):
        signal.connect(_teller(what), weak=False, dispatch_uid=f"activity {what}")


def _teller(what: Activity.What) -> Any:
    def tell(user: User | None = None, authenticator: Any = None, **_: Any) -> None:
        if user and user.pk:
            activity.by_user(user, what, **({"factor": str(authenticator.type)} if authenticator else {}))

    return tell
