"""The review: counts, kinds of problems, and any page of the sheet with verdicts, problems and old values."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from rollforward.clients.fields import every_field
from rollforward.clients.models import Client, Contact
from rollforward.engine.fields import ADD_TO_NOTES, NOTES, FieldSet
from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import IGNORE, Counts, Mapping, RowCounts
from rollforward.imports.cells import columns
from rollforward.imports.corrections import history
from rollforward.imports.decisions import mapping_from_json
from rollforward.imports.judging import KeptPlan, Sums, kept, nearest, with_edits_checked
from rollforward.imports.models import Import
from rollforward.imports.queries.outcome import shown
from rollforward.imports.queries.selecting import Selection, selected
from rollforward.imports.queries.where import targets
from rollforward.imports.receipts import set_aside_lines
from rollforward.journal.versions import Version

#: What is known of a row that was added since.
_NOT_JUDGED = {"verdict": None, "key": None, "why": None, "client": None}


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one kind: how many rows have it."""

    code: str
    title: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of the sheet. ``options``: labels to choose from, for select fields and yes/no."""

    position: int
    header: str
    target: str
    label: str
    kind: str
    options: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """The import as it stands: what Submit would do, ``seen`` by the firm's clients as they were then."""

    counts: RowCounts
    clients: Counts
    contacts: Counts
    set_aside: int
    problems: tuple[ProblemGroup, ...]
    can_undo: bool
    can_redo: bool
    headers: tuple[GridColumn, ...]
    total_rows: int
    seen: Version


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a cell or a row, in words."""

    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the sheet. ``old``: by position, the stored value that an update would replace. ``problems``: by
    position, -1 for the whole row. ``candidates``: for *several found*, the clients (key, public ID, name) to choose
    from; ``contacts``: the same of its contacts, by slot."""

    line: int
    verdict: str | None
    key: str | None
    why: str
    client: tuple[str, str] | None
    cells: tuple[str, ...]
    old: dict[int, str]
    problems: dict[int, tuple[Problem, ...]]
    candidates: tuple[tuple[int, str, str], ...]
    contacts: dict[int, tuple[tuple[int, str, str], ...]]

    def asked(self, chosen: AbstractMapping[tuple[int, int], str]) -> list[dict[str, Any]]:
        """The ``contacts`` as programs are told: of each slot what was ``chosen`` (by line and slot), and from whom."""
        return [
            {
                "slot": slot,
                "decision": chosen.get((self.line, slot), ""),
                "candidates": [{"pk": pk, "id": public_id, "name": name} for pk, public_id, name in offered],
            }
            for slot, offered in self.contacts.items()
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """``total``: rows under the chosen filter; ``start``: of the first row given. ``updating``: the sheet is being
    judged just now; this is what was known before, but for the cells, which are as they stand."""

    total: int
    start: int
    rows: tuple[GridRow, ...]
    updating: bool = False


def judge(imp: Import) -> Judged:
    """What the import would do now, counted. Kept until something changes."""
    fields = targets(imp)
    return _counted(imp, kept(imp, fields), fields)


def judge_and_page(imp: Import, start: int, count: int, selection: Selection) -> tuple[Judged, Page]:
    """Both, of one and the same plan."""
    fields = targets(imp)
    plan = kept(imp, fields)
    return _counted(imp, plan, fields), _page(imp, plan, fields, start, count, selection)


def _counted(imp: Import, plan: KeptPlan, fields: FieldSet) -> Judged:
    steps = history(imp)
    return Judged(
        plan.row_counts,
        plan.client_counts,
        plan.contact_counts,
        set_aside_lines(imp),
        _groups(plan.sums),
        bool(steps.done),
        bool(steps.undone),
        grid_columns(mapping_from_json(imp.mapping or {}), fields),
        plan.sums["shown"],
        Version(plan.generation, plan.at_change),
    )


def page(imp: Import, start: int, count: int, show: str | Selection = "all") -> Page:
    """Rows ``start`` to ``start + count`` of those selected; a text is the selection's ``show``."""
    fields = targets(imp)
    plan, is_new = nearest(imp, fields)
    selection = Selection(show) if isinstance(show, str) else show
    return _page(imp, plan, fields, start, count, selection, is_new=is_new)


def _page(
    imp: Import, plan: KeptPlan, fields: FieldSet, start: int, count: int, selection: Selection, *, is_new: bool = True
) -> Page:
    mapping = mapping_from_json(imp.mapping or {})
    matching = selected(imp, plan, selection)
    lines = matching.slice(start, count)
    return Page(len(matching), start, _rows(imp, plan, mapping, fields, lines, is_new=is_new), updating=not is_new)


def _groups(sums: Sums) -> tuple[ProblemGroup, ...]:
    rank = {"error": 0, "warning": 1, "info": 2}
    counts = {name.removeprefix("code "): n for name, n in sums.items() if name.startswith("code ")}
    groups = [ProblemGroup(c, REGISTRY[c].title, REGISTRY[c].severity, n) for c, n in counts.items()]
    return tuple(sorted(groups, key=lambda g: (rank[g.severity], -g.count, g.code)))


def grid_columns(mapping: Mapping, fields: FieldSet) -> tuple[GridColumn, ...]:
    """The columns that a row of the grid has cells of."""
    return tuple(
        GridColumn(
            c.position,
            c.header,
            c.target,
            f"{field.label}: {c.header.strip()}" if c.target == ADD_TO_NOTES else fields.label_of(c.target),
            field.kind,
            ("Yes", "No") if field.kind == "yes/no" else tuple(o.label for o in field.options),
            field.required,
        )
        for c in mapping.columns
        if c.target != IGNORE and (field := fields.get(c.target)) is not None
    )


def column_positions(imp: Import) -> list[int]:
    """Where the columns of the grid stand in the file."""
    return [column.position for column in grid_columns(mapping_from_json(imp.mapping or {}), targets(imp))]


def _rows(
    imp: Import, plan: KeptPlan, mapping: Mapping, fields: FieldSet, lines: pl.Series, *, is_new: bool
) -> tuple[GridRow, ...]:
    if lines.is_empty():
        return ()
    positions = [c.position for c in grid_columns(mapping, fields)]
    wanted = pl.col("line").is_in(lines.implode())
    judged = dict.fromkeys(lines, _NOT_JUDGED) | {r["line"]: r for r in plan.rows_of(lines).iter_rows(named=True)}
    texts = _texts(imp, lines, positions)
    found = (plan.frame(name).filter(wanted) for name in ("problems", "changes", "candidates"))
    problems, changes, meant = pl.collect_all(found)
    if not is_new:
        problems = with_edits_checked(imp, plan, problems, lines)
    clients = _clients(plan, [row["client"] for row in judged.values() if row["client"] is not None])
    old = _old(changes, mapping, every_field(imp.firm)) if changes.height else {}
    candidates = _candidates(meant)
    told = problems_in_words(problems, fields)
    return tuple(
        GridRow(
            line,
            judged[line]["verdict"],
            judged[line]["key"],
            judged[line]["why"] or "",
            clients.get(judged[line]["client"]),
            tuple(texts[line]),
            old.get(line, {}),
            told.get(line, {}),
            candidates.get((line, 0), ()),
            {slot: who for (at, slot), who in candidates.items() if at == line and slot},
        )
        for line in lines
    )


def _texts(imp: Import, lines: pl.Series, positions: list[int]) -> dict[int, list[str]]:
    """The cells of the lines as they stand: the file's text, under the corrections in force."""
    return {line: cells for line, *cells in columns(imp, positions, lines).iter_rows()}


def _clients(plan: KeptPlan, numbers: list[int]) -> dict[int, tuple[str, str]]:
    """Public ID ("" for new ones) and name of the clients that the rows mean, by the plan's number."""
    if not numbers:
        return {}
    rows = list(plan.clients_of(pl.Series(numbers, dtype=pl.UInt32)).iter_rows(named=True))
    pks = [row["pk"] for row in rows if row["pk"] is not None]
    stored = {
        pk: (public_id, name)
        for pk, public_id, name in Client.objects.filter(pk__in=pks).values_list("pk", "public_id", "name")
    }
    return {row["client"]: stored.get(row["pk"], ("", row.get("client.name") or "")) for row in rows}


def _old(changes: pl.DataFrame, mapping: Mapping, fields: FieldSet) -> dict[int, dict[int, str]]:
    position_of = {c.target: c.position for c in mapping.columns}
    if ADD_TO_NOTES in position_of:
        position_of.setdefault(NOTES, position_of[ADD_TO_NOTES])
    found: dict[int, dict[int, str]] = {}
    for line, target, old in changes.select("line", "target", "old").iter_rows():
        if target in position_of:
            found.setdefault(line, {})[position_of[target]] = shown(old, target, fields)
    return found


def problems_in_words(problems: pl.DataFrame, fields: FieldSet) -> dict[int, dict[int, tuple[Problem, ...]]]:
    """By line and position."""
    found: dict[int, dict[int, tuple[Problem, ...]]] = {}
    for row in problems.iter_rows(named=True):
        label = fields.label_of(row["target"]) if fields.get(row["target"] or "") else ""
        message = REGISTRY[row["code"]].say(value=row["value"] or "", label=label, detail=row["detail"] or "")
        cells = found.setdefault(row["line"], {})
        cells[row["position"]] = (*cells.get(row["position"], ()), Problem(row["code"], row["severity"], message))
    return found


def _candidates(meant: pl.DataFrame) -> dict[tuple[int, int], tuple[tuple[int, str, str], ...]]:
    """By line and slot (0: the client), who may be meant."""
    rows = list(meant.select("line", "slot", "pk").unique().sort("line", "slot", "pk").iter_rows())
    clients = Client.objects.filter(pk__in=[pk for _, slot, pk in rows if not slot])
    people = Contact.objects.filter(pk__in=[pk for _, slot, pk in rows if slot])
    names = {(False, each.pk): (each.public_id, each.name) for each in clients}
    names |= {(True, each.pk): (each.public_id, _known_by(each)) for each in people}
    found: dict[tuple[int, int], tuple[tuple[int, str, str], ...]] = {}
    for line, slot, pk in rows:
        if name := names.get((slot > 0, pk)):
            found[line, slot] = (*found.get((line, slot), ()), (pk, *name))
    return found


def _known_by(contact: Contact) -> str:
    """The name, and what tells apart who has the same."""
    told = (str(contact), contact.email, contact.mobile or contact.phone)
    return ", ".join(dict.fromkeys(text for text in told if text))
