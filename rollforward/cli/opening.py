"""The files that a command was given: opened here, read elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rollforward.engine.issues import Refused


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """A descriptor of the file, open for reading. Raises ``Refused`` where it cannot be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        raise Refused("no-such-file", getattr(error, "strerror", None) or str(error)) from error
    try:
        if path.is_dir():
            raise Refused("no-such-file", "Is a directory")
        yield descriptor
    finally:
        os.close(descriptor)


def shown_name(path: Path) -> str:
    """The file's name as text; bytes of it that are no text are shown as such and break no output."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")
