"""What the member says of likely duplicates: one step on the sheet each, taken back like every other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from rollforward.accounts.models import Member
from rollforward.engine.values import EDIT_SCHEMA, IGNORE, Mapping, cell_name
from rollforward.imports.cells import columns
from rollforward.imports.commands.edits import decide_rows, take_step
from rollforward.imports.corrections import DECISION_SCHEMA, corrections
from rollforward.imports.decisions import mapping_from_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept
from rollforward.imports.likely import likely
from rollforward.imports.models import Import
from rollforward.imports.queries.likely import answered

#: What may be said of a pair: one client, two clients, leave the row out, or nothing again.
ANSWERS = ("same", "both", "skip", "")


def answer_twin(imp: Import, member: Member, line: int, other: str, answer: str) -> None:
    """``other``: ``client:17``, or ``row:12`` for an earlier row of the file. Raises ``CannotDo``."""
    pair = next((p for p in likely(imp).pairs.iter_rows(named=True) if p["line"] == line and _name(p) == other), None)
    if pair is None or answer not in ANSWERS:
        raise CannotDo("These two are no longer alike, or the answer is none of those there are. Reload the page.")
    if answer == "same" and pair["pk"] is None:
        take_step(imp, member, "Two rows merged", cells=_merged(imp, [pair]))
    else:
        said = {"same": other, "both": "new", "skip": "skip", "": None}[answer]
        decide_rows(imp, member, dict.fromkeys(_rows_of(imp, line) if answer == "skip" else [line], said))


def merge_certain(imp: Import, member: Member) -> int:
    """Say *same* of all open pairs that are practically certain. Returns how many rows it was said of."""
    decided = corrections(imp).decided()
    pairs = [
        pair
        for pair in likely(imp).pairs.filter(pl.col("decision") == "same").iter_rows(named=True)
        if not answered(pair, decided)
    ]
    clients: dict[int, str | None] = {}
    for pair in pairs:
        if pair["pk"]:
            clients.setdefault(pair["line"], _name(pair))
    rows = [pair for pair in pairs if not pair["pk"] and pair["line"] not in clients]
    if clients or rows:
        decisions = pl.DataFrame(list(clients.items()), DECISION_SCHEMA, orient="row")
        take_step(imp, member, "All that is certain merged", cells=_merged(imp, rows), decisions=decisions)
    return len(clients) + len({pair["line"] for pair in rows})


def _name(pair: dict[str, Any]) -> str:
    return f"client:{pair['pk']}" if pair["pk"] else f"row:{pair['other_line']}"


def _rows_of(imp: Import, line: int) -> list[int]:
    """The lines of the client that the row at ``line`` makes."""
    rows = kept(imp).frame("rows").filter(pl.col("client").is_not_null()).select("line", "client").collect()
    client = rows.filter(pl.col("line") == line)["client"]
    return rows.filter(pl.col("client").is_in(client.implode()))["line"].to_list() or [line]


def _merged(imp: Import, pairs: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """The cells (``EDIT_SCHEMA``) that make rows of two clients rows of one: what says who the client is becomes one
    value in all of them, the earlier row's where both have one. Their contacts stay, unless they are one person too."""
    mapping = mapping_from_json(imp.mapping or {})
    edits: dict[tuple[int, int], str] = {}
    positions = [column.position for column in mapping.columns if column.target != IGNORE]
    for pair in pairs:
        lines = [*_rows_of(imp, pair["other_line"]), *_rows_of(imp, pair["line"])]
        cells = columns(imp, positions, pl.Series("line", lines, dtype=pl.UInt32))
        texts = {row["line"]: row for row in cells.iter_rows(named=True)}
        for (line, position), text in edits.items():
            if line in texts:
                texts[line][cell_name(position)] = text
        leading, joining = texts[pair["other_line"]], texts[pair["line"]]
        for position in _of_client(mapping):
            name = cell_name(position)
            value = leading[name] if leading[name].strip() else joining[name]
            edits |= {(line, position): value for line in texts if texts[line][name] != value}
        for position in _of_contact(mapping) if _one_person(mapping, leading, joining) else ():
            name = cell_name(position)
            value = leading[name] if leading[name].strip() else joining[name]
            edits |= {(r["line"], position): value for r in (leading, joining) if r[name] != value}
    return pl.DataFrame([(line, at, text) for (line, at), text in edits.items()], EDIT_SCHEMA, orient="row")


def _of_client(mapping: Mapping) -> list[int]:
    makers = {*mapping.name_from, *mapping.name_fallback}
    return [c.position for c in mapping.columns if c.target.startswith("client.") or c.position in makers]


def _of_contact(mapping: Mapping) -> list[int]:
    return [c.position for c in mapping.columns if c.target.startswith("contact.")]


def _one_person(mapping: Mapping, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the first contacts of two rows are the same: by e-mail, or by name where one gives none."""

    def text(row: dict[str, Any], *keys: str) -> str:
        found = [row[cell_name(c.position)] for c in mapping.columns if c.target in keys]
        return " ".join(part.strip().casefold() for part in found if part.strip())

    mails = text(one, "contact.email"), text(other, "contact.email")
    if all(mails):
        return mails[0] == mails[1]
    names = [text(row, "contact.first_name", "contact.last_name", "contact.name") for row in (one, other)]
    return not all(names) or names[0] == names[1]
