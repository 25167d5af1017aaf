"""The member's corrections in force: cells, what she decided about rows, rows that she added.

A step is kept as frames, sealed and packed: a paste of 300,000 cells is one row of the table. What all steps come to is
kept in memory for the states last asked for, since one edit more or fewer is most of what happens to it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.clients.columns import VAULT
from rollforward.engine.reviewing import History, Move, replay
from rollforward.engine.values import EDIT_SCHEMA
from rollforward.imports.models import Import, Step
from rollforward.imports.recent import Recent

#: ``decision``: ``skip``, ``new``, ``client:<pk>``, ``REMOVED``, or "" where the rules decide again.
DECISION_SCHEMA = {"line": pl.UInt32, "decision": pl.String}
#: The same about a person (``engine/matching/people``): ``one``, ``contact:<pk>``, ``apart`` or "". It stands at a row
#: of each client that names him. ``person`` is "" where a decision is about the row.
PERSON_SCHEMA = {**DECISION_SCHEMA, "person": pl.String}
#: In the place of a person, before a number: which contact of the row a decision is about: ``new``, ``contact:<pk>`` or
#: "". No person is called so: e-mail and name have a space between them.
SLOT = "slot:"
#: What is decided about a row that the member added and took away again.
REMOVED = "removed"

_STATES_KEPT = 12
#: What there is one word on: of ``cells``, and of ``decisions``.
CELL, DECIDED = ["line", "position"], ["line", "person"]


@dataclass(frozen=True, slots=True)
class Corrections:
    """``cells`` (``EDIT_SCHEMA``, one row per cell) and ``decisions`` (``PERSON_SCHEMA``, one row per line and person)
    as they stand; ``added_rows`` beside those that the sheet began with."""

    cells: pl.DataFrame
    decisions: pl.DataFrame
    added_rows: int = 0

    def after(self, steps: Sequence[Step]) -> Corrections:
        """These, and some further steps on top."""
        cells = [unpack(step.cells, EDIT_SCHEMA) for step in steps]
        decisions = [unpack(step.decisions, PERSON_SCHEMA) for step in steps]
        return Corrections(
            _laid(self.cells, cells, CELL),
            _laid(self.decisions, decisions, DECIDED),
            self.added_rows + sum(step.added_rows for step in steps),
        )

    def decided(self) -> dict[int, str]:
        """What was decided about rows, as ``Choices.rows`` has it."""
        told = self.decisions.filter(~pl.col("decision").is_in(["", REMOVED]), pl.col("person") == "")
        return dict(told.select("line", "decision").iter_rows())

    def people(self) -> dict[str, str]:
        """What was said of persons, the latest word of each: ``one``, ``contact:<pk>`` or ``apart``."""
        of_person = (pl.col("person") != "") & ~pl.col("person").str.starts_with(SLOT)
        told = self.decisions.filter(of_person).unique("person", keep="last", maintain_order=True)
        return dict(told.filter(pl.col("decision") != "").select("person", "decision").iter_rows())

    def contacts(self) -> dict[tuple[int, int], str]:
        """Which of several contacts was chosen, as ``Choices.contacts`` has it."""
        told = self.decisions.filter(pl.col("person").str.starts_with(SLOT), pl.col("decision") != "")
        slot = pl.col("person").str.strip_prefix(SLOT).cast(pl.Int64)
        return {(line, at): said for line, at, said in told.select("line", slot, "decision").iter_rows()}

    def removed(self) -> pl.Series:
        """Lines of added rows that were taken away again."""
        return self.decisions.filter(pl.col("decision") == REMOVED)["line"]


def _laid(before: pl.DataFrame, more: list[pl.DataFrame], by: list[str]) -> pl.DataFrame:
    """The last word on each; ``before`` has one on each, and may be very long."""
    new = pl.concat([before.clear(), *more]).unique(by, keep="last", maintain_order=True)
    return pl.concat([before.join(new, on=by, how="anti", maintain_order="left"), new]) if new.height else before


NONE = Corrections(pl.DataFrame(schema=EDIT_SCHEMA), pl.DataFrame(schema=PERSON_SCHEMA))


def history(imp: Import) -> History:
    """Which steps are in force, and which wait for a redo."""
    moves = Step.objects.filter(of_import=imp).order_by("number").values_list("number", "did")
    return replay(Move(number, did) for number, did in moves)  # type: ignore[arg-type]  # the column's choices


def corrections(imp: Import, of: History | None = None) -> Corrections:
    """What all steps in force come to."""
    done = (of or history(imp)).done
    if not done:
        return NONE
    known = _known.get((imp.reference, done))
    if known is None:
        before = _known.get((imp.reference, done[:-1])) if len(done) > 1 else NONE
        wanted = done[-1:] if before else done
        steps = Step.objects.filter(of_import=imp, number__in=wanted).order_by("number")
        known = (before or NONE).after(list(steps))
        _known.put((imp.reference, done), known)
    return known


def pack(frame: pl.DataFrame) -> bytes:
    """A frame as the table keeps it; nothing for an empty one."""
    if frame.is_empty():
        return b""
    buffer = io.BytesIO()
    frame.write_ipc(buffer, compression="zstd")
    return VAULT.seal_bytes(buffer.getvalue())


def unpack(packed: bytes | memoryview, schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """The reverse of ``pack``; columns that were not packed are empty texts."""
    if not packed:
        return pl.DataFrame(schema=schema)
    found = pl.read_ipc(io.BytesIO(VAULT.open_bytes(bytes(packed))))
    return found.with_columns(pl.lit("").alias(name) for name in schema if name not in found.columns)


#: The states last used. Steps never change.
_known: Recent[Corrections] = Recent(_STATES_KEPT)
