"""One-time links: how somebody who has no password yet, or forgot it, gets in."""

from __future__ import annotations

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from rollforward.accounts.commands import password_token
from rollforward.accounts.models import User


def one_time_link(user: User) -> str:
    """The address where the user chooses a password. It works once, and ends when a password is set."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": password_token(user)}
    return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=parts)}"
