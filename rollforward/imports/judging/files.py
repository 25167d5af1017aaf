"""A judged import in files, so that any page of it opens at once, in every process, and the memory is nobody's own.

A whole plan has a folder with all its frames and what it rests on. Of a plan that differs from it in a few lines only
those are kept, with what is gone of the earlier one.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from rollforward.engine.checking import Told
from rollforward.engine.pipeline import Ground
from rollforward.engine.planning import FRAMES, Gone, patched
from rollforward.engine.values import Counts, Plan, RowCounts
from rollforward.imports.judging.state import State
from rollforward.imports.judging.sums import Sums, digest, record_counts, row_counts
from rollforward.imports.slices import places_of, rows_at
from rollforward.imports.staging import put_on_disk

#: Small batches, so that one page reads one or two of them.
_ROWS_IN_A_BATCH = 16_384
#: So many whole plans stay, and so many of few lines: an undo finds its own.
_WHOLE_KEPT, _PARTS_KEPT = 2, 6
_INDEX = "plan.json"


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan in files. ``frame(name)`` scans one of its frames lazily; ``rows`` may be in any order."""

    folder: Path
    state: State
    sums: Sums
    at_change: int
    generation: int
    seconds: dict[str, float]
    earlier: KeptPlan | None = None
    gone: Gone | None = None

    def __hash__(self) -> int:
        return hash(self.folder)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeptPlan) and self.folder == other.folder

    @property
    def row_counts(self) -> RowCounts:
        return row_counts(self.sums)

    @property
    def client_counts(self) -> Counts:
        return record_counts(self.sums, "client")

    @property
    def contact_counts(self) -> Counts:
        return record_counts(self.sums, "contact")

    @property
    def digest(self) -> str:
        return digest(self.sums)

    def frame(self, name: str) -> pl.LazyFrame:
        own = self.own(name)
        if self.earlier is None or self.gone is None:
            return own
        return patched(name, self.earlier.own(name), own, self.gone)

    def own(self, name: str) -> pl.LazyFrame:
        """What this folder itself has of a frame."""
        return pl.scan_ipc(self.folder / f"{name}.arrow")

    def height(self, name: str) -> int:
        """How many rows a frame of this folder has."""
        return int(self.own(name).select(pl.len()).collect().item())

    def rows_of(self, lines: pl.Series) -> pl.DataFrame:
        """``rows`` at some lines, in no order, without reading the others."""
        if self.earlier is None or self.gone is None:
            known = self.lines()
            if known.is_sorted():
                return rows_at(self.own("rows"), places_of(lines, known))
            return self.own("rows").filter(pl.col("line").is_in(lines.implode())).collect()
        stays = lines.filter(~lines.is_in(self.gone.lines.implode()))
        own = self.own("rows").filter(pl.col("line").is_in(lines.implode())).collect()
        return pl.concat([self.earlier.rows_of(stays), own], how="vertical_relaxed")

    def clients_of(self, numbers: pl.Series) -> pl.DataFrame:
        """``client``, ``pk`` and the name of some numbers, in no order, without reading the others: a whole plan has
        them by their place."""
        clients = self.own("clients").select(pl.col("^(client|pk|client[.]name)$"))
        if self.earlier is None or self.gone is None:
            return rows_at(clients, numbers)
        own = clients.filter(pl.col("client").is_in(numbers.implode())).collect()
        stays = numbers.filter((numbers < self.earlier.height("clients")) & ~numbers.is_in(self.gone.clients.implode()))
        return pl.concat([self.earlier.clients_of(stays), own], how="diagonal_relaxed")

    def lines(self) -> pl.Series:
        """The lines of all rows, in their order."""
        return _lines(self)

    def ground(self) -> tuple[Ground, tuple[str, ...]]:
        """What a whole plan rests on, and the header of its table."""
        return _ground(self)


def with_blank_rows(rows: pl.DataFrame, added: pl.Series) -> pl.DataFrame:
    """The plan's rows, and the added ones that are still blank: no rows of the import, but shown to be typed into."""
    blank = pl.DataFrame(added).join(rows, on="line", how="anti")
    return pl.concat([rows, blank], how="diagonal").sort("line") if blank.height else rows


@lru_cache(maxsize=2)
def _ground(plan: KeptPlan) -> tuple[Ground, tuple[str, ...]]:
    """Ties are asked for with every edit; of a million rows they are some 50 MB."""
    told = json.loads((plan.folder / "ground.json").read_text())
    all_told = {target: Told.from_json(each) for target, each in told["all_told"].items()}
    return Ground(all_told, plan.own("ties").collect().lazy(), told["by_name"]), tuple(told["header"])


@lru_cache(maxsize=6)
def _lines(plan: KeptPlan) -> pl.Series:
    own = plan.own("rows").select("line").collect()["line"]
    if plan.earlier is None or plan.gone is None:
        return own
    before = plan.earlier.lines()
    if own.sort().equals(plan.gone.lines.filter(plan.gone.lines.is_in(before.implode()))):
        return before
    return pl.concat([before.filter(~before.is_in(plan.gone.lines.implode())), own]).sort()


def keep_whole(
    folder: Path, state: State, frames: dict[str, pl.DataFrame], ground: Ground, header: tuple[str, ...], **told: Any
) -> None:
    """Write a whole plan with what it rests on."""
    kept = {
        "by_name": ground.by_name,
        "header": header,
        "all_told": {target: asdict(each) for target, each in ground.all_told.items()},
    }
    _keep(folder, state, frames | {"ties": ground.ties.collect()}, {"ground.json": kept}, told)


def keep_part(folder: Path, state: State, plan: Plan, rows: pl.DataFrame, gone: Gone, **told: Any) -> None:
    """Write the lines in which a plan differs from an ``earlier`` one (the name of its folder)."""
    frames = {name: getattr(plan, name) for name in FRAMES} | {"rows": rows}
    away = {name: getattr(gone, name).to_list() for name in ("lines", "clients", "contacts")}
    _keep(folder, state, frames, {"gone.json": away}, told)


def _keep(folder: Path, state: State, frames: dict[str, pl.DataFrame], beside: dict[str, Any], told: Any) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=folder.parent, suffix=".part"))
    pl.collect_all(
        frame.lazy().sink_ipc(part / f"{name}.arrow", record_batch_size=_ROWS_IN_A_BATCH, lazy=True)
        for name, frame in frames.items()
    )
    for name, value in beside.items():
        (part / name).write_text(json.dumps(value))
    (part / _INDEX).write_text(json.dumps({**asdict(state), **told}))
    put_on_disk(part)
    try:
        part.rename(folder)
    except OSError:  # another process judged the same and was first: its files are as good
        shutil.rmtree(part)
    _tidy(folder)


def _tidy(latest: Path) -> None:
    """Remove plans that nobody will come back to, those that others are told by last."""
    plans = [plan for plan in all_kept(latest.parent) if plan.folder != latest]
    parts = [plan for plan in plans if plan.earlier is not None]
    wholes = [plan for plan in plans if plan.earlier is None]
    needed = {plan.earlier.folder for plan in (*parts[:_PARTS_KEPT], open_kept(latest)) if plan and plan.earlier}
    old = [plan for plan in wholes[_WHOLE_KEPT:] if plan.folder not in needed]
    for plan in (*parts[_PARTS_KEPT:], *old):
        shutil.rmtree(plan.folder, ignore_errors=True)


def all_kept(folder: Path) -> list[KeptPlan]:
    """All plans of an import, the newest first."""
    made = [path for path in folder.glob("*") if path.suffix != ".part" and (path / _INDEX).exists()]
    found = (open_kept(path) for path in sorted(made, key=lambda path: path.stat().st_mtime_ns, reverse=True))
    return [plan for plan in found if plan is not None]


def open_kept(folder: Path) -> KeptPlan | None:
    """The plan in a folder; ``None`` where none was written to its end, or what it is told by is gone."""
    try:
        plan = _opened(folder, (folder / _INDEX).stat().st_mtime_ns)
    except FileNotFoundError:
        return None
    return plan if plan.earlier is None or (plan.earlier.folder / _INDEX).exists() else None


@lru_cache(maxsize=64)
def _opened(folder: Path, _written: int) -> KeptPlan:
    """A folder of one name may be removed and written again, in part where it was whole: the time tells."""
    told = json.loads((folder / _INDEX).read_text())
    state = State(told["apart"], tuple(told["steps"]))
    earlier, gone = None, None
    if told.get("earlier"):
        whole = folder.parent / told["earlier"]
        earlier = _opened(whole, (whole / _INDEX).stat().st_mtime_ns)
        away = json.loads((folder / "gone.json").read_text())
        gone = Gone(**{name: pl.Series(values, dtype=pl.UInt32) for name, values in away.items()})
    sums = Counter(told["sums"])
    return KeptPlan(folder, state, sums, told["at_change"], told["generation"], told["seconds"], earlier, gone)
