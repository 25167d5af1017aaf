"""The second factor at the sign-in: allauth's, with secrets sealed and codes that work once."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _lazy

from rollforward.vault import Vault

_VAULT = Vault(settings.SEALING_KEY)
#: Longer than any code of an app is taken.
_SECONDS_REMEMBERED = 120


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets and recovery codes are sealed in the database like tax numbers."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _lazy("That code does not fit. Type the one that the app shows now; each works once.")
    }

    def encrypt(self, text: str) -> str:
        return _VAULT.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return _VAULT.open(encrypted_text)


class _Once:
    """A code that somebody looked over a shoulder for does not work a second time while the app still shows it."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form it is mixed into
        authenticator: Authenticator = self.authenticator  # type: ignore[attr-defined]
        used = f"second-factor:{authenticator.pk}:{''.join(filter(str.isdigit, code))}"
        if authenticator.type == Authenticator.Type.TOTP and not cache.add(used, 1, _SECONDS_REMEMBERED):
            raise Adapter().validation_error("incorrect_code")
        return code


class SignInForm(_Once, AuthenticateForm):  # type: ignore[misc]
    """At the sign-in."""


class AgainForm(_Once, ReauthenticateForm):  # type: ignore[misc]
    """Before the sign-in itself is changed."""
