"""All pages of the reference, and which of them are out of date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docs.generate import api, commands, fields, json_page, problems, settings
from docs.generate.schemas import schemas
from rollforward.api.routes import api as described

#: Pages that a person writes: nothing in the program says how a requirement is met.
BY_HAND = {"asvs.md"}
REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def pages(printed: dict[str, Any]) -> dict[str, str]:
    """Name below ``docs/reference/`` -> text. ``printed``: the samples."""
    return {
        "api.md": api.page(described.get_openapi_schema()),
        "commands.md": commands.page(),
        "problems.md": problems.page(),
        "fields.md": fields.page(),
        "FIELDS.json": _json(fields.catalogue()),
        "settings.md": settings.page(),
        "json.md": json_page.page(printed),
        **{f"schemas/{name}.json": _json(schema) for name, schema in schemas().items()},
    }


def outdated(made: dict[str, str]) -> list[str]:
    """Names of pages that say something else than what was made now, or are there no more, or not yet."""
    there = {str(path.relative_to(REFERENCE)): path for path in REFERENCE.rglob("*") if path.is_file()}
    wrong = [
        name for name, text in made.items() if name not in there or there[name].read_text(encoding="utf-8") != text
    ]
    return sorted([*wrong, *(there.keys() - made.keys() - BY_HAND)])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
