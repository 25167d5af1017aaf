"""The nursery's own process: ``python -m rollforward.sandbox.forking FD``.

It has a single thread and makes no use of Polars, so that its children can: a fork does not carry threads over.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from rollforward.sandbox import child

#: How often to look whether the parent is still there, should the line to it be held open by somebody else.
_LOOK_SECONDS = 5.0


class Forking:
    """Forks a child per order and tells how it ended; hangs up on those whose customer hung up."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.parent = os.getppid()
        self.lines: dict[int, socket.socket] = {}
        self.bell, self.button = os.pipe()
        os.set_blocking(self.bell, False)
        os.set_blocking(self.button, False)
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)
        self.selector.register(self.bell, selectors.EVENT_READ)

    def serve(self) -> None:
        """Until the parent is gone."""
        signal.set_wakeup_fd(self.button, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda _signal, _frame: None)
        while os.getppid() == self.parent:
            for key, _ in self.selector.select(_LOOK_SECONDS):
                if key.fileobj is self.control:
                    if not self._accept():
                        self._end()
                        return
                elif key.fileobj == self.bell:
                    self._bury()
                elif isinstance(key.data, int):
                    _kill(key.data)
                    self.selector.unregister(key.fileobj)
        self._end()

    def _accept(self) -> bool:
        _, descriptors, _, _ = socket.recv_fds(self.control, 1, 1)
        if not descriptors:
            return False
        line = socket.socket(fileno=descriptors[0])
        with line.makefile("rb") as lines:
            order = json.loads(lines.readline())
        self._fork(line, order)
        return True

    def _fork(self, line: socket.socket, order: dict[str, Any]) -> None:
        nursery = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._let_go()
            child.live(line, order, nursery)
        self.lines[pid] = line
        self.selector.register(line, selectors.EVENT_READ, pid)

    def _let_go(self) -> None:
        """In the child: close everything that belongs to the nursery or to other children."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.selector.close()
        self.control.close()
        os.close(self.bell)
        os.close(self.button)
        for line in self.lines.values():
            line.close()

    def _bury(self) -> None:
        """Take note of the children that have ended."""
        with suppress(BlockingIOError):
            os.read(self.bell, 4096)
        while self.lines:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._tell(pid, os.waitstatus_to_exitcode(status))

    def _tell(self, pid: int, status: int) -> None:
        line = self.lines.pop(pid)
        if line in self.selector.get_map():
            self.selector.unregister(line)
        with line:
            child.say(line, {"exit": status})

    def _end(self) -> None:
        for pid in self.lines:
            _kill(pid)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    Forking(socket.socket(fileno=int(sys.argv[1]))).serve()
