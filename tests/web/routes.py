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
    "kind": "unique",
    "reference": "abcdefghjk",
    "line": 2,
    "extension": "xlsx",
    "uidb36": "1",
    "token": "x",
    "client_id": "C-1001",
    "email": "vera@harbor-books.example",
}


def routes() -> Iterator[tuple[str, str]]:
    """Name and address of every named route. A route with a part unknown here fails: name it in ``PARTS``."""
    for space, named, pattern in _patterns(get_resolver().url_patterns):
        name = f"{space}{pattern.name or ''}"
        if name.startswith("account_"):
            continue  # allauth's own, tried in test_sign_in
        parts = {part: PARTS[part] for part in (*named, *pattern.pattern.regex.groupindex)}
        yield name, reverse(name, kwargs=parts)


def _patterns(
    entries: list[URLPattern | URLResolver], space: str = "", named: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...], URLPattern]]:
    """Each with its namespace and the parts of the address that stand before it."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            inside = f"{entry.namespace}:" if entry.namespace else space
            yield from _patterns(entry.url_patterns, inside, (*named, *entry.pattern.regex.groupindex))
        else:
            yield space, named, entry
