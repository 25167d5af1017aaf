"""A child that tries: what native code taken over by a file could attempt, from inside the real life of a child."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rollforward.cli.checkup import _reader
from rollforward.sandbox import Order, Reader, fence

#: Each attempt succeeds in an ordinary process.
ATTEMPTS = {
    "open a socket": "socket.socket()",
    "connect to a named socket": "socket.socket(socket.AF_UNIX)",
    "read another file": "open(secret).read()",
    "list a folder": "os.listdir(os.path.dirname(secret))",
    "write beside": "open(secret + '.new', 'w')",
    "overwrite a file": "open(secret, 'w')",
    "delete a file": "os.unlink(secret)",
    "write to the temporary folder": "open('/tmp/rollforward-fence', 'w')",
    "read what the server's process holds": "open(f'/proc/{parent}/environ').read()",
    "start a program": "os.execv('/bin/true', ['true'])",
    "make a process": "os._exit(0) if os.fork() == 0 else None",
    "signal the server": "os.kill(parent, 0)",
}
TRIES = """
import json, os, socket, sys, threading
from rollforward.sandbox import child, orders, tasks
secret, folder, attempts = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
parent = os.getpid()

def attempt(text):
    try:
        eval(text)
    except OSError as refused:
        return refused.errno
    return "done"

def work(*_):
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
    with open(f"{folder}/kept.part", "w") as file:
        file.write("kept")
    os.replace(f"{folder}/kept.part", f"{folder}/kept")
    return {name: attempt(text) for name, text in attempts.items()}

child.carry_out = work
ours, theirs = socket.socketpair()
if os.fork() == 0:
    ours.close()
    child.live(theirs, parent)
theirs.close()
with open(secret) as file:
    orders.send_order(ours, orders.Order("keep", folder=folder), [file.fileno()])
    print(ours.makefile().readline())
"""


def test_nothing_but_its_folder_is_within_reach(tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret.txt", tmp_path / "out"
    secret.write_text("canary")
    folder.mkdir()
    said = child_that_tries(secret, folder, ATTEMPTS)
    assert {name: said.get(name) for name in ATTEMPTS if said.get(name) not in (1, 13)} == {}
    assert (folder / "kept").read_text() == "kept"
    assert secret.read_text() == "canary"


def child_that_tries(secret: Path, folder: Path, attempts: dict[str, str]) -> dict[str, Any]:
    if fence.lacking():
        pytest.fail(f"this system cannot fence a child in: {fence.lacking()}")
    arguments = [str(secret), str(folder), json.dumps(attempts)]
    ran = subprocess.run([sys.executable, "-c", TRIES, *arguments], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_a_child_holds_no_descriptor_but_its_line_and_those_of_its_file(tmp_path: Path) -> None:
    descriptors = {"open": 'exec(\'raise OSError(len(os.listdir("/proc/self/fd")), "")\')'}
    secret = tmp_path / "a.csv"
    secret.touch()
    # Three of standard input and output, its line, the file, and the one of the listing itself.
    assert child_that_tries(secret, tmp_path, descriptors)["open"] == 6


def test_a_child_without_a_folder_writes_nowhere_but_to_its_descriptor(tmp_path: Path) -> None:
    path, table = tmp_path / "a.csv", tmp_path / "table"
    path.write_text("Name,City\nAnn,Rome\n")
    with path.open("rb") as file, table.open("wb") as target, closing(Reader()) as reader:
        reader.carry_out(Order("table"), [file.fileno(), target.fileno()])
    assert table.read_text() == path.read_text()
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "table"]


def test_doctor_tells_what_the_system_cannot_forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _reader().state == "ok"
    monkeypatch.setattr("rollforward.sandbox.fence.landlock.version", lambda: 0)
    assert _reader().state == "warning"
    assert "Landlock" in _reader().message
