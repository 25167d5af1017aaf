"""Who judges an import: one at a time, in all processes; long sheets in a child, whose memory goes back at its end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from rollforward.imports import liveness, staging
from rollforward.imports.models import Import
from rollforward.sandbox import open_staged

#: Sheets of more cells than these are judged in a child; starting one takes a second.
_CELLS_HERE = 4_000_000
_PAUSE_SECONDS = 0.05

#: Within one process the threads take turns without asking again and again.
_turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


@contextmanager
def owned(reference: str, *, wait: bool = True) -> Iterator[bool]:
    """Be the only one who judges this import while the block runs. Yields whether that is so, which without ``wait``
    it may not be."""
    turn = _turns[reference]
    if not turn.acquire(blocking=wait):
        yield False
        return
    try:
        with _held(f"judging-{reference}", wait) as mine:
            yield mine
    finally:
        turn.release()


@contextmanager
def _held(name: str, wait: bool) -> Iterator[bool]:
    pause = threading.Event()
    while True:
        with liveness.held(name) as mine:
            if mine or not wait:
                yield mine
                return
        pause.wait(_PAUSE_SECONDS)


def is_long(imp: Import) -> bool:
    """Whether judging all of the sheet takes long, and much memory."""
    sheet = open_staged(staging.sheets_dir(imp)).sheets[imp.sheet or 0]
    return sheet.rows * sheet.columns > _CELLS_HERE


def judged_apart(imp: Import) -> bool:
    """Judge a long sheet in a child and wait for its end; whether that was done."""
    command = [sys.executable, "-m", "rollforward.imports.judge_apart", imp.reference]
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0  # noqa: S603 (our own command)
