"""What the mapping makes of the labelled header rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mapping.layouts import Column, Layout, load
from bench.report import Figure
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_headers
from rollforward.engine.values import IGNORE, ColumnMap, Mapping

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


def measure() -> tuple[list[Figure], str]:
    """The figures of the held-out layouts, and the tables below them."""
    fields = built_in_field_set()
    held_out, tuning = load(_HERE / "heldout"), load(_HERE / "tuning")
    mapped = [(layout, map_headers([c.header for c in layout.columns], fields)) for layout in held_out]
    columns = _columns(mapped)
    known = _columns([(layout, map_headers([c.header for c in layout.columns], fields)) for layout in tuning])
    return _figures(mapped, columns, known, len(tuning)), "\n".join(
        [*_by_language(mapped), *_calibration(columns), *_confusions(columns)]
    )


def _columns(mapped: Iterable[tuple[Layout, Mapping]]) -> list[Judged]:
    return [
        Judged(label, got)
        for layout, mapping in mapped
        for label, got in zip(layout.columns, mapping.columns, strict=True)
    ]


def _figures(
    mapped: Sequence[tuple[Layout, Mapping]], columns: Sequence[Judged], known: Sequence[Judged], tuned: int
) -> list[Figure]:
    mappable, strangers = _mappable(columns), [c for c in columns if c.label.is_stranger]
    sure = [c for c in columns if c.got.confidence == "sure"]
    traps = sum(c.trapped for c in columns)
    names = sum(_name_found(layout, mapping) for layout, mapping in mapped)
    shapes = sum(mapping.shape == layout.shape for layout, mapping in mapped)
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
    return " + ".join(layout.columns[position].header for position in mapping.name_from) == layout.name


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
