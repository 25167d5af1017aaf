"""Words to say a JSON schema in. Objects are closed: a key that is printed and not described is a fault."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def _of(kind: str, description: str, nullable: bool, **more: Any) -> Schema:
    about = {"description": description} if description else {}
    return {**about, "type": [kind, "null"] if nullable else kind, **more}


def text(description: str, nullable: bool = False) -> Schema:
    return _of("string", description, nullable)


def moment(description: str, nullable: bool = False) -> Schema:
    return _of("string", description, nullable, format="date-time")


def word(description: str, words: Sequence[str]) -> Schema:
    """One of the words."""
    return _of("string", description, False, enum=list(words))


def one_of(*words: str) -> Schema:
    return word("", words)


def integer(description: str, nullable: bool = False) -> Schema:
    return _of("integer", description, nullable)


def number(description: str) -> Schema:
    return _of("number", description, False)


def boolean(description: str) -> Schema:
    return _of("boolean", description, False)


def list_of(description: str, item: Schema) -> Schema:
    return _of("array", description, False, items=item)


def mapping_of(description: str, value: Schema) -> Schema:
    """An object whose keys are free."""
    return _of("object", description, False, additionalProperties=value)


def object_of(
    description: str, *, nullable: bool = False, optional: dict[str, Schema] | None = None, **required: Schema
) -> Schema:
    """An object with these keys and no others."""
    members = {**required, **(optional or {})}
    closed = {"properties": members, "required": list(required), "additionalProperties": False}
    return _of("object", description, nullable, **closed)


def either(description: str, *kinds: Schema) -> Schema:
    return {"description": description, "oneOf": list(kinds)}
