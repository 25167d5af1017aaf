"""The folder of an import outside the database: its upload, the staged sheets, and what was judged of them."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from rollforward.imports.models import Import


def folder(imp: Import) -> Path:
    """The import's own folder, made readable by the service alone."""
    path = Path(settings.UPLOADS_DIR) / imp.reference
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def upload_path(imp: Import) -> Path:
    return folder(imp) / "upload"


def sheets_dir(imp: Import) -> Path:
    return folder(imp) / "sheets"


def judged_dir(imp: Import) -> Path:
    return folder(imp) / "judged"


def outcome_path(imp: Import) -> Path:
    """What became of each row, kept for the receipt."""
    return folder(imp) / "outcome.arrow"


def outcome_changes_path(imp: Import) -> Path:
    """Every value that was changed, old and new, kept for the receipt."""
    return folder(imp) / "outcome-changes.arrow"


def store(imp: Import, chunks: Iterable[bytes]) -> tuple[Path, int, str]:
    """Write an upload beside the import; returns where, its size in bytes and its SHA-256.

    The bytes are on disk before the name appears: a power cut leaves either no upload or a whole one.
    """
    part = folder(imp) / "upload.part"
    digest, size = hashlib.sha256(), 0
    with part.open("wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return part, size, digest.hexdigest()


def accept(imp: Import, part: Path, read_into: Path) -> None:
    """Put a new upload and its staged sheets in the place of earlier ones."""
    part.replace(upload_path(imp))
    for old in (sheets_dir(imp), judged_dir(imp)):
        shutil.rmtree(old, ignore_errors=True)
    read_into.replace(sheets_dir(imp))


def discard(imp: Import) -> None:
    """Remove everything of an import that lies outside the database."""
    shutil.rmtree(Path(settings.UPLOADS_DIR) / imp.reference, ignore_errors=True)
