"""What a column tells as a whole. Once that is known, each of its cells is checked by itself.

So a few rows can be checked without the others, to the same result, as long as their columns still tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rollforward.engine import kinds
from rollforward.engine.checking.damage import Usual, usual

#: Names of counts: cells that fill the field behind it as well, cells with two persons.
PIECE, COUPLES = "piece ", "couples"

_NOTHING_USUAL = Usual()


@dataclass(frozen=True, slots=True)
class Told:
    """Of one column: how it writes (see ``kinds.Context``), how its whole cells look (``damage``), which ``pieces``
    (targets beside its own) its cells fill, and whether it names ``couples``. ``tally``: the counts that tell it; they
    differ with every cell, and two columns that tell the same are equal whatever they are."""

    date_order: kinds.Order | None = None
    serials: bool = False
    decimal: str | None = "."
    evidence: str = kinds.Context().evidence
    looks: Usual = _NOTHING_USUAL
    pieces: tuple[str, ...] = ()
    couples: bool = False
    tally: kinds.Tally = field(default_factory=dict, compare=False)

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Told:
        """What ``asdict`` made of one."""
        return Told(**{**value, "looks": Usual(**value["looks"]), "pieces": tuple(value["pieces"])})

    def context(self, before: kinds.Context) -> kinds.Context:
        """The context of a cell, given what is known whatever the column tells."""
        return replace(
            before,
            date_order=self.date_order,
            serials=self.serials,
            decimal=self.decimal,  # type: ignore[arg-type]  # came from a context
            evidence=self.evidence,
        )


def told_by(tally: kinds.Tally, target: str, context: kinds.Context) -> Told:
    """What the counts of a column tell; ``context``: the one they lead to."""
    pieces = sorted(name.removeprefix(PIECE) for name, count in tally.items() if name.startswith(PIECE) and count > 0)
    return Told(
        context.date_order,
        context.serials,
        context.decimal,
        context.evidence,
        usual(tally, target),
        tuple(pieces),
        tally.get(COUPLES, 0) > 0,
        tally,
    )


#: What all columns tell, by their targets; those that tell nothing are left out.
AllTold = Mapping[str, Told]


def telling_ones(all_told: AllTold) -> AllTold:
    """Without those that tell nothing. Counts that edits brought back to zero tell no more than none."""
    return {target: told for target, told in all_told.items() if any(told.tally.values()) or told != _NOTHING}


_NOTHING = Told()
