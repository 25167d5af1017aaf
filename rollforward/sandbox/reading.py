"""Reads one file in a child of its own and keeps it on disk."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from rollforward.engine.limits import DEFAULT, Limits
from rollforward.engine.values import ReadAs
from rollforward.sandbox import nursery
from rollforward.sandbox.orders import Order
from rollforward.sandbox.reader import Reader
from rollforward.sandbox.staged import StagedBook, open_staged

_AS_JUDGED = ReadAs()


def warm_up() -> None:
    """Start the nursery ahead of the first file, which would otherwise wait a second for it."""
    nursery.running()


def read_file(path: Path, out_dir: Path, limits: Limits = DEFAULT, read_as: ReadAs = _AS_JUDGED) -> StagedBook:
    """Read a file in a limited child process and keep it in ``out_dir`` (made if need be).

    The child reads this file alone: what one member uploads never shares a process with what another does.
    Raises ``Refused`` where the file is no table, breaks a limit, or breaks the child;
    ``OSError`` where the file cannot be opened or the folder cannot be written.
    """
    out_dir = out_dir.resolve()
    with path.open("rb") as file, closing(Reader()) as reader:
        out_dir.mkdir(parents=True, exist_ok=True)
        reader.carry_out(Order("keep", limits, read_as, folder=str(out_dir)), [file.fileno()])
    return open_staged(out_dir)
