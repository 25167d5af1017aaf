"""How far a running import is: a small file in its folder, not a row.

An update-and-add is one transaction: what it wrote to a row about its progress, nobody else would see until the end.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Told:
    """``phase`` in words, ``done`` of ``total`` rows in it."""

    phase: str = ""
    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def tell(reference: str, phase: str, done: int = 0, total: int = 0) -> None:
    """Say how far the import is. Written beside and renamed, so that nobody reads half a file."""
    path = _path(reference)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(Told(phase, done, total))))
    part.replace(path)


def read(reference: str) -> Told:
    """What was told last; nothing where nothing was."""
    try:
        return Told(**json.loads(_path(reference).read_text()))
    except FileNotFoundError:
        return Told()


def _path(reference: str) -> Path:
    return Path(settings.UPLOADS_DIR) / reference / "progress.json"
