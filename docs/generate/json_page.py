"""The page of all JSON: what each value means, and what the program printed for a small file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from docs.generate.markdown import block, code, table
from docs.generate.markdown import page as whole
from docs.generate.samples import LIST
from docs.generate.schemas import schemas
from docs.generate.shapes import Schema

_FILES = ("FIELDS", "MAP")
_USES = {"FIELDS": "`rollforward inspect --fields FIELDS.json`", "MAP": "`rollforward import --map MAP.json`"}
_WIDTH = 100


def page(printed: dict[str, Any]) -> str:
    """json.md, with the samples that were ``printed``."""
    about = (
        "Keys and their meaning stay; new ones may come, so pass over those that you do not know. The examples were "
        "printed by the program itself, for this `customers.csv` (IDs and times are replaced):"
    )
    parts = [_section(name, schema, printed[name]) for name, schema in schemas().items()]
    return whole("JSON", about, block(LIST.rstrip(), "csv"), *parts)


def _section(name: str, schema: Schema, examples: dict[str, Any]) -> str:
    title = f"{name}.json" if name in _FILES else f"{name} --json"
    use = f"For {_USES[name]}. " if name in _FILES else ""
    intro = f"{use}{schema['description']} Schema: [{name}.json](schemas/{name}.json)."
    shown = [
        part for heading, value in examples.items() for part in (heading and f"{heading}:", _printed(value, schema))
    ]
    keys = table(("Key", "Type", "Meaning"), _rows(schema))
    return "\n\n".join(part for part in (f"## {title}", intro, *shown, keys) if part)


def _printed(value: Any, schema: Schema) -> str:
    return block(_folded(_in_order(value, schema)), "json")


def _in_order(value: Any, schema: Schema) -> Any:
    """The keys in the order of the schema: databases keep JSON in an order of their own."""
    if isinstance(value, list):
        return [_in_order(item, schema["items"]) for item in value]
    if not isinstance(value, dict):
        return value
    described = [kind.get("properties", {}) for kind in schema.get("oneOf", [schema])]
    known = next((each for each in described if value.keys() <= each.keys()), {})
    return {name: _in_order(value[name], known[name]) for name in known if name in value} or value


def _folded(value: Any, depth: int = 0) -> str:
    """JSON with a line for each member, but short ones on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + 2 * depth <= _WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    inner = "  " * (depth + 1)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {_folded(member, depth + 1)}" for key, member in value.items()]
    else:
        lines = [inner + _folded(member, depth + 1) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return ",\n".join([f"{opening}\n{lines[0]}", *lines[1:]]) + f"\n{'  ' * depth}{closing}"


def _rows(schema: Schema) -> Iterator[tuple[str, str, str]]:
    told: set[str] = set()
    for path, found in members(schema):
        if path not in told:
            told.add(path)
            yield code(path), _type(found), found.get("description", "")


def members(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """``sheets[].name`` and its schema, for every key at any depth."""
    for kind in schema.get("oneOf", ()):
        yield from members(kind, path)
    if "items" in schema:
        yield from members(schema["items"], f"{path}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from members(schema["additionalProperties"], f"{path}.*")
    for name, member in schema.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below, member
        yield from members(member, below)


def _type(schema: Schema) -> str:
    if "const" in schema:
        return code(json.dumps(schema["const"]))
    words = schema.get("enum", ())
    if 0 < len(words) <= 8:
        return ", ".join(map(code, words))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(kinds)
