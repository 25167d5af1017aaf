"""``rollforward serve``: the application, and a worker beside it that lives and dies with it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import waitress.server
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress import wasyncore

from rollforward.cli.database import need_tables
from rollforward.cli.start import DONE, CannotGoOn, say

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_THREADS = 8
_FROM_PROXY = {"x-forwarded-for", "x-forwarded-proto"}
_PAUSE_BEFORE_RESTART_SECONDS = 2.0
_SECONDS_TO_END = 30.0


def serve(host: str, port: int, *, with_worker: bool) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    need_tables()
    call_command("collectstatic", verbosity=0, interactive=False)
    # Only now: at its making the application looks which static files there are.
    application = get_wsgi_application()
    try:
        server = listening(application, host, port)
    except OSError as reason:
        raise CannotGoOn(f"{host}:{port} cannot be listened on: {reason}. Choose another with --port.") from None
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: threading.Thread(target=_end_loop, args=(server,)).start())
    say(f"Rollforward answers at http://{host}:{server.effective_port} (Ctrl-C ends it)")
    with _worker_beside() if with_worker else nullcontext():
        server.run()
        server.task_dispatcher.shutdown()
    return DONE


def listening(application: WSGIApplication, host: str, port: int) -> Any:
    """The server, bound to its address. What a proxy says about who asks is believed of the one in the settings."""
    proxy = {"trusted_proxy": settings.TRUSTED_PROXY, "trusted_proxy_headers": _FROM_PROXY}
    more = proxy if settings.TRUSTED_PROXY else {}
    return waitress.server.create_server(
        application, host=host, port=port, threads=_THREADS, ident="rollforward", **more
    )


def _end_loop(server: Any) -> None:
    """Close every socket of the server in its own loop, which then has nothing left to wait for and ends.

    An exception raised by the signal would be lost wherever the loop just then calls what must not stop it.
    """
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))


@contextmanager
def _worker_beside() -> Iterator[None]:
    """A worker in a process of its own, started again if it dies. Its standard input tells it when we are gone."""
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stop,), name="worker keeper")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep_worker(stop: threading.Event) -> None:
    while not stop.is_set():
        process = _start_worker()
        while process.poll() is None and not stop.wait(0.2):
            pass
        if stop.is_set():
            _end(process)
        else:
            say(f"The worker ended by itself (code {process.returncode}); it is started again.")
            stop.wait(_PAUSE_BEFORE_RESTART_SECONDS)


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rollforward.cli.main", "worker", "--until-eof"]
    # A session of its own: Ctrl-C reaches the server alone, which then lets the worker finish its step.
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 (our own command)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        # Safe at any moment: an import is one transaction, or a set beside the present one.
        process.kill()
        process.wait()
