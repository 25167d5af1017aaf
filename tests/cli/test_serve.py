"""The server and its worker as processes: they start together and end together, however they end."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from rollforward.cli.serve import listening
from tests.live import running

COMMAND = [sys.executable, "-m", "rollforward.cli.main"]
LONG_ENOUGH = 60


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all tables, for every server of this file after one another."""
    folder = tmp_path_factory.mktemp("data")
    environment = {"ROLLFORWARD_DATA": str(folder), "PATH": os.environ["PATH"]}
    subprocess.run([*COMMAND, "migrate"], check=True, env=environment, stderr=subprocess.DEVNULL)
    return folder


@pytest.fixture
def serving(data: Path) -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    """The server's process, its address, and the process number of its worker."""
    environment = {"ROLLFORWARD_DATA": str(data), "PATH": os.environ["PATH"]}
    process = subprocess.Popen([*COMMAND, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        lines = _until_ready(process)
        address = next(word for line in lines for word in line.split() if word.startswith("http://"))
        yield process, address, _only_child(process.pid)
    finally:
        process.kill()
        process.communicate()


def _until_ready(process: subprocess.Popen[str]) -> list[str]:
    assert process.stderr
    lines: list[str] = []
    while not any("waiting for imports" in line for line in lines):
        line = process.stderr.readline()
        assert line, f"the server ended: {lines}"
        lines.append(line)
    return lines


def _only_child(pid: int) -> int:
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split() or _children_of_threads(pid)
    return int(child)


def _children_of_threads(pid: int) -> list[str]:
    return [c for task in Path(f"/proc/{pid}/task").iterdir() for c in (task / "children").read_text().split()]


def ends(pid: int) -> bool:
    """Whether the process ends in good time; waits for that very event."""
    handle = os.pidfd_open(pid)
    try:
        return bool(select.select([handle], [], [], LONG_ENOUGH)[0])
    finally:
        os.close(handle)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_server_answers_and_its_worker_ends_with_it(
    serving: tuple[subprocess.Popen[str], str, int], how: signal.Signals
) -> None:
    process, address, worker = serving
    with urlopen(f"{address}/account/login/") as page:
        style = re.search(r'href="(/static/[^"]+\.css)"', page.read().decode())
    assert style
    with urlopen(address + style[1]) as sheet:
        assert sheet.headers["Cache-Control"].endswith("immutable")
    process.send_signal(how)
    assert ends(worker)
    code = process.wait(LONG_ENOUGH)
    assert code == (-signal.SIGKILL if how is signal.SIGKILL else 0)


@pytest.mark.parametrize(("believed", "seen"), [("127.0.0.1", b"https 203.0.113.9"), ("", b"http 127.0.0.1")])
def test_only_the_proxy_of_the_settings_says_who_asks(settings: Any, believed: str, seen: bytes) -> None:
    settings.TRUSTED_PROXY = believed

    def tells(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [f"{environ['wsgi.url_scheme']} {environ['REMOTE_ADDR']}".encode()]

    with running(listening(tells, "127.0.0.1", 0)) as address:
        headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        with urlopen(Request(address, headers=headers)) as answer:
            assert answer.read() == seen
