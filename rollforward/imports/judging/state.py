"""What a judgement depends on. Whatever alters any of it makes another name, so that nothing stale is ever shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.clients.fields import field_set
from rollforward.engine.fields import FieldSet
from rollforward.engine.reviewing import History
from rollforward.imports.corrections import CELL, DECIDED, Corrections, corrections, history
from rollforward.imports.decisions import settled_from_json
from rollforward.imports.models import Import
from rollforward.imports.recent import Recent
from rollforward.imports.table import first_added_line

#: Raised whenever the files of a kept plan change: those of an older program count as not there.
_FORM = 6


@dataclass(frozen=True, slots=True)
class State:
    """``steps``: those of the members that are in force; ``apart``: a name for everything else."""

    apart: str
    steps: tuple[int, ...]

    @property
    def name(self) -> str:
        return hashlib.sha256(json.dumps([self.apart, self.steps]).encode()).hexdigest()[:24]


def state_of(imp: Import, fields: FieldSet | None = None) -> State:
    """As it stands. ``fields``: the firm's, where they were read just now."""
    firm = Firm.objects.get(pk=imp.firm_id)
    parts = [_FORM, imp.mode, imp.sheet, imp.region, imp.mapping, imp.choices, imp.extra_rows]
    parts += [firm.last_client_change, firm.generation, repr(fields or field_set(firm))]
    parts.append(asdict(settled_from_json(imp.reading).read_as))
    apart = hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:24]
    return State(apart, history(imp).done)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise on the sheet ``now``, under ``steps``, than under others ``then``: ``lines`` of which anything
    differs, ``cells`` (``line``, ``position``) that do, and the ``positions`` of those."""

    steps: tuple[int, ...]
    then: Corrections
    now: Corrections
    lines: pl.Series
    cells: pl.DataFrame
    positions: tuple[int, ...]


#: After a large paste every request asks for the same.
_differences: Recent[Difference] = Recent(4)


def difference(imp: Import, earlier: State, steps: tuple[int, ...] | None = None) -> Difference:
    """Between the sheet under the earlier ``steps`` and under these, which are those in force where none are told."""
    steps = history(imp).done if steps is None else steps
    key = imp.reference, imp.extra_rows, earlier.steps, steps
    known = _differences.get(key)
    if known is None:
        known = _difference(imp, earlier, steps)
        _differences.put(key, known)
    return known


def _difference(imp: Import, earlier: State, steps: tuple[int, ...]) -> Difference:
    then, now = (corrections(imp, History(done)) for done in (earlier.steps, steps))
    common = _common(earlier.steps, steps)
    apart = [corrections(imp, History(done[common:])) for done in (earlier.steps, steps)]
    cells = _differing(then.cells, now.cells, pl.concat([each.cells for each in apart]), CELL)
    decided = _differing(then.decisions, now.decisions, pl.concat([each.decisions for each in apart]), DECIDED)
    lines = pl.concat([cells["line"], decided["line"], _added(imp, then, now)]).unique().sort()
    return Difference(steps, then, now, lines, cells, tuple(cells["position"].unique().sort()))


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many steps both begin with."""
    fewest = min(len(one), len(other))
    return next((n for n in range(fewest) if one[n] != other[n]), fewest)


def _differing(then: pl.DataFrame, now: pl.DataFrame, touched: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Only what a step of one alone ``touched`` can differ: of many corrections that is mostly little."""
    one, other = (each.join(touched, on=by, how="semi") for each in (then, now))
    both = [one.join(other, on=other.columns, how="anti"), other.join(one, on=other.columns, how="anti")]
    return pl.concat(both).select(by).unique()


def _added(imp: Import, then: Corrections, now: Corrections) -> pl.Series:
    """Lines that were added since, or are not any more."""

    if then.added_rows == now.added_rows:
        return pl.Series("line", [], pl.UInt32)
    first = first_added_line(imp) + imp.extra_rows
    fewest, most = sorted((then.added_rows, now.added_rows))
    return pl.Series("line", range(first + fewest, first + most), pl.UInt32)
