"""From an import row to its Plan, and the plan kept in files so that any page of it opens at once.

The kept plan is named by everything it depends on: the decisions, the corrections, the firm's fields and the number of
the firm's last change. Whatever alters one of these makes another name, so nothing stale is ever shown.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.clients.fields import field_set
from rollforward.engine.arranging import arrange
from rollforward.engine.pipeline import judge as judge_table
from rollforward.engine.reading import table_of
from rollforward.engine.values import Choices, Counts, Joined, Mode, Plan, RowCounts, Table
from rollforward.imports import staging
from rollforward.imports.clock import Clock
from rollforward.imports.corrections import corrections, history
from rollforward.imports.decisions import (
    arrangement_of,
    choices_from_json,
    mapping_from_json,
    region_from_json,
    settled_from_json,
)
from rollforward.imports.existing import existing, existing_to_replace
from rollforward.imports.models import Import
from rollforward.imports.readable import readable_fields
from rollforward.imports.since import downloaded
from rollforward.imports.states import OPEN
from rollforward.imports.tabs import second_table
from rollforward.sandbox import open_staged

#: Small batches, so that one page reads one or two of them.
_ROWS_IN_A_BATCH = 16_384
#: Raised whenever the files of a kept plan change: those of an older program count as not there.
_FORM = 3
#: Plans of earlier states that stay, so that an undo finds its own.
_EARLIER_KEPT = 2
_PLAN_FRAMES = ("rows", "clients", "contacts", "links", "changes", "problems", "candidates")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A plan, and the state of the firm it was made from. ``digest`` names what it would do: equal ones write the
    same."""

    plan: Plan
    at_change: int
    generation: int
    digest: str
    seconds: dict[str, float]


def choices_of(imp: Import) -> Choices:
    """Everything that was decided beside the mapping, the single rows among it."""
    return replace(choices_from_json(imp.choices), rows=corrections(imp).decided())


def table(imp: Import) -> Table:
    """The client list of the chosen sheet, its rows as clients with contacts, and below it the added rows that the
    member has filled."""
    region, restored = region_from_json(imp.region or {})
    book = open_staged(staging.sheets_dir(imp))
    arrangement = arrangement_of(imp.mapping)
    second = second_table(book, arrangement) if isinstance(arrangement, Joined) else None
    found = arrange(table_of(book.sheet(imp.sheet or 0), region, restored), arrangement, second)
    lines = added_lines(imp)
    if lines.is_empty():
        return found
    filled = corrections(imp).cells.filter(pl.col("text").str.contains(r"\S"))["line"]
    added = lines.filter(lines.is_in(filled.implode())).to_frame()
    blank_cells = [pl.lit("").alias(name) for name in found.rows.columns if name != "line"]
    return Table(found.header, pl.concat([found.rows, added.with_columns(blank_cells)]), found.region)


def judge(imp: Import, choices: Choices | None = None) -> Judgement:
    """What the import would do now, or with other choices. Reads the present clients; writes nothing."""
    clock = Clock()
    firm = Firm.objects.get(pk=imp.firm_id)
    mapping, choices = mapping_from_json(imp.mapping or {}), choices or choices_of(imp)
    fields = readable_fields(firm, mapping)
    present = (existing_to_replace if imp.mode == Import.Mode.CLEAR else existing)(firm, mapping)
    if imp.mode != Import.Mode.CLEAR:
        present = replace(present, downloaded=downloaded(imp, firm, mapping))
    mode: Mode = "clear" if imp.mode == Import.Mode.CLEAR else "update"
    plan = judge_table(table(imp), mapping, fields, choices, corrections(imp).cells, present, mode, clock.lap)
    return Judgement(plan, firm.last_change, firm.generation, _digest(plan), clock.seconds)


def _digest(plan: Plan) -> str:
    digest = hashlib.sha256()
    for frame in (plan.rows.drop("client"), plan.changes.drop("number")):
        digest.update(frame.write_csv(None).encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan in files: ``frame(name)`` scans one lazily, so that a page costs the same in a short and in a long
    list."""

    folder: Path
    row_counts: RowCounts
    client_counts: Counts
    contact_counts: Counts
    at_change: int
    generation: int
    digest: str
    seconds: dict[str, float]

    def frame(self, name: str) -> pl.LazyFrame:
        return pl.scan_ipc(self.folder / f"{name}.arrow")


def kept(imp: Import) -> KeptPlan:
    """The plan of the import as it stands, from its files if they are there, else judged and kept now."""
    folder = staging.judged_dir(imp) / _name(imp)
    if not (folder / "plan.json").exists():
        _keep(judge(imp), added_lines(imp), folder)
    return _open(folder)


def kept_latest(imp: Import) -> KeptPlan:
    """Of an import under review its plan now; of a finished one the plan that was carried out, while it is kept."""
    if imp.state in OPEN:
        return kept(imp)
    made = [path for path in staging.judged_dir(imp).glob("*") if (path / "plan.json").exists()]
    return _open(max(made, key=lambda path: path.stat().st_mtime)) if made else kept(imp)


def judge_or_recall(imp: Import) -> Judgement:
    """As ``judge``, but from the kept plan where one was made of just this: the review has judged it already."""
    folder = staging.judged_dir(imp) / _name(imp)
    if not (folder / "plan.json").exists():
        return judge(imp)
    known = _open(folder)
    frames = {name: pl.read_ipc(folder / f"{name}.arrow") for name in _PLAN_FRAMES}
    frames["rows"] = frames["rows"].filter(pl.col("verdict").is_not_null())
    plan = Plan(
        **frames, row_counts=known.row_counts, client_counts=known.client_counts, contact_counts=known.contact_counts
    )
    return Judgement(plan, known.at_change, known.generation, known.digest, known.seconds)


def first_added_line(imp: Import) -> int:
    """The line of the first row that a member can add: the one below the file's last."""
    sheet = open_staged(staging.sheets_dir(imp)).scan(imp.sheet or 0)
    last = int(sheet.select(pl.col("line").max()).collect().item() or 0)
    arrangement = arrangement_of(imp.mapping)
    if isinstance(arrangement, Joined):  # the contacts' lines are counted on from the clients'
        of_contacts = open_staged(staging.sheets_dir(imp)).scan(arrangement.sheet)
        last = arrangement.offset + int(of_contacts.select(pl.col("line").max()).collect().item() or 0)
    return last + 1


def added_lines(imp: Import) -> pl.Series:
    """The lines of the rows that the member added below the file's last line, filled or not."""
    made = corrections(imp)
    count = imp.extra_rows + made.added_rows
    if not count:
        return pl.Series("line", [], dtype=pl.UInt32)
    first = first_added_line(imp)
    lines = pl.Series("line", range(first, first + count), dtype=pl.UInt32)
    return lines.filter(~lines.is_in(made.removed().implode()))


def _with_blank_rows(rows: pl.DataFrame, added: pl.Series) -> pl.DataFrame:
    """The plan's rows, and the added ones that are still blank: no rows of the import, but shown to be typed into."""
    blank = pl.DataFrame(added).join(rows, on="line", how="anti")
    return pl.concat([rows, blank], how="diagonal").sort("line") if blank.height else rows


def _name(imp: Import) -> str:
    firm = Firm.objects.get(pk=imp.firm_id)
    parts = [_FORM, imp.mode, imp.sheet, imp.region, imp.mapping, imp.choices, imp.extra_rows, history(imp).done]
    parts += [firm.last_change, firm.generation, asdict(field_set(firm))]
    parts.append(asdict(settled_from_json(imp.reading).read_as))
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:24]


def _keep(judgement: Judgement, blank: pl.Series, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=folder.parent, suffix=".part"))
    plan = judgement.plan
    frames = {name: getattr(plan, name) for name in _PLAN_FRAMES} | {"rows": _with_blank_rows(plan.rows, blank)}
    pl.collect_all(
        frame.lazy().sink_ipc(part / f"{name}.arrow", record_batch_size=_ROWS_IN_A_BATCH, lazy=True)
        for name, frame in frames.items()
    )
    told = {
        "row_counts": asdict(plan.row_counts),
        "client_counts": asdict(plan.client_counts),
        "contact_counts": asdict(plan.contact_counts),
        "at_change": judgement.at_change,
        "generation": judgement.generation,
        "digest": judgement.digest,
        "seconds": judgement.seconds,
    }
    (part / "plan.json").write_text(json.dumps(told))
    older = sorted((p for p in folder.parent.iterdir() if p.suffix != ".part"), key=lambda p: p.stat().st_mtime)
    try:
        part.rename(folder)
    except OSError:  # another request judged the same and was first: its files are as good
        shutil.rmtree(part)
        return
    for path in older[:-_EARLIER_KEPT]:
        shutil.rmtree(path, ignore_errors=True)


@lru_cache(maxsize=64)
def _open(folder: Path) -> KeptPlan:
    told = json.loads((folder / "plan.json").read_text())
    return KeptPlan(
        folder,
        RowCounts(**told["row_counts"]),
        Counts(**told["client_counts"]),
        Counts(**told["contact_counts"]),
        told["at_change"],
        told["generation"],
        told["digest"],
        told["seconds"],
    )
