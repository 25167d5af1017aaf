"""``rollforward read``: the table in each file as it was understood, as CSV. No database."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rollforward.cli.opening import opened, shown_name
from rollforward.cli.start import CannotGoOn, WrongUsage
from rollforward.cli.surprise import unforeseen
from rollforward.engine.issues import Refused
from rollforward.engine.values import ReadAs
from rollforward.sandbox import Order, Reader, each

DONE, REFUSED = 0, 1

_FULL = (errno.ENOSPC, errno.EDQUOT)

#: What became of one file: its table, to be copied out, ``None`` where it is in its place already, or the refusal.
Outcome = IO[bytes] | None | Refused


def read_files(paths: Sequence[Path], sheet: str | None, whole: bool, out: Path | None) -> int:
    """Write the table of each file, to ``out/NAME.csv`` or to standard output; the exit code.

    A refused file is named on standard error with the reason, and the rest goes on. Raises ``WrongUsage`` where ``out``
    cannot take the tables, ``CannotGoOn`` where the disk is full.
    """
    if out:
        _make_room(out, paths)
    order = Order("table", read_as=ReadAs(sheet=sheet, turned=False if whole else None), whole=whole)
    status = DONE
    outcomes = each(paths, lambda path, reader: _outcome(path, order, reader, out))
    for path, outcome in zip(paths, outcomes, strict=True):
        if isinstance(outcome, Refused):
            print(f"{shown_name(path)}: {outcome.code}: {outcome.message}", file=sys.stderr)
            status = REFUSED
        elif outcome is not None:
            with outcome:
                shutil.copyfileobj(outcome, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    return status


def _make_room(out: Path, paths: Sequence[Path]) -> None:
    """The folder, if each table has a name of its own in it: a second one would overwrite the first unseen."""
    owner: dict[str, Path] = {}
    for path in paths:
        first = owner.setdefault(path.name, path.absolute())
        if first != path.absolute():
            raise WrongUsage(f"{first} and {path} would both become {path.name}.csv: give each its own --out.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(f"--out {out} is no folder that can be written to ({error.strerror}).") from None


def _outcome(path: Path, order: Order, reader: Reader, out: Path | None) -> Outcome:
    try:
        with unforeseen(), opened(path) as file:
            if out:
                with _replacing(out / f"{path.name}.csv") as target:
                    reader.carry_out(order, [file, target])
                return None
            return _kept_aside(order, reader, file)
    except Refused as refusal:
        return refusal


def _kept_aside(order: Order, reader: Reader, file: int) -> IO[bytes]:
    """The table in a file without a name: standard output gets it in its turn, and only where it is whole."""
    table = tempfile.TemporaryFile()  # noqa: SIM115 (handed on)
    try:
        with _disk_permitting(tempfile.gettempdir()):
            reader.carry_out(order, [file, table.fileno()])
        table.seek(0)
    except BaseException:
        table.close()
        raise
    return table


@contextmanager
def _replacing(target: Path) -> Iterator[int]:
    """A descriptor to write to; what was written takes the target's place where nothing went wrong."""
    part = target.with_name(f"{target.name}.part")
    with _disk_permitting(str(target.parent)):
        try:
            with part.open("wb") as file:
                yield file.fileno()
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


@contextmanager
def _disk_permitting(folder: str) -> Iterator[None]:
    """A full disk is told as what it is: no other file would fare better."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise CannotGoOn(
                f"The disk of {folder} is full ({os.strerror(error.errno)}): make room and run it again."
            ) from error
        raise
