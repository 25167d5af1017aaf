"""What the mapping makes of the labelled header rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from bench.mapping.layouts import Column, Layout, load
from bench.mapping.wide import measure_wide
from bench.report import Figure
from rollforward.engine.fields import FieldSet, built_in_field_set
from rollforward.engine.mapping import map_headers, map_table
from rollforward.engine.values import IGNORE, ColumnMap, Mapping, Region, Table

_HERE = Path(__file__).parent
_CONFUSIONS_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Judged:
    """One column: its label and what the mapping made of it."""

    label: Column
    got: ColumnMap

    @property
    def right(self) -> bool:
        return self.got.target in self.label.accept

    @property
    def wrong_field(self) -> bool:
        return not self.right and self.got.target != IGNORE

    @property
    def trapped(self) -> bool:
        return self.got.target in self.label.traps


def measure(unseen: str = "heldout") -> tuple[list[Figure], str]:
    """The figures of the layouts in a folder that nobody tuned on, and the tables below them."""
    fields = built_in_field_set()
    tuning = load(_HERE / "tuning")
    layouts = load(_HERE / unseen)
    if not layouts:
        raise SystemExit(f"No layouts in bench/mapping/{unseen}: the last ones were learnt from. Write new ones first.")
    mapped = [(layout, _mapped(layout, fields)) for layout in layouts]
    columns = _columns(mapped)
    known = _columns([(layout, _mapped(layout, fields)) for layout in tuning])
    return [*_figures(mapped, columns, known, len(tuning)), measure_wide(tuning)], "\n".join(
        [*_by_language(mapped), *_calibration(columns), *_confusions(columns)]
    )


def _mapped(layout: Layout, fields: FieldSet) -> Mapping:
    """What ``inspect`` makes of it: of the headers, and of the values where there are some."""
    if not layout.rows:
        return map_headers(layout.headers, fields)
    lines = range(2, 2 + len(layout.rows))
    cells = {f"c{i}": column for i, column in enumerate(zip(*layout.rows, strict=True))}
    rows = pl.DataFrame({"line": lines, **cells}, schema_overrides={"line": pl.UInt32})
    return map_table(Table(layout.headers, rows, Region((1,), (lines[0], lines[-1]))), fields)


def _columns(mapped: Iterable[tuple[Layout, Mapping]]) -> list[Judged]:
    return [
        Judged(label, got)
        for layout, mapping in mapped
        for label, got in zip(layout.columns, mapping.columns[: len(layout.columns)], strict=True)
    ]


def _figures(
    mapped: Sequence[tuple[Layout, Mapping]], columns: Sequence[Judged], known: Sequence[Judged], tuned: int
) -> list[Figure]:
    mappable, strangers = _mappable(columns), [c for c in columns if c.label.is_stranger]
    sure = [c for c in columns if c.got.confidence == "sure"]
    traps = sum(c.trapped for c in columns)
    names = sum(_name_found(layout, mapping) for layout, mapping in mapped)
    shapes = sum(mapping.shape in layout.shapes for layout, mapping in mapped)
    return [
        Figure(
            "layouts held out / columns", f"{len(mapped)} / {len(columns):,}", f"{len(mapped) + tuned} layouts in all"
        ),
        _share("mappable columns right", sum(c.right for c in mappable), len(mappable), 0.95),
        _at_most("mapped to a wrong field", sum(c.wrong_field for c in columns), len(columns), 0.01),
        _share("columns to be ignored, left alone", sum(c.right for c in strangers), len(strangers), 0.985),
        Figure("traps stepped into", str(traps), "0", traps == 0),
        Figure("client's name found", f"{names} of {len(mapped)}", "all", names == len(mapped)),
        _share("shape right", shapes, len(mapped), 0.95),
        _share("of those called sure, right", sum(c.right for c in sure), len(sure), 0.995),
        _share("  for comparison: right on the layouts used for tuning", *_right(_mappable(known))),
    ]


def _mappable(columns: Sequence[Judged]) -> list[Judged]:
    return [c for c in columns if IGNORE not in c.label.accept]


def _right(columns: Sequence[Judged]) -> tuple[int, int]:
    return sum(c.right for c in columns), len(columns)


def _name_found(layout: Layout, mapping: Mapping) -> bool:
    return " + ".join(layout.headers[position] for position in mapping.name_from) in layout.names


def _share(what: str, part: int, whole: int, goal: float | None = None) -> Figure:
    share = part / max(1, whole)
    said = f"{share:.1%} ({part} of {whole})"
    return Figure(what, said) if goal is None else Figure(what, said, f"at least {goal:.1%}", share >= goal)


def _at_most(what: str, part: int, whole: int, goal: float) -> Figure:
    share = part / max(1, whole)
    return Figure(what, f"{share:.1%} ({part} of {whole})", f"at most {goal:.1%}", share <= goal)


def _by_language(mapped: Sequence[tuple[Layout, Mapping]]) -> list[str]:
    lines = ["", "| language | layouts | mappable right | wrong field | left alone |", "|---|---|---|---|---|"]
    for language in sorted({layout.language for layout, _ in mapped}):
        some = [(layout, mapping) for layout, mapping in mapped if layout.language == language]
        columns = _columns(some)
        strangers = [c for c in columns if c.label.is_stranger]
        lines.append(
            f"| {language} | {len(some)} | {_percent(*_right(_mappable(columns)))} | "
            f"{_percent(sum(c.wrong_field for c in columns), len(columns))} | {_percent(*_right(strangers))} |"
        )
    return lines


def _calibration(columns: Sequence[Judged]) -> list[str]:
    lines = ["", "| what it says | columns | right |", "|---|---|---|"]
    for confidence in ("sure", "check", "unknown"):
        said = [c for c in columns if c.got.confidence == confidence]
        lines.append(f"| {confidence} | {len(said)} | {_percent(*_right(said))} |")
    return lines


def _confusions(columns: Sequence[Judged]) -> list[str]:
    pairs = Counter((c.label.accept[0], c.got.target) for c in columns if not c.right)
    lines = ["", "| should be | was | columns |", "|---|---|---|"]
    lines += [f"| {wanted} | {got} | {n} |" for (wanted, got), n in pairs.most_common(_CONFUSIONS_SHOWN)]
    return lines


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""
