"""FIELDS.json: the fields that columns can go to, where they are not the built-in ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rollforward.cli.start import WrongUsage


def load_catalogue(path: Path | None) -> dict[str, Any] | None:
    """The catalogue as it stands in the file; ``None`` without one. Raises ``WrongUsage`` for a file that is none."""
    if path is None:
        return None
    try:
        catalogue = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        raise WrongUsage(f"{path}: the fields could not be read ({reason}). Give a JSON file of fields.") from None
    if not isinstance(catalogue, dict):
        raise WrongUsage(f'{path}: this is no list of fields. It starts with {{"client": [...], "contact": [...]}}.')
    return catalogue
