"""Pages go over the wire compressed."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

#: What else is sent is compressed already, as workbooks are, or is the static files' own affair.
_TEXTS = ("text/html", "application/json", "application/problem+json", "text/csv")


class Compressed(GZipMiddleware):
    """Django's, for texts that are sent whole. It adds as many random bytes as it takes for the length of an answer to
    tell nothing of the secrets in it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.get("Content-Type", "").partition(";")[0]
        return super().process_response(request, response) if kind in _TEXTS and not response.streaming else response
