"""The JSON that is sent, as it is read."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

_UNFIT = re.compile("[\0\ud800-\udfff]")


class Body(Parser):
    """Takes no text with a NUL character, which SQLite would keep and PostgreSQL cannot, nor with half a character,
    which neither can. Raises ``ValueError``, as for what is no JSON; ``entrance`` puts all into words."""

    def parse_body(self, request: HttpRequest) -> Any:
        found = super().parse_body(request)
        if _is_torn(found):
            raise ValueError
        return found


def _is_torn(found: Any) -> bool:
    if isinstance(found, dict):
        return any(map(_is_torn, (*found, *found.values())))
    if isinstance(found, list):
        return any(map(_is_torn, found))
    return isinstance(found, str) and _UNFIT.search(found) is not None
