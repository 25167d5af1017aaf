"""The rows of a selection as they were when it was chosen: no edit takes a row away, or moves it, under the hands.

They are kept beside the judged plans, so that every process gives the same rows for as long as they are asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from rollforward.engine.reviewing import Find
from rollforward.imports import staging
from rollforward.imports.models import Import
from rollforward.imports.recent import Recent
from rollforward.imports.table import added_lines, first_added_line

if TYPE_CHECKING:
    from rollforward.imports.queries.selecting import Selection

#: So many orders stay; each member who sorts or filters anew makes one, of 4 bytes a row.
_KEPT = 12

_recent: Recent[pl.Series] = Recent(_KEPT)


def as_chosen(
    imp: Import, selection: Selection, now: Callable[[], pl.Series], *, is_sure: Callable[[], bool]
) -> pl.Series:
    """The lines as they were kept under this selection; the first time those of ``now``, which are kept where that
    ``is_sure``. Rows that the member added and took away again are gone; of all rows in another order those added since
    are the last."""
    path = _path(imp, selection)
    lines = _recent.get(path)
    if lines is None:
        lines = _read(path)
        if lines is None:
            lines = now()
            if not is_sure():
                return lines
            _keep(path, lines)
        _recent.put(path, lines)
    return _with_added(imp, lines, all_rows=selection.show == "all" and selection.find == Find())


def _path(imp: Import, selection: Selection) -> Path:
    of_table = [imp.file_sha256, imp.sheet, imp.region, imp.mapping]
    name = hashlib.sha256(json.dumps([asdict(selection), *of_table], sort_keys=True).encode()).hexdigest()[:24]
    return staging.judged_dir(imp) / "chosen" / f"{name}.arrow"


def _read(path: Path) -> pl.Series | None:
    try:
        return pl.read_ipc(path).to_series()
    except FileNotFoundError:
        return None


def _keep(path: Path, lines: pl.Series) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with staging.written(path) as part:
        lines.to_frame().write_ipc(part, compression="zstd")
    made = sorted(path.parent.glob("*.arrow"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in made[_KEPT:]:
        old.unlink(missing_ok=True)


def _with_added(imp: Import, lines: pl.Series, *, all_rows: bool) -> pl.Series:
    first, added = first_added_line(imp), added_lines(imp)
    if added.is_empty() and not (lines >= first).any():
        return lines
    kept = lines.filter((lines < first) | lines.is_in(added.implode()))
    return pl.concat([kept, added.filter(~added.is_in(kept.implode()))]) if all_rows else kept
