"""The page of the programming interface, from its own description (OpenAPI)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docs.generate.markdown import block, code, table
from docs.generate.markdown import page as whole
from rollforward.accounts.tokens import Scope
from rollforward.api import webhooks

_ABOUT = (
    "JSON under `/api/v1/`, with a member's token and her rights. Members make tokens in *Your account, API tokens*; "
    "each has scopes and an end. The same as OpenAPI: `/api/v1/openapi.json`.",
    "Refusals are problem details (RFC 9457, `application/problem+json`) with a `detail` that says what to do: 401 no "
    "working token, 403 not with this level or scope, 404 not there or not yours to see, 422 not as it stands, 423 "
    "while the firm's clients are being replaced.",
    "A POST with an `Idempotency-Key` of at most 255 characters is carried out once, however often it is sent within a "
    "day: it gets the first answer again. 409 while the first is on its way, 422 where the key came with another "
    "request.",
)
_HOOKS = (
    "What is sent to the addresses of *Settings, Webhooks*: a [Message](#message), signed as Standard Webhooks has it. "
    "How to check the signature: [get told by webhooks](../howto/get-told-by-webhooks.md)."
)
_EXAMPLE = """\
curl -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: list-of-may" -F file=@clients.xlsx $SERVER/api/v1/imports
curl -H "Authorization: Bearer $TOKEN" "$SERVER/api/v1/imports/8cyf3ezryj/rows?show=problem"
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"problems": "skip"}' \\
     $SERVER/api/v1/imports/8cyf3ezryj/submit"""


def page(described: dict[str, Any]) -> str:
    """api.md. ``described``: the description as OpenAPI."""
    shapes = described["components"]["schemas"] | webhooks.shapes()
    scopes = table(("Scope", "A token with it may"), ((code(scope.key), scope.words) for scope in Scope))
    return whole(
        "API",
        *_ABOUT,
        block(_EXAMPLE, "sh"),
        f"## Scopes\n\n{scopes}",
        "## Addresses\n\n" + table(("", "Address", "What it does", "Takes", "Gives"), _addresses(described)),
        "## Webhooks\n\n" + _HOOKS,
        table(("Type", "Sent when"), _messages(described)),
        "## Shapes",
        *(_shape(name, shape) for name, shape in sorted(shapes.items())),
    )


def _addresses(described: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for address, methods in described["paths"].items():
        for method, what in methods.items():
            yield (
                method.upper(),
                code(address),
                _plain(what.get("description", "")),
                ", ".join(_taken(what)),
                _given(what),
            )


def _messages(described: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, methods in described["webhooks"].items():
        yield code(name), methods["post"]["summary"]


def _taken(what: dict[str, Any]) -> Iterator[str]:
    for each in what.get("parameters", ()):
        if each["in"] == "query":
            yield code(f"?{each['name']}=")
    for sent in what.get("requestBody", {}).get("content", {}).values():
        shape = sent["schema"]
        yield from map(code, shape["properties"]) if "properties" in shape else (_type(shape),)


def _given(what: dict[str, Any]) -> str:
    for answer in what["responses"].values():
        for given in answer.get("content", {}).values():
            return _type(given["schema"])
    return "a file"


def _shape(name: str, shape: dict[str, Any]) -> str:
    about = _plain(shape.get("description", ""))
    told = [(code(key), _type(kind), _plain(kind.get("description", ""))) for key, kind in shape["properties"].items()]
    heads = ("Key", "Type", "What it is") if any(words for _, _, words in told) else ("Key", "Type")
    return f"### {name}\n\n{about}\n\n" + table(heads, (row[: len(heads)] for row in told))


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("``", "`")


def _type(kind: dict[str, Any]) -> str:
    """In words: ``list of [Row](#row)``."""
    if "$ref" in kind:
        name = kind["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{re.sub('[^a-z]', '', name.lower())})"
    if "anyOf" in kind:
        return " or ".join(map(_type, kind["anyOf"]))
    if "enum" in kind:
        return ", ".join(map(code, kind["enum"]))
    if kind.get("type") == "array":
        return f"list of {_type(kind['items'])}"
    values = kind.get("additionalProperties")
    if isinstance(values, dict):
        return f"object of {_type(values)}"
    return str(kind.get("format") or kind.get("type") or "anything")
