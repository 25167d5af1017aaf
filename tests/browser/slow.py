"""A server that answers when the test lets it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LONGEST = 30  # seconds


class Slow:
    """The application with each change held up on its way until the test lets it through, or the server fails; and the
    page's script, while ``script`` is not set. Both are told by how their paths end."""

    def __init__(self, changes: str, script: str) -> None:
        self.endings = changes, script
        self.application = get_wsgi_application()
        self.arrived, self.answers = threading.Semaphore(0), queue.SimpleQueue[bool]()
        self.carried_out = threading.Semaphore(0)
        self.script = threading.Event()
        self.script.set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        changes, script = self.endings
        if environ["PATH_INFO"].endswith(script):
            self.script.wait(LONGEST)
        if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"].endswith(changes):
            self.arrived.release()
            if not self.answers.get(timeout=LONGEST):
                start_response("503 Service Unavailable", [])
                return []
            answer = self.application(environ, start_response)
            self.carried_out.release()
            return answer
        return self.application(environ, start_response)

    def wait(self) -> None:
        """Until one more change has reached the server."""
        assert self.arrived.acquire(timeout=LONGEST)

    def let_through(self) -> None:
        self.answers.put(True)

    def wait_until_done(self) -> None:
        """Until one more change that was let through has been made."""
        assert self.carried_out.acquire(timeout=LONGEST)

    def fail(self) -> None:
        self.answers.put(False)
