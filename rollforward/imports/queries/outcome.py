"""The receipt as it is shown and handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from rollforward.clients.fields import every_field
from rollforward.clients.showing import mask
from rollforward.engine.fields import FieldSet
from rollforward.engine.issues import REGISTRY
from rollforward.engine.kinds import show
from rollforward.imports import staging
from rollforward.imports.models import Import


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One row of the file: what became of it, which client it is, and which values it changed (label, old, new)."""

    line: int
    verdict: str
    client: tuple[str, str] | None
    why: str
    changed: tuple[tuple[str, str, str], ...]


def receipt(imp: Import) -> dict[str, Any]:
    """The JSON of contract ``import --json``: counts that add up, state, seconds and open questions."""
    kept: dict[str, Any] = imp.receipt
    counts = {
        name: kept.get(name, 0)
        for name in ("rows", "set_aside", "added", "updated", "unchanged", "skipped", "problems")
    }
    nothing = {"added": 0, "updated": 0, "unchanged": 0}
    return {
        "import": imp.reference,
        "state": imp.state,
        "mode": imp.mode,
        **counts,
        "clients": kept.get("clients", nothing),
        "contacts": kept.get("contacts", nothing),
        "seconds": {"read": 0.0, "check": 0.0, "plan": 0.0, "commit": 0.0} | kept.get("seconds", {}),
        "questions": kept.get("questions", []),
    }


def receipt_rows(imp: Import, verdict: str | None = None, start: int = 0, count: int = 100) -> tuple[ReceiptRow, ...]:
    """A page of the file's rows with what became of them; empty when the files are no longer kept."""
    path = staging.outcome_path(imp)
    if not path.exists():
        return ()
    rows = pl.scan_ipc(path)
    if verdict:
        rows = rows.filter(pl.col("verdict") == verdict)
    page = rows.slice(start, count).collect()
    changed = _changes(imp, page["line"].to_list())
    return tuple(
        ReceiptRow(
            row["line"],
            row["verdict"],
            (row["public_id"], row["name"] or "") if row["public_id"] else None,
            REGISTRY[row["why"]].title if row["why"] in REGISTRY else row["why"] or "",
            changed.get(row["line"], ()),
        )
        for row in page.iter_rows(named=True)
    )


def _changes(imp: Import, lines: list[int]) -> dict[int, tuple[tuple[str, str, str], ...]]:
    path = staging.outcome_changes_path(imp)
    if not path.exists():
        return {}
    fields = every_field(imp.firm)
    found: dict[int, tuple[tuple[str, str, str], ...]] = {}
    wanted = pl.scan_ipc(path).filter(pl.col("line").is_in(lines)).select("line", "target", "old", "new").collect()
    for line, target, old, new in wanted.iter_rows():
        label = fields.label_of(target)
        found[line] = (*found.get(line, ()), (label, shown(old, target, fields), shown(new, target, fields)))
    return found


def shown(canonical: str | None, target: str, fields: FieldSet) -> str:
    """A canonical value as a person may see it, sensitive ones masked; so is one whose field is not known any more."""
    field = fields.get(target)
    if not canonical:
        return ""
    if field is None or field.sensitive:
        return mask(canonical)
    return show(canonical, field, fields.members)
