"""The folder of an import outside the database: its upload, the staged sheets, and what was judged of them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from rollforward.engine.values import ReadAs
from rollforward.imports.decisions import settled_from_json
from rollforward.imports.models import Import

_SHEETS = "sheets"


def folder(imp: Import) -> Path:
    """The import's own folder, made readable by the service alone."""
    path = Path(settings.UPLOADS_DIR) / imp.reference
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def upload_path(imp: Import) -> Path:
    return folder(imp) / "upload"


def sheets_dir(imp: Import) -> Path:
    """The staged sheets of the upload, read as the import row says.

    Each way of reading has a folder of its own: a change takes effect with the row, and a power cut between the two
    leaves the former reading in force.
    """
    read_as = settled_from_json(imp.reading).read_as
    if read_as == ReadAs():
        return folder(imp) / _SHEETS
    digest = hashlib.sha256(json.dumps(asdict(read_as), sort_keys=True).encode()).hexdigest()
    return folder(imp) / f"{_SHEETS}-{digest[:12]}"


def judged_dir(imp: Import) -> Path:
    return folder(imp) / "judged"


def outcome_path(imp: Import) -> Path:
    """What became of each row, kept for the receipt."""
    return folder(imp) / "outcome.arrow"


def outcome_changes_path(imp: Import) -> Path:
    """Every value that was changed, old and new, kept for the receipt."""
    return folder(imp) / "outcome-changes.arrow"


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Where to write what shall appear at ``path`` whole and on disk, or not at all."""
    part = path.with_suffix(".part")
    yield part
    put_on_disk(part)
    part.replace(path)


def put_on_disk(path: Path) -> None:
    """Wait until a file, or a folder with all its files, would outlast a power cut: before it gets its name."""
    for each in (*(path.iterdir() if path.is_dir() else ()), path):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
    accept_sheets(imp, read_into)


def accept_sheets(imp: Import, read_into: Path) -> None:
    """Keep the sheets of another reading. Those of the former stay until ``tidy``."""
    shutil.rmtree(sheets_dir(imp), ignore_errors=True)
    read_into.replace(sheets_dir(imp))


def tidy(imp: Import) -> None:
    """Remove what only former readings needed, once the import row speaks of the present one."""
    current = sheets_dir(imp)
    for old in (*(path for path in folder(imp).glob(f"{_SHEETS}*") if path != current), judged_dir(imp)):
        shutil.rmtree(old, ignore_errors=True)


def discard(imp: Import) -> None:
    """Remove everything of an import that lies outside the database."""
    shutil.rmtree(Path(settings.UPLOADS_DIR) / imp.reference, ignore_errors=True)


def has_files(imp: Import) -> bool:
    """Whether ``expire`` would find anything of an ended import but what became of its rows."""
    path = Path(settings.UPLOADS_DIR) / imp.reference
    keep = {outcome_path(imp).name, outcome_changes_path(imp).name} if path.exists() else set()
    return path.exists() and any(each.name not in keep for each in path.iterdir())


def expire(imp: Import, *, everything: bool) -> bool:
    """Remove what an ended import no longer needs; what became of its rows stays, unless ``everything`` goes. Returns
    whether there was anything."""
    path = Path(settings.UPLOADS_DIR) / imp.reference
    if not path.exists():
        return False
    if everything:
        shutil.rmtree(path, ignore_errors=True)
        return True
    keep = {outcome_path(imp), outcome_changes_path(imp)}
    old = [each for each in path.iterdir() if each not in keep]
    for each in old:
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    return bool(old)
