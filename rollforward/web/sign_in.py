"""How people get in: by an account that somebody made for them, never by signing themselves up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest

from rollforward.accounts.models import User


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth with self-registration closed: members come through their firm."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This email address and password do not go together. Look at both again.",
        "too_many_login_attempts": (
            "Too many tries. Signing in with this email address, or from this computer, waits for five minutes; a link "
            "to a new password works at once."
        ),
    }

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether the password is hers, counted against guessing like a sign-in."""
        return bool(self.authenticate(context.request, email=user.email, password=password) == user)

    def set_password(self, user: User, password: str) -> None:
        """A new password ends the wait after too many tries with the old one."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(context.request, email=user.email)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth calls it so)
        return False
