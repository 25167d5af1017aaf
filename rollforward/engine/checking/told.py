"""What a column tells as a whole. Once that is known, each of its cells is checked by itself.

So a few rows can be checked without the others, to the same result, as long as their columns still tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rollforward.engine import kinds
from rollforward.engine.checking.damage import Usual

_NOTHING_USUAL = Usual()


@dataclass(frozen=True, slots=True)
class Told:
    """Of one column: how it writes (see ``kinds.Context``), how its whole cells look (``damage``), which ``pieces``
    (targets beside its own) its cells fill, and whether it names ``couples``."""

    date_order: kinds.Order | None = None
    serials: bool = False
    decimal: str | None = "."
    evidence: str = kinds.Context().evidence
    looks: Usual = _NOTHING_USUAL
    pieces: tuple[str, ...] = ()
    couples: bool = False

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


def told_by(context: kinds.Context, looks: Usual) -> Told:
    """As the context says that a column was read in."""
    return Told(context.date_order, context.serials, context.decimal, context.evidence, looks)


#: What all columns tell, by their targets; those that tell nothing are left out.
AllTold = Mapping[str, Told]


def telling_ones(all_told: AllTold) -> AllTold:
    """Without those that tell nothing."""
    return {target: told for target, told in all_told.items() if told != _NOTHING}


_NOTHING = Told()
