"""``rollforward worker``: carries out queued imports and what every hour asks for, until it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading

from rollforward.cli.database import need_tables
from rollforward.cli.start import DONE, say
from rollforward.hooks import delivering
from rollforward.imports import jobs

#: Where a machine has too little for all, members who wait for a page come before an import that nobody looks at.
_NICENESS = 10
#: A message that is on its way is brought to its end, if that is soon.
_SECONDS_TO_END = 5.0


def worker(*, until_eof: bool) -> int:
    """Work until Ctrl-C or SIGTERM; with ``until_eof`` also until standard input closes, as a parent's death does."""
    need_tables()
    os.nice(_NICENESS)
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    if until_eof:
        threading.Thread(target=_wait_for_eof, args=(stop,), daemon=True).start()
    say("The worker is waiting for imports.")
    # Beside the imports, which must not wait for other people's servers.
    messages = threading.Thread(target=delivering.work, args=(stop,), name="webhooks", daemon=True)
    messages.start()
    jobs.work(worker_name(), stop)
    messages.join(_SECONDS_TO_END)
    return DONE


def worker_name() -> str:
    """Names this process in the history, so that one can see which machine did it."""
    return f"{socket.gethostname()}:{os.getpid()}"[:80]


def _wait_for_eof(stop: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()
