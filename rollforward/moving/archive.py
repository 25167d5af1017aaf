"""The file that a backup is: a tar archive of a manifest, a database and the files of imports, checked when it is read.

The database in it is an SQLite file whatever the installation runs on, so that it can be restored on either. Keys are
not in it. The manifest names every other member with its size and SHA-256.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
FILES = "imports"
FORM = 1
_CHUNK = 1024 * 1024


class BadArchive(Exception):
    """The file is no whole backup; the text says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``key`` tells whether a sealing key is the one that it was made with, and no more;
    ``members`` has ``[size, SHA-256]`` by name."""

    made_at: str
    digest: str
    rows: int
    key: str
    members: dict[str, list[Any]] = field(default_factory=dict)
    form: int = FORM


class Writer:
    """Adds files to an archive and remembers what they were; the manifest comes last."""

    def __init__(self, target: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w:gz", compresslevel=3)  # noqa: SIM115 (closed by `end`)
        self._members: dict[str, list[Any]] = {}

    def add(self, path: Path, name: str) -> None:
        """One file. One that is gone meanwhile is left out: its import has ended."""
        try:
            with path.open("rb") as file:
                told = tarfile.TarInfo(name)
                told.size, told.mode = path.stat().st_size, 0o600
                reading = _Hashed(file, told.size)
                self._tar.addfile(told, reading)  # type: ignore[arg-type]  # all that is asked of it is read()
        except FileNotFoundError:
            return
        self._members[name] = [told.size, reading.hexdigest()]

    def end(self, manifest: Manifest) -> None:
        manifest.members.update(self._members)
        text = json.dumps(asdict(manifest), indent=1).encode()
        told = tarfile.TarInfo(MANIFEST)
        told.size, told.mode = len(text), 0o600
        self._tar.addfile(told, io.BytesIO(text))
        self._tar.close()


class _Hashed:
    """A file that is read once, hashed on the way."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file, self._left, self._hash = file, size, hashlib.sha256()

    def read(self, count: int) -> bytes:
        data = self._file.read(min(count, self._left))
        self._left -= len(data)
        self._hash.update(data)
        return data

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def unpack(path: Path, folder: Path) -> Manifest:
    """Write everything into an empty folder and check it. Raises ``BadArchive``; ``OSError``."""
    found: dict[str, list[Any]] = {}
    try:
        with tarfile.open(path, "r:gz") as tar:
            for member, file in _files(tar):
                target = folder / member.name
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                found[member.name] = [member.size, _copied(file, target)]
    except (tarfile.TarError, EOFError, ValueError) as fault:
        raise BadArchive(f"{path} is no backup of Rollforward, or only a part of one ({fault}).") from None
    return _checked(path, folder, found)


def _files(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in tar:
        name = PurePosixPath(member.name)
        known = member.name in {MANIFEST, DATABASE} or name.parts[0] == FILES
        file = tar.extractfile(member) if member.isfile() and known and ".." not in name.parts else None
        if file is None:
            raise BadArchive(f'"{member.name}" does not belong into a backup: this file is another one.')
        yield member, file


def _copied(file: IO[bytes], target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as copy:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _checked(path: Path, folder: Path, found: dict[str, list[Any]]) -> Manifest:
    if found.pop(MANIFEST, None) is None:
        raise BadArchive(f"{path} has no manifest: it is only a part of a backup.")
    told = json.loads((folder / MANIFEST).read_text())
    if told.get("form") != FORM:
        raise BadArchive(f"{path} is a backup of a newer Rollforward: restore it with that version.")
    manifest = Manifest(**told)
    wrong = sorted(
        name for name in found.keys() | manifest.members.keys() if found.get(name) != manifest.members.get(name)
    )
    if wrong:
        raise BadArchive(f"{path} is damaged: {wrong[0]} is not what was written. Take another backup.")
    return manifest
