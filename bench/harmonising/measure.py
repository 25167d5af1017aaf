"""Columns of other trades' data to the fields of a catalogue that no vocabulary knows, by likeness alone."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

from rapidfuzz import fuzz

from bench.report import Figure
from rollforward.engine.fields import Field, FieldSet, Option
from rollforward.engine.mapping.likeness import Likeness
from rollforward.engine.mapping.looks import looks_of

_HERE = Path(__file__).parent


def measure() -> tuple[list[Figure], str]:
    """How far down the list of proposals the right field stands: the mean of 1 / rank (0 where it is missing)."""
    fields, columns = _fields(), _columns()
    likeness = Likeness(FieldSet(fields))
    ours = mean(_turned([key for key, _ in likeness.ranked(h, looks_of(v))], right) for h, v, right in columns)
    plain = mean(_turned(_by_spelling(header, fields), right) for header, _, right in columns)
    return [
        Figure("columns / fields of the catalogue", f"{len(columns)} / {len(fields)}"),
        Figure("right field: mean of 1 / rank", f"{ours:.2f}", "above 0.66", ours > 0.66),
        Figure("  for comparison: by the spelling of names alone", f"{plain:.2f}"),
    ], ""


def _turned(ranked: list[str], right: str) -> float:
    return 1 / (ranked.index(right) + 1) if right in ranked else 0.0


def _by_spelling(header: str, fields: list[Field]) -> list[str]:
    scores = {field.key: fuzz.ratio(header.casefold(), field.slug) for field in fields}
    return sorted(scores, key=lambda key: -scores[key])


def _fields() -> list[Field]:
    fields = []
    for line in (_HERE / "fields.txt").read_text(encoding="utf-8").splitlines():
        name, _, listed = line.partition(": ")
        options = tuple(Option(text, text) for text in map(str.strip, listed.split("|")) if text)
        label = name.replace("_", " ")
        fields.append(Field(f"client.custom.{name}", label, "single-select" if options else "text", options=options))
    return fields


def _columns() -> list[tuple[str, list[str], str]]:
    columns = []
    for line in (_HERE / "columns.txt").read_text(encoding="utf-8").splitlines():
        column, _, right = line.partition(" => ")
        header, _, values = column.partition(" = ")
        columns.append((header, [text.strip() for text in values.split("|")], f"client.custom.{right}"))
    return columns
