"""Every route of the application with an address that can be asked, taken from the URLconf itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

#: What stands for each part of an address.
PARTS = {
    "public_id": "C-1001",
    "contact_id": "P-1001",
    "pk": 1,
    "key": "client.services",
    "reference": "abcdefghjk",
    "line": 2,
    "extension": "xlsx",
    "uidb36": "1",
    "token": "x",
}


def routes() -> Iterator[tuple[str, str]]:
    """Name and address of every named route. A route with a part unknown here fails: name it in ``PARTS``."""
    for pattern in _patterns(get_resolver().url_patterns):
        name = pattern.name or ""
        if name.startswith("account_"):
            continue  # allauth's own, tried in test_sign_in
        parts = {part: PARTS[part] for part in pattern.pattern.regex.groupindex}
        yield name, reverse(name, kwargs=parts)


def _patterns(entries: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns)
        else:
            yield entry
