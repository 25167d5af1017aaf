"""``python -m bench [NAME ...]``: run the benchmarks (all without names) and write what they measured into the docs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from bench import imports, mapping, reading_text, reading_workbook
from bench.report import Figure, write_page

BENCHMARKS: dict[str, Callable[[], tuple[list[Figure], str]]] = {
    "import": lambda: (imports.measure(), ""),
    "mapping": mapping.measure,
    "csv": lambda: (reading_text.measure(), ""),
    "xlsx": lambda: (reading_workbook.measure(), ""),
}
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main(names: list[str]) -> int:
    """Exit code 0, or 2 for an unknown name. A missed goal is reported, not failed: machines differ."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        write_page(PAGE, name, *BENCHMARKS[name]())
    print(PAGE.read_text())
    return 0


sys.exit(main(sys.argv[1:]))
