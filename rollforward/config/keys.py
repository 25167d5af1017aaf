"""The installation's secrets: taken from the environment, else made once and kept beside the data."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Keys:
    """``signing`` signs sessions and links; ``sealing`` (64 hex digits) encrypts tax numbers and sensitive fields."""

    signing: str
    sealing: str


def load_or_create(data_dir: Path) -> Keys:
    """The keys of this installation; makes ``keys.json`` (readable by the owner alone) at the first start.

    ``ROLLFORWARD_SECRET_KEY`` and ``ROLLFORWARD_SEALING_KEY`` win over the file.
    """
    path = data_dir / "keys.json"
    stored = json.loads(path.read_text()) if path.exists() else _create(path)
    return Keys(
        os.environ.get("ROLLFORWARD_SECRET_KEY", stored["signing"]),
        os.environ.get("ROLLFORWARD_SEALING_KEY", stored["sealing"]),
    )


def _create(path: Path) -> dict[str, str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = {"signing": secrets.token_urlsafe(50), "sealing": secrets.token_hex(32)}
    # O_EXCL: two processes that start together must not each make a key and lose the other's.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return dict(json.loads(path.read_text()))
    with os.fdopen(handle, "w") as file:
        json.dump(made, file)
    return made
