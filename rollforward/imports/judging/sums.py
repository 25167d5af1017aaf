"""What is counted of a plan: sums over its rows, so that those of a few rows can be taken off and added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import polars as pl

from rollforward.engine.values import Counts, RowCounts

#: ``verdict added``, ``client updated``, ``contact added``, ``code required`` (rows with it), ``position 3`` (rows with
#: a problem there), ``shown`` (rows of the sheet), ``digest 0`` ...: how many.
Sums = Counter[str]

_SEEDS = (17, 4_711)
_HALF = 1 << 32


def sums_of(frames: Mapping[str, pl.DataFrame]) -> Sums:
    """Of the frames of a plan, or of some of their rows: all rows of a line together."""
    sums: Sums = Counter()
    for name, frame in frames.items():
        if name in _SUMS:
            sums.update(_SUMS[name](frame))
    return sums


def digest(sums: Sums) -> str:
    """Equal where the same rows get the same verdicts and the same values change, in whatever order."""
    return "-".join(f"{sums[f'digest {n}']:x}" for n in range(2 * len(_SEEDS)))


def row_counts(sums: Sums) -> RowCounts:
    told = (sums[f"verdict {verdict}"] for verdict in ("added", "updated", "unchanged", "skipped", "problem"))
    return RowCounts(*told)


def record_counts(sums: Sums, record: str) -> Counts:
    return Counts(*(sums[f"{record} {action}"] for action in ("added", "updated", "unchanged")))


def less(sums: Sums, gone: Sums, new: Sums) -> Sums:
    """The sums of a plan of which some rows are gone and others are new."""
    made = Counter(sums)
    made.subtract(gone)
    made.update(new)
    return Counter({name: count for name, count in made.items() if count})


def _of_rows(rows: pl.DataFrame) -> Mapping[str, int]:
    judged = rows.filter(pl.col("verdict").is_not_null())
    told = judged.select("line", "verdict", "key", "why")
    return Counter({"shown": rows.height}) + Counter(_counted(judged, "verdict")) + Counter(_hashed(told))


def _of_changes(changes: pl.DataFrame) -> Mapping[str, int]:
    return _hashed(changes.select("record", "pk", "line", "target", "old", "new"))


def _of_problems(problems: pl.DataFrame) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for column in ("code", "position"):
        rows = problems.group_by(column).agg(pl.col("line").n_unique())
        found |= {f"{column} {value}": count for value, count in rows.iter_rows()}
    return found


def _counted(frame: pl.DataFrame, column: str, name: str = "") -> dict[str, int]:
    return {f"{name or column} {value}": count for value, count in frame[column].value_counts().iter_rows()}


def _hashed(frame: pl.DataFrame) -> dict[str, int]:
    """Sums of two hashes of every row, in halves, so that none runs over."""
    found = {}
    for n, seed in enumerate(_SEEDS):
        hashes = frame.hash_rows(seed)
        found[f"digest {2 * n}"] = int((hashes % _HALF).sum())
        found[f"digest {2 * n + 1}"] = int((hashes // _HALF).sum())
    return found


def _of_records(record: str) -> Callable[[pl.DataFrame], Mapping[str, int]]:
    return lambda frame: _counted(frame, "action", record)


_SUMS: dict[str, Callable[[pl.DataFrame], Mapping[str, int]]] = {
    "rows": _of_rows,
    "changes": _of_changes,
    "problems": _of_problems,
    "clients": _of_records("client"),
    "contacts": _of_records("contact"),
}
