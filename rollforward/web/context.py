"""What every template knows: the member, her rights, the look she chose."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rollforward.accounts.rights import RIGHTS
from rollforward.demo import sample

THEMES = ("light", "dark")
NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the templates call it.

    ``member``, ``firm``, ``can`` (right name in lower case -> True), ``theme``, ``mail`` (whether any can be sent),
    ``section`` (first part of the path), ``sample_shown``.
    """
    member = getattr(request, "member", None)
    theme = request.COOKIES.get("theme", "")
    return {
        "member": member,
        "firm": member.firm if member else None,
        "can": {right.name.lower(): True for right in RIGHTS[member.level]} if member else {},
        "theme": theme if theme in THEMES else "",
        "mail": settings.EMAIL_BACKEND != NO_MAIL,
        "sample_shown": member is not None and sample.is_shown(member.firm),
        "section": request.path_info.strip("/").partition("/")[0],
    }
