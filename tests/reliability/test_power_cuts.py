"""What an image after a power cut is made of, and what is said of one: on a small piece of work told by hand."""

from __future__ import annotations

import random
from pathlib import Path

from bench.reliability import power
from bench.reliability.power import Step

WRITES = [Step("write", power._DATABASE, 0, b"a" * 1024), Step("sync", power._DATABASE)]
LATER = [Step("write", power._DATABASE, 0, b"b" * 1024)]


def drawn(folder: Path, steps: list[Step]) -> set[bytes]:
    images = set()
    for seed in range(40):
        power.draw(folder, b"", steps, random.Random(seed))
        images.add((folder / power._DATABASE).read_bytes())
    return images


def test_what_was_waited_for_is_in_every_image(tmp_path):
    assert drawn(tmp_path, WRITES) == {b"a" * 1024}


def test_what_was_not_waited_for_is_there_missing_or_torn(tmp_path):
    whole, missing, torn = b"b" * 1024, b"a" * 1024, b"b" * 512 + b"a" * 512
    assert drawn(tmp_path, WRITES + LATER) == {whole, missing, torn}


def test_a_call_that_another_thread_interrupted_is_read_whole():
    path = "".join(f"\\x{byte:02x}" for byte in f"/data/{power._DATABASE}-wal".encode())
    log = [
        f'7 pwrite64(5<{path}>, "\\x61\\x62", 2, 32 <unfinished ...>\n',
        f"8 fdatasync(6<{path}>) = 0\n",
        "7 <... pwrite64 resumed>) = 2\n",
    ]
    name = f"{power._DATABASE}-wal"
    assert list(power._steps(log)) == [Step("sync", name), Step("write", name, 32, b"ab")]
