"""The installation's secrets: taken from the environment, else made once and kept beside the data."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Keys:
    """``signing`` signs sessions and links; ``sealing`` (64 hex digits) encrypts tax numbers and sensitive fields."""

    signing: str
    sealing: str


def load_or_create(data_dir: Path) -> Keys:
    """The keys of this installation: ``ROLLFORWARD_SECRET_KEY`` and ``ROLLFORWARD_SEALING_KEY`` where they are set.

    What the environment does not give is in ``keys.json`` (readable by the owner alone), made when first needed.
    """
    signing, sealing = os.environ.get("ROLLFORWARD_SECRET_KEY"), os.environ.get("ROLLFORWARD_SEALING_KEY")
    if not (signing and sealing):
        stored = _stored(data_dir / "keys.json")
        signing, sealing = signing or stored["signing"], sealing or stored["sealing"]
    return Keys(signing, sealing)


def _stored(path: Path) -> dict[str, str]:
    if not path.exists():
        _create(path)
    return dict(json.loads(path.read_text()))


def _create(path: Path) -> None:
    """Whole or not at all: of processes that start together one makes the keys, and the others find them complete."""
    keys = {"signing": secrets.token_urlsafe(50), "sealing": secrets.token_hex(32)}
    handle, part = tempfile.mkstemp(dir=path.parent)  # for the owner alone
    with os.fdopen(handle, "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(part, path)
    os.unlink(part)
