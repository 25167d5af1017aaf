"""The values of a column that are no option of its field, so that somebody says once what each of them means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds import Context, Members, admit, cell_reader, fold, split_foreign
from rollforward.engine.meanings import answers
from rollforward.engine.values import CLEAR

#: Kinds of field whose values are a few that are known beforehand.
OF_OPTIONS = ("single-select", "multi-select", "yes/no", "member")

#: So many distinct cells, the commonest, are looked through; a column of options has far fewer.
_LOOKED_AT = 10_000


def foreign_values(
    cells: pl.Series, header: str, field: Field, said: Mapping[str, str | None], members: Members = ()
) -> tuple[tuple[str, int], ...]:
    """Values that are no option, as first spelled, with how many cells hold them; the commonest first.

    Of several values in a cell each counts by itself. ``said``: what was already said that values mean; those are
    among the answer, and so are yes and no where the header says that they do not mean themselves. ``members``: whom
    cells may name; anybody else is no option.
    """
    is_own = _own_test(field, answers(header, field), members)
    meant = {fold(text) for text in said}
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for cell, count in _distinct(cells):
        for text in dict.fromkeys(_items(cell, field, lambda text: is_own(text) or fold(text) in meant)):
            if not is_own(text):
                counts[spelled.setdefault(fold(text), text)] += count
    return tuple(counts.most_common())


def _own_test(field: Field, implied: Mapping[str, str], members: Members) -> Callable[[str], bool]:
    """Whether a text is an option by its own name."""
    read = cell_reader(field, Context(members))
    return lambda text: fold(text) not in implied and read(text).code is None


def _items(cell: str, field: Field, is_known: Callable[[str], bool]) -> list[str]:
    return split_foreign(cell, is_known) if field.kind == "multi-select" else [cell.strip()]


def _distinct(cells: pl.Series) -> Iterator[tuple[str, int]]:
    """The commonest legal cells that are not blank, of several as common the first, and how often they stand there."""
    named = cells.alias("cell").to_frame().with_row_index("at")
    counted = named.group_by("cell").agg(count=pl.len(), at=pl.col("at").min())
    for cell, count in (
        counted.sort(["count", "at"], descending=[True, False]).head(_LOOKED_AT).select("cell", "count").iter_rows()
    ):
        admitted = admit(cell).value
        if admitted is not None and admitted != CLEAR:
            yield admitted, count
