"""``python -m tests.hostile FOLDER``: make all hostile files there, read each as the server does, tell how it fared.

One line of JSON per file, the slowest last; then what this process, which reads none of them itself, has grown by.
``--made``: they are there already. ``--at-once N``: so many at a time; for times to be judged by, it is one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT, MIB
from rollforward.sandbox import read_file

#: What a hostile file may cost at most, whatever it says of its size. Slow machines need some seconds more than others.
TIGHT = replace(
    DEFAULT, child_memory_large=DEFAULT.child_memory_small, child_cpu_seconds_least=20, child_cpu_seconds=20
)


def make(folder: Path, every: int = 1) -> list[str]:
    """Make every so manyth file; their names."""
    from tests.hostile import FILES

    names = list(FILES)[::every]
    for name in names:
        (folder / name).write_bytes(FILES[name]())
    return names


def read_all(files: list[Path], at_once: int) -> Iterator[dict[str, Any]]:
    """How each fared, and by how many bytes this process grew meanwhile."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        warm = Path(folder, "warm.csv")
        warm.write_text("Name,City\nAnn,Rome\n")
        fared(warm, Path(folder))
        warm.unlink()
        before = resident()
        reports = list(pool.map(lambda path: fared(path, Path(folder)), files))
        yield from sorted(reports, key=lambda report: report["seconds"])
        outside = sorted(path.name for path in Path(folder).iterdir())
        yield {"grown_mib": round((resident() - before) / MIB, 1), "left_behind": outside}


def fared(path: Path, folder: Path) -> dict[str, Any]:
    out = folder / f"{path.name}.out"
    started = time.perf_counter()
    try:
        book = read_file(path, out, TIGHT)
        told = {"outcome": "read", "message": f"{book.format}, {[(s.rows, s.columns) for s in book.sheets[:3]]}"}
    except Refused as refusal:
        told = {"outcome": refusal.code, "message": refusal.message}
    seconds = round(time.perf_counter() - started, 2)
    shutil.rmtree(out)
    return {"file": path.name, "seconds": seconds, **told}


def resident() -> int:
    """Bytes of memory that this process holds."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--made", action="store_true")
    parser.add_argument("--at-once", type=int, default=1)
    options = parser.parse_args()
    if not options.made:
        options.folder.mkdir(parents=True, exist_ok=True)
        make(options.folder)
    for report in read_all(sorted(options.folder.iterdir()), options.at_once):
        print(json.dumps(report))


if __name__ == "__main__":
    main()
