"""The messages that webhooks get, for the description as OpenAPI."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from rollforward.hooks.events import Event

_HEADERS = {
    "webhook-id": "The same for every try of a message.",
    "webhook-timestamp": "When this try was made, in seconds since 1970.",
    "webhook-signature": "v1, and the base64 of HMAC-SHA256 over id, timestamp and body joined by dots.",
}


class Told(Schema):
    """``data`` of a message: an import without any value of a client's. The counts are those of its receipt, and blank
    before there is one. ``message``: why somebody is needed. ``url``: its page."""

    id: str
    state: str
    task: str
    mode: str
    source: str
    file: str
    message: str
    url: str
    rows: int | None = None
    set_aside: int | None = None
    added: int | None = None
    updated: int | None = None
    unchanged: int | None = None
    skipped: int | None = None
    problems: int | None = None
    clients: dict[str, int] | None = None
    contacts: dict[str, int] | None = None


class Message(Schema):
    """What is sent as JSON. ``type``: what happened, ``timestamp``: when."""

    type: str
    timestamp: str
    data: Told


def shapes() -> dict[str, Any]:
    """Name -> JSON schema of each shape above, for the page of the reference."""
    whole = Message.model_json_schema()
    return {**whole.pop("$defs"), "Message": whole}


def described() -> dict[str, Any]:
    """The ``webhooks`` of the description."""
    headers = [
        {"name": name, "in": "header", "required": True, "description": words, "schema": {"type": "string"}}
        for name, words in _HEADERS.items()
    ]
    found = shapes()
    # The components of the description are those of its paths alone, so the shape stands where it is used.
    whole = {**found["Message"], "properties": {**found["Message"]["properties"], "data": found["Told"]}}
    sent = {"content": {"application/json": {"schema": whole}}, "required": True}
    answers = {"2XX": {"description": "Heard. Anything else is no answer, and the message is sent again."}}
    return {
        event.value: {
            "post": {"summary": str(event.label), "parameters": headers, "requestBody": sent, "responses": answers}
        }
        for event in Event
    }
