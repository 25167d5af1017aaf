"""``python -m docs.generate`` writes ``docs/reference/``; ``--check`` only tells which pages are out of date."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from docs.generate.settings import documented_settings
from rollforward.cli.start import start_django

_USAGE = "Usage: python -m docs.generate [--check]"


def main(arguments: list[str]) -> int:
    """1 where ``--check`` found pages that are out of date, 2 for wrong usage."""
    if arguments not in ([], ["--check"]):
        print(_USAGE, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="rollforward-docs-") as folder:
        _start_in(Path(folder))
        from docs.generate import pages, samples  # they need Django

        made = pages.pages(samples.samples(Path(folder)))
    late = pages.outdated(made)
    for name in late:
        if arguments:
            print(f"docs/reference/{name} is out of date: run `python -m docs.generate`.", file=sys.stderr)
        else:
            _write(pages.REFERENCE / name, made.get(name))
    return 1 if late and arguments else 0


def _start_in(folder: Path) -> None:
    """An installation of its own: no setting of this machine may show in a page."""
    for name in documented_settings():
        os.environ.pop(name, None)
    os.environ["ROLLFORWARD_DATA"] = str(folder)
    start_django()
    from rollforward.cli.database import bring_up_to_date

    bring_up_to_date()


def _write(path: Path, text: str | None) -> None:
    print(path, file=sys.stderr)
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
