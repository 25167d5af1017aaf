"""What the member says of likely duplicates: one step on the sheet each, taken back like every other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from rollforward.accounts.models import Member
from rollforward.engine.duplicates import called_alike
from rollforward.engine.fields import base_key
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
        lines = _rows_of(imp, [line])[line] if answer == "skip" else [line]
        decide_rows(imp, member, dict.fromkeys(lines, said))


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


def _rows_of(imp: Import, lines: Collection[int]) -> dict[int, list[int]]:
    """By line: all lines of the client that its row makes."""
    rows = kept(imp).frame("rows").filter(pl.col("client").is_not_null()).select("line", "client").collect()
    asked = rows.filter(pl.col("line").is_in(list(lines))).rename({"line": "asked"})
    found = asked.join(rows, on="client").sort("line").group_by("asked").agg("line")
    return {line: [line] for line in lines} | dict(found.iter_rows())


def _merged(imp: Import, pairs: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """The cells (``EDIT_SCHEMA``) that make rows of two clients rows of one: what says who the client is becomes one
    value in all of them, the earlier row's where both have one. Their contacts stay; one person twice is one."""
    mapping = mapping_from_json(imp.mapping or {})
    edits: dict[tuple[int, int], str] = {}
    rows_of = _rows_of(imp, {pair[end] for pair in pairs for end in ("other_line", "line")})
    known = _texts(imp, mapping, {line for lines in rows_of.values() for line in lines})
    for pair in pairs:
        texts = {line: known[line] for end in ("other_line", "line") for line in rows_of[pair[end]]}
        made = _of_pair(mapping, texts, pair["other_line"], pair["line"])
        made |= _second_primaries(mapping, texts, rows_of[pair["line"]])
        for (line, position), text in made.items():
            known[line][cell_name(position)] = text
        edits |= made
    return pl.DataFrame([(line, at, text) for (line, at), text in edits.items()], EDIT_SCHEMA, orient="row")


def _texts(imp: Import, mapping: Mapping, lines: Collection[int]) -> dict[int, dict[str, Any]]:
    """By line: its cells that are imported, under their names."""
    positions = [column.position for column in mapping.columns if column.target != IGNORE]
    cells = columns(imp, positions, pl.Series("line", sorted(lines), dtype=pl.UInt32))
    return {row["line"]: row for row in cells.iter_rows(named=True)}


def _of_pair(
    mapping: Mapping, texts: dict[int, dict[str, Any]], other_line: int, line: int
) -> dict[tuple[int, int], str]:
    """What the rows of two clients, ``texts`` by line, must say to be rows of one."""
    edits: dict[tuple[int, int], str] = {}
    leading, joining = texts[other_line], texts[line]
    for position in _of_client(mapping):
        name = cell_name(position)
        value = leading[name] if leading[name].strip() else joining[name]
        edits |= {(at, position): value for at in texts if texts[at][name] != value}
    for position in _of_contact(mapping) if _one_person(mapping, leading, joining) else ():
        name = cell_name(position)
        value = leading[name] if leading[name].strip() else joining[name]
        edits |= {(row["line"], position): value for row in (leading, joining) if row[name] != value}
    return edits


def _second_primaries(
    mapping: Mapping, texts: dict[int, dict[str, Any]], joining: list[int]
) -> dict[tuple[int, int], str]:
    """One client has one primary contact: the earlier rows' one stays, where they name one."""
    marks = [c.position for c in mapping.columns if base_key(c.target) == "contact.primary"]
    marked = {(line, at) for line, row in texts.items() for at in marks if row[cell_name(at)].strip()}
    if all(line in joining for line, _ in marked):
        return {}
    return {(line, at): "" for line, at in marked if line in joining}


def _of_client(mapping: Mapping) -> list[int]:
    makers = {*mapping.name_from, *mapping.name_fallback}
    return [c.position for c in mapping.columns if c.target.startswith("client.") or c.position in makers]


def _of_contact(mapping: Mapping) -> list[int]:
    return [c.position for c in mapping.columns if c.target.startswith("contact.")]


def _one_person(mapping: Mapping, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the first contacts of two rows are the same: by name, a short one where the e-mail is the same too. Two
    people may share an address, so that alone says nothing where both are named."""
    mails = [_text(mapping, row, "contact.email") for row in (one, other)]
    names = [_text(mapping, row, "contact.first_name", "contact.last_name", "contact.name") for row in (one, other)]
    if all(mails) and mails[0] != mails[1]:
        return False
    if all(names):
        return names[0] == names[1] or (all(mails) and _short_for(*(name.split() for name in names)))
    return all(mails) or not any(mails + names)


def _short_for(one: list[str], other: list[str]) -> bool:
    """Whether the last names are equal, and one given name begins or is short for the other."""
    first, second = one[0], other[0]
    alike = first.startswith(second) or second.startswith(first) or called_alike(first, second)
    return one[-1] == other[-1] and alike


def _text(mapping: Mapping, row: dict[str, Any], *keys: str) -> str:
    found = [row[cell_name(c.position)] for c in mapping.columns if c.target in keys]
    return " ".join(part.strip().casefold() for part in found if part.strip())
