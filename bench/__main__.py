"""``python -m bench [NAME ...]``: run the benchmarks (all without names) and write what they measured into the docs.

``xlsx`` stands for all those whose names begin with it; ``xlsx-shared`` is one of them. ``mapping-blind`` runs only
when it is asked for by this name, since every look at it makes it less blind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import (
    commit,
    duplicates,
    full_sheet,
    grid,
    grid_server,
    harmonising,
    imports,
    load,
    mapping,
    pages,
    reading_text,
    reading_workbook,
    reliability,
)
from bench.reliability import blocking
from bench.report import Figure, write_page

BENCHMARKS: dict[str, Callable[[], tuple[list[Figure], str]]] = {
    "import": lambda: (imports.measure(), ""),
    "commit": lambda: (commit.measure(), ""),
    "mapping": mapping.measure,
    "harmonising": harmonising.measure,
    "grid-browser": lambda: (grid.measure(), ""),
    "grid-server": lambda: (grid_server.measure(), ""),
    "duplicates": duplicates.measure,
    "reliability": reliability.measure,
    "reliability-long": reliability.measure_long,
    "reliability-blocking": lambda: (blocking.measure(), ""),
    "load": lambda: (load.measure(), ""),
    "pages": lambda: (pages.measure(), ""),
    "csv": lambda: (reading_text.measure(), ""),
    **{f"xlsx-{kind}": partial(lambda kind: (reading_workbook.measure(kind), ""), kind) for kind in full_sheet.CASES},
}
ASKED_FOR: dict[str, Callable[[], tuple[list[Figure], str]]] = {"mapping-blind": partial(mapping.measure, "blind")}
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main(names: list[str]) -> int:
    """Exit code 0, or 2 for an unknown name. A missed goal is reported, not failed: machines differ."""
    chosen = [name for name in BENCHMARKS if not names or {name, name.partition("-")[0]} & set(names)]
    chosen += [name for name in ASKED_FOR if name in names]
    known = BENCHMARKS | ASKED_FOR
    unknown = set(names) - {part for name in BENCHMARKS for part in (name, name.partition("-")[0])} - set(ASKED_FOR)
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in chosen:
        write_page(PAGE, name, *known[name]())
    print(PAGE.read_text())
    return 0


sys.exit(main(sys.argv[1:]))
