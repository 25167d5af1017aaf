"""The nursery's own process: ``python -m rollforward.sandbox.forking FD``.

It has a single thread and makes no use of Polars, so that its children can: a fork does not carry threads over.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress

from rollforward.sandbox import child

#: How often to look whether the parent is still there, should the line to it be held open by somebody else.
_LOOK_SECONDS = 5.0


class Forking:
    """Forks a child for each pair of lines that comes: the child's own, and the leash that stays here.

    Hanging up the leash kills the child; how the child ended is told on it.
    """

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.parent = os.getppid()
        self.leashes: dict[int, socket.socket] = {}
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
        gc.freeze()  # a collection in a child would touch, and so copy, every page that it shares with us
        while os.getppid() == self.parent:
            for key, _ in self.selector.select(_LOOK_SECONDS):
                if key.fileobj is self.control:
                    if not self._accept():
                        self._end()
                        return
                elif key.fileobj == self.bell:
                    self._bury()
                elif key.data in self.leashes:  # else it was buried since we looked
                    _kill(key.data)
                    self.selector.unregister(key.fileobj)
        self._end()

    def _accept(self) -> bool:
        threads, descriptors, _, _ = socket.recv_fds(self.control, 1, 2)
        if not descriptors:
            return False
        line, leash = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        nursery = os.getpid()
        pid = os.fork()
        if pid == 0:
            leash.close()
            self._let_go()
            os.environ |= {"POLARS_MAX_THREADS": str(threads[0])}  # heeded when the first of them starts
            child.live(line, nursery)
        line.close()
        self.leashes[pid] = leash
        self.selector.register(leash, selectors.EVENT_READ, pid)
        return True

    def _let_go(self) -> None:
        """In the child: close everything that belongs to the nursery or to other children."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.selector.close()
        self.control.close()
        os.close(self.bell)
        os.close(self.button)
        for leash in self.leashes.values():
            leash.close()

    def _bury(self) -> None:
        """Take note of the children that have ended."""
        with suppress(BlockingIOError):
            os.read(self.bell, 4096)
        while self.leashes:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._tell(pid, os.waitstatus_to_exitcode(status))

    def _tell(self, pid: int, status: int) -> None:
        leash = self.leashes.pop(pid)
        if leash in self.selector.get_map():
            self.selector.unregister(leash)
        with leash:
            child.say(leash, {"exit": status})

    def _end(self) -> None:
        for pid in self.leashes:
            _kill(pid)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    Forking(socket.socket(fileno=int(sys.argv[1]))).serve()
