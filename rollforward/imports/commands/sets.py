"""Corrections of whole sets of cells, worked out by the server on the newest state: each one step of undo.

Working out a million cells takes a moment in which a colleague may take a step of her own; it is then done once more.
Rows that are named by where they stand must stand where the member saw them: after the step of the number ``seen``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.engine.reviewing import BadPattern, Find, found, replaced
from rollforward.engine.values import EDIT_SCHEMA, cell_name
from rollforward.imports.cells import columns
from rollforward.imports.commands.edits import take_step
from rollforward.imports.commands.guard import preparing
from rollforward.imports.corrections import PERSON_SCHEMA, SLOT
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept, latest
from rollforward.imports.models import Import
from rollforward.imports.queries.causes import cure as cure_of
from rollforward.imports.queries.review import column_positions
from rollforward.imports.queries.selecting import Selection, selected
from rollforward.imports.table import added_lines

_TRIES = 5
_LOOKS = 5
_NO_CELLS = pl.DataFrame(schema=EDIT_SCHEMA)


@dataclass(frozen=True, slots=True)
class Replacing:
    """What a replacement would come to: so many ``cells`` in so many ``rows``; a few of them before and after."""

    cells: int
    rows: int
    looks: tuple[tuple[str, str], ...]


def replacing(imp: Import, selection: Selection, find: Find, by: str, positions: Sequence[int] = ()) -> Replacing:
    """Count before replacing. ``positions``: the columns to look in, all where none is named."""
    edits = _replaced(imp, selection, find, by, positions)
    looks = edits.select("was", "text").unique(maintain_order=True).head(_LOOKS)
    return Replacing(edits.height, edits["line"].n_unique(), tuple(looks.iter_rows()))


def replace_all(
    imp: Import, member: Member, selection: Selection, find: Find, by: str, positions: Sequence[int] = ()
) -> int:
    """Put ``by`` in the place of what is found in the selected rows. Returns how many cells changed."""
    return _step(imp, member, "replaced", lambda: _replaced(imp, selection, find, by, positions))


def set_cells(
    imp: Import,
    member: Member,
    selection: Selection,
    positions: Sequence[int],
    text: str,
    rows: slice = slice(None),
    seen: int | None = None,
) -> int:
    """The same text in all selected rows, or in a stretch of them; "" empties them."""
    texts = [[text] * len(_known(imp, positions))]
    return _step(imp, member, "set", lambda: _laid(imp, selection, positions, texts, rows), seen)


def fill_down(
    imp: Import, member: Member, selection: Selection, positions: Sequence[int], rows: slice, seen: int | None = None
) -> int:
    """The cells of the stretch's first row in all rows below it."""

    def filled() -> pl.DataFrame:
        first = _lines(imp, selection, rows)[:1]
        if first.is_empty():
            return _NO_CELLS
        cells = columns(imp, _known(imp, positions), first).row(0, named=True)
        texts = [[cells[cell_name(position)] for position in positions]]
        return _laid(imp, selection, positions, texts, rows)

    return _step(imp, member, "filled", filled, seen)


def paste(
    imp: Import,
    member: Member,
    selection: Selection,
    positions: Sequence[int],
    texts: Sequence[Sequence[str]],
    at: int,
    seen: int | None = None,
) -> int:
    """A block of texts, its first row into the ``at``-th selected one; what reaches below the last row is left out."""
    if any(len(row) != len(positions) for row in texts):
        raise CannotDo("The rows of the block have not as many cells as there are columns. Copy it again.")
    rows = slice(at, at + len(texts))
    return _step(imp, member, "pasted", lambda: _laid(imp, selection, positions, texts, rows), seen)


def decide_selected(
    imp: Import,
    member: Member,
    selection: Selection,
    decision: str,
    rows: slice = slice(None),
    seen: int | None = None,
) -> int:
    """``skip``, ``new`` or "" (the rules decide) for all selected rows."""
    if decision not in ("skip", "new", ""):
        raise CannotDo("Many rows at once can be skipped, added as new, or left to the rules; nothing else.")
    chosen = pl.lit(decision).alias("decision")
    return _decided(imp, member, lambda: _lines(imp, selection, rows).to_frame().with_columns(chosen), seen)


def cure(imp: Import, member: Member, cause: str, cure_key: str, line: int | None = None) -> int:
    """Cure all problems of one cause (``queries.causes``), or those of one row, in one of its ways. Returns how many
    cells or rows."""

    def taken(expected: int) -> int | None:
        found = cure_of(imp, cause, cure_key, line)
        if found.decisions is not None:
            return _take_decisions(imp, member, found.decisions, expected)
        if found.cells is not None:
            return _take_cells(imp, member, "cured", found.cells, expected)
        raise CannotDo("This cure is not there any more. Look at the problems again.")

    return _newest(imp, member, taken)


def _replaced(imp: Import, selection: Selection, find: Find, by: str, positions: Sequence[int]) -> pl.DataFrame:
    """``line``, ``position``, ``text`` and what the cell ``was``, of those that change."""
    wanted = _known(imp, positions or column_positions(imp))
    cells = columns(imp, wanted).join(_lines(imp, selection).to_frame(), on="line", how="semi", maintain_order="left")
    try:
        changed = [_changes(cells, position, find, by) for position in wanted]
    except BadPattern as bad:
        raise CannotDo(str(bad)) from bad
    return pl.concat(changed)


def _changes(cells: pl.DataFrame, position: int, find: Find, by: str) -> pl.DataFrame:
    hits = cells.select("line", was=cell_name(position)).filter(found(cells[cell_name(position)], find))
    texts = hits.with_columns(position=pl.lit(position, pl.Int32), text=replaced(hits["was"], find, by))
    return texts.filter(pl.col("text") != pl.col("was")).select("line", "position", "text", "was")


def _laid(
    imp: Import, selection: Selection, positions: Sequence[int], texts: Sequence[Sequence[str]], rows: slice
) -> pl.DataFrame:
    """Texts (one row of them for all, or one for each) laid on the selected rows; of cells that change alone."""
    lines = _lines(imp, selection, rows)
    laid = []
    for at, position in enumerate(_known(imp, positions)):
        column = [row[at] for row in texts]
        text = pl.lit(column[0]) if len(column) == 1 else pl.Series(column[: len(lines)], dtype=pl.String)
        laid.append(lines.to_frame().with_columns(position=pl.lit(position, pl.Int32), text=text))
    if not laid:
        return _NO_CELLS
    before = columns(imp, positions, lines)
    return pl.concat(_differing(edits, before, position) for edits, position in zip(laid, positions, strict=True))


def _differing(edits: pl.DataFrame, before: pl.DataFrame, position: int) -> pl.DataFrame:
    joined = edits.join(before.select("line", was=cell_name(position)), on="line", maintain_order="left")
    return joined.filter(pl.col("text") != pl.col("was")).select("line", "position", "text")


def _lines(imp: Import, selection: Selection, rows: slice = slice(None)) -> pl.Series:
    """Of a sheet that is being judged anew only those are waited for that the judgement tells."""
    stand = selection.is_everything or selection.as_of is not None
    plan = latest(imp) if stand and added_lines(imp).is_empty() else kept(imp)
    return selected(imp, plan, selection)[rows]


def _known(imp: Import, positions: Sequence[int]) -> Sequence[int]:
    if not set(positions) <= set(column_positions(imp)):
        raise CannotDo("The sheet has no such column, or it is not imported. Reload the page and try again.")
    return positions


_WORDS = {
    "replaced": ("%s cell replaced", "%s cells replaced"),
    "set": ("%s cell set", "%s cells set"),
    "filled": ("%s cell filled down", "%s cells filled down"),
    "pasted": ("%s cell pasted", "%s cells pasted"),
    "cured": ("%s cell cured", "%s cells cured"),
}


def _step(imp: Import, member: Member, how: str, work_out: Callable[[], pl.DataFrame], seen: int | None = None) -> int:
    return _newest(imp, member, lambda expected: _take_cells(imp, member, how, work_out(), expected), seen)


def _decided(imp: Import, member: Member, work_out: Callable[[], pl.DataFrame], seen: int | None = None) -> int:
    return _newest(imp, member, lambda expected: _take_decisions(imp, member, work_out(), expected), seen)


def _take_cells(imp: Import, member: Member, how: str, edits: pl.DataFrame, expected: int) -> int | None:
    """How many cells the step changed; ``None`` where the sheet is no longer as it was after the step ``expected``."""
    one, many = _WORDS[how]
    words = ngettext(one, many, edits.height) % f"{edits.height:,}"
    cells = edits.select(pl.col(name).cast(kind) for name, kind in EDIT_SCHEMA.items())
    done = edits.is_empty() or take_step(imp, member, words, cells=cells, expected=expected)
    return edits.height if done else None


def _take_decisions(imp: Import, member: Member, found: pl.DataFrame, expected: int) -> int | None:
    """The same of rows that are decided about."""
    person = pl.format(f"{SLOT}{{}}", "slot") if "slot" in found.columns else pl.lit("")
    decisions = found.with_columns(person=person).select(pl.col(n).cast(kind) for n, kind in PERSON_SCHEMA.items())
    words = ngettext("Decision about %s row", "Decision about %s rows", decisions.height) % f"{decisions.height:,}"
    done = decisions.is_empty() or take_step(imp, member, words, decisions=decisions, expected=expected)
    return decisions.height if done else None


def _newest(imp: Import, member: Member, taken: Callable[[int], int | None], seen: int | None = None) -> int:
    """Take a step on the newest state, which must be that of the step ``seen`` where that is given."""
    preparing(imp, member)
    for _ in range(_TRIES):
        imp.refresh_from_db(fields=["last_step", "state"])
        if seen is not None and imp.last_step != seen:
            raise CannotDo(
                "The rows shown have changed meanwhile. Look whether they are still the ones you mean, and repeat."
            )
        count = taken(imp.last_step)
        if count is not None:
            return count
    raise CannotDo("Colleagues changed the sheet again and again meanwhile. Try once more in a moment.")
