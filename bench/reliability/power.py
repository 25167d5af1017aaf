"""Power cuts: images of the database file as a disk may hold it when the current fails in the middle of a commit.

What a process writes and when it waits for the disk is recorded by ``strace``. An image takes all that was waited for
before a moment, and of the rest each write wholly, not at all, or torn at a sector: what a disk with a cache may do.
SQLite opens the image; it must be sound, hold every change that was confirmed before that moment, and show an import
whole or not at all. (Creating and removing files is taken as lasting at once.)
"""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.reliability import forks, scenes
from bench.reliability.installation import Installation
from bench.reliability.tally import Tally

_SECTOR = 512
_DATABASE = "rollforward.sqlite3"
_MARKS = "confirmed"
_CALL = re.compile(r'(\w+)\(\d+<([^>]*)>(?:, "((?:\\x[0-9a-f]{2})*)", \d+(?:, (\d+))?|, (\d+))?\)\s+= \d+')
_TRACED = "trace=pwrite64,write,fsync,fdatasync,ftruncate"
_SAVES = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One call: ``write`` of ``data`` at ``at``, ``sync``, ``truncate`` to ``at``, or ``mark``: what was confirmed."""

    did: str
    file: str
    at: int = 0
    data: bytes = b""


def series(installation: Installation, clients: int, tally: Tally, *, synchronous: str) -> Iterator[None]:
    """Image after image of one recorded piece of work."""
    forks.ask(scenes.found, clients, tally.seed)
    forks.ask(_folded)
    installation.keep("founded")
    steps = record(installation.data, synchronous)
    installation.put_back("founded")
    base = (installation.data / _DATABASE).read_bytes()
    with tempfile.TemporaryDirectory(dir=installation.data.parent) as folder:
        while True:
            chance = random.Random(f"{tally.seed}/{tally.next}")
            moment = chance.randrange(len(steps) + 1)
            draw(Path(folder), base, steps[:moment], chance)
            wrong = judged(Path(folder) / _DATABASE, steps, moment)
            tally.add(f"image {tally.next} of seed {tally.seed}", wrong, hit=bool(wrong))
            yield


def record(data: Path, synchronous: str) -> list[Step]:
    """What the work does to the database's files, in order."""
    log = data.parent / "strace.log"
    worker = [sys.executable, "-m", "bench.reliability.power", synchronous]
    command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", _TRACED, "-o", str(log), *worker]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with log.open() as lines:
        steps = list(_steps(lines))
    if not any(step.did == "mark" for step in steps):
        raise RuntimeError(f"strace told nothing that is understood; see its output format: {log}")
    return steps


def _whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """A call during which another thread made one is told in two lines."""
    begun: dict[str, str] = {}
    for line in lines:
        thread = line.split(" ", 1)[0]
        if line.endswith(" <unfinished ...>\n"):
            begun[thread] = line.removesuffix(" <unfinished ...>\n")
        elif " resumed>" in line and thread in begun:
            yield begun.pop(thread) + line.split(" resumed>", 1)[1]
        else:
            yield line


def _steps(lines: Iterable[str]) -> Iterator[Step]:
    for line in _whole_lines(lines):
        found = _CALL.search(line)
        name = Path(os.fsdecode(_bytes(found[2]))).name if found else ""
        if not found or not (name.startswith(_DATABASE) or name == _MARKS) or name.endswith("-shm"):
            continue
        call, data = found[1], _bytes(found[3] or "")
        if name == _MARKS:
            yield Step("mark", name, data=data)
        elif call == "pwrite64":
            yield Step("write", name, int(found[4]), data)
        elif call in ("fsync", "fdatasync"):
            yield Step("sync", name)
        elif call == "ftruncate":
            yield Step("truncate", name, int(found[5]))


def _bytes(told: str) -> bytes:
    return bytes.fromhex(told.replace("\\x", ""))


def draw(folder: Path, base: bytes, steps: list[Step], chance: random.Random) -> None:
    """The files as they may be found after a cut that followed these steps."""
    for name in (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    for name in (_DATABASE, f"{_DATABASE}-wal"):
        of_file = [step for step in steps if step.file == name]
        synced = max((n + 1 for n, step in enumerate(of_file) if step.did == "sync"), default=0)
        content = bytearray(base if name == _DATABASE else b"")
        for step in of_file[:synced]:
            _apply(content, step, step.data)
        for step in of_file[synced:]:
            fate = chance.random()
            if fate < 0.4:
                _apply(content, step, step.data)
            elif fate < 0.7 and step.did == "write":
                _apply(content, step, step.data[: _SECTOR * chance.randint(0, len(step.data) // _SECTOR)])
        (folder / name).write_bytes(content)


def _apply(content: bytearray, step: Step, data: bytes) -> None:
    if step.did == "truncate":
        del content[step.at :]
    elif step.did == "write" and data:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(data)] = data


def judged(file: Path, steps: list[Step], moment: int) -> str:
    """What is wrong with an image; empty when nothing is."""
    marks = [json.loads(step.data) for step in steps if step.did == "mark"]
    confirmed = sum(step.did == "mark" for step in steps[:moment])
    try:
        with closing(sqlite3.connect(file)) as database:
            if (sound := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                return f"damaged: {sound}"
            seen = list(_seen(database))
    except sqlite3.DatabaseError as error:
        return f"unusable: {error}"
    if confirmed and seen in marks[: confirmed - 1] and seen not in marks[confirmed - 1 :]:
        return f"confirmed work is lost: {confirmed - 1 - marks.index(seen)} steps back"
    # Before the first mark the state of the start is right as well, which no mark tells.
    return "" if seen in marks[max(0, confirmed - 1) : confirmed + 1] or not confirmed else f"half done: {seen}"


def _seen(database: Any) -> tuple[str, int, int]:
    """The last save in the one firm, the other's present set and how many clients of it there are."""
    city = database.execute("SELECT city FROM clients_client WHERE firm_id = 2 AND public_id = 'C-1001'").fetchone()[0]
    generation, count = database.execute(
        "SELECT f.generation, (SELECT count(*) FROM clients_client c WHERE c.firm_id = f.id AND "
        "c.generation = f.generation) FROM accounts_firm f WHERE f.id = 1"
    ).fetchone()
    return city, generation, count


def _folded() -> None:
    """Copy SQLite's log back into its file: the last connection that closes in order does."""
    from django.db import connection

    connection.ensure_connection()
    connection.close()


def work(synchronous: str) -> None:
    """Saves in one firm around a clear, its undo and an update in the other; each is marked once it is confirmed."""
    import django
    from django.conf import settings

    from rollforward import wall

    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", f"synchronous={synchronous}")
    django.setup()
    wall.outside("bench")
    from django.db import connection

    from rollforward.accounts.models import Member
    from rollforward.clients.commands import update_client

    marks = os.open(Path(settings.DATA_DIR) / _MARKS, os.O_WRONLY | os.O_CREAT)
    nina = Member.objects.select_related("firm", "user").get(user__email="nina@north.example")
    number = 0

    def mark() -> None:
        with connection.cursor() as cursor:
            os.write(marks, json.dumps(_seen(cursor)).encode())

    for what in ("clear", "undo", "update", "undo", "redo"):
        for _ in range(_SAVES):
            number += 1
            update_client(nina, "C-1001", {"client.city": f"City {number}"})
            mark()
        scenes.carry_out(scenes.ask_for(what))
        mark()


if __name__ == "__main__":
    work(sys.argv[1])
