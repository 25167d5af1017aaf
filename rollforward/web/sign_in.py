"""How people get in: by an account that somebody made for them, never by signing themselves up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, User

_SECONDS_LOCKED = 300


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth with self-registration closed: members come through their firm."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _lazy("This email address and password do not go together. Look at both again."),
        "too_many_login_attempts": (
            _lazy(
                "Too many tries. Signing in with this email address, or from this computer, waits for five minutes; a "
                "link to a new password works at once."
            )
        ),
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Count the try; the first one that finds its address locked is told in the log."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            email = credentials.get("email", "").strip().lower()
            if cache.add(f"locked-out:{email}", 1, _SECONDS_LOCKED):
                _tell(email, Activity.What.LOCKED_OUT)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:  # noqa: ARG002
        _tell(credentials.get("email", ""), Activity.What.WRONG_PASSWORD)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether the password is hers, counted against guessing like a sign-in."""
        return bool(self.authenticate(context.request, email=user.email, password=password) == user)

    def set_password(self, user: User, password: str) -> None:
        """A new password ends the wait after too many tries with the old one."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(context.request, email=user.email)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth calls it so)
        return False


def _tell(email: str, what: Activity.What) -> None:
    """In the logs of the firms that the address opens; an address that is nobody's has none."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user:
        activity.by_user(user, what)
