"""The JSON that is sent, as it is read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class Body(Parser):
    """Takes no text with a NUL character: SQLite would keep it, PostgreSQL cannot. Raises ``ValueError``, as for what
    is no JSON; ``entrance`` puts both into words."""

    def parse_body(self, request: HttpRequest) -> Any:
        found = super().parse_body(request)
        if _has_nul(found):
            raise ValueError
        return found


def _has_nul(found: Any) -> bool:
    if isinstance(found, dict):
        return any(map(_has_nul, (*found, *found.values())))
    if isinstance(found, list):
        return any(map(_has_nul, found))
    return isinstance(found, str) and "\0" in found
