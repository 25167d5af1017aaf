"""The rules that the firm declared, held against what its records would become.

A rule looks at what changes: a record that has broken it since before is left in peace until the file alters one of the
rule's fields. A value counts as taken by whoever has it now and by whoever would get it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine import rules
from rollforward.engine.fields import FieldSet, Owner, Rule
from rollforward.engine.issues import report
from rollforward.engine.planning.changes import without_clear
from rollforward.engine.planning.merge import merged, repeats
from rollforward.engine.planning.parts import Part, cleared_keys, target_in_its_slot
from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA, TIE_SCHEMA, Choices


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rows that speak of one kind of record, and the ``rules`` that they may break.

    ``held``: ``pk``, ``name`` and the fields of the rules; ``cleared``: those whose blank cells clear.
    """

    part: Part
    rules: tuple[Rule, ...]
    held: pl.DataFrame
    cleared: tuple[str, ...]


def ruled(part: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices) -> Ruled:
    """``part`` with the rules of which it brings any field. ``held``: the records that are there."""
    owner: Owner = "client" if part.record == "client" else "contact"
    spoken = tuple(rule for rule in fields.rules_of(owner) if not set(part.keys).isdisjoint(rule.fields))
    keys = list(dict.fromkeys(key for rule in spoken for key in rule.fields))
    there = [_column(key, held).alias(key) for key in keys]
    known = held.select(pl.col("pk").cast(pl.Int64), rules.called(owner).alias("name"), *there) if spoken else held
    return Ruled(part, spoken, known, cleared_keys(keys, fields, choices))


def broken(
    parts: Sequence[Ruled], fields: FieldSet, positions: Mapping[str, int], problems: pl.DataFrame
) -> pl.DataFrame:
    """The problems of rows that break a rule. ``problems``: known already; a wrong cell is not missing as well."""
    found = pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *(_broken(each, fields, positions) for each in parts)])
    wrong = problems.filter(pl.col("severity") == "error").select("line", "target", code=pl.lit("needed-here"))
    return found.join(wrong, on=["line", "target", "code"], how="anti", maintain_order="left")


def broken_without(
    parts: Sequence[Ruled], fields: FieldSet, positions: Mapping[str, int], lines: pl.Series
) -> pl.DataFrame:
    """What is left of a record may break a rule where one of its rows is left out."""
    several = [each for each in parts if each.rules and repeats(each.part.rows, each.part.record)]
    rest = [replace(each, part=each.part.without(lines)) for each in several]
    return broken(rest, fields, positions, pl.DataFrame(schema=PROBLEM_SCHEMA))


def ties(parts: Sequence[Ruled]) -> pl.DataFrame:
    """``TIE_SCHEMA``: the rows of records that would have alike what must differ."""
    found = [pl.DataFrame(schema=TIE_SCHEMA)]
    for each in parts:
        unique = [rule for rule in each.rules if rule.kind == "unique"]
        if unique:
            outcome = _outcome(each)
            found += [_ties(each.part, rule, outcome.filter(_moves(rule))) for rule in unique]
    return pl.concat(found)


def _ties(part: Part, rule: Rule, moved: pl.DataFrame) -> pl.DataFrame:
    tie = rules.alike(rule).hash(sum(f"rule {rule.name}".encode()))
    alike = moved.select("record", tie=pl.when(rules.alike(rule).is_not_null()).then(tie)).drop_nulls("tie")
    return part.rows.select("line", record=part.record).join(alike, on="record").select(*TIE_SCHEMA)


def _broken(each: Ruled, fields: FieldSet, positions: Mapping[str, int]) -> pl.DataFrame:
    found = [pl.DataFrame(schema=PROBLEM_SCHEMA)]
    outcome = _outcome(each) if each.rules else pl.DataFrame()
    for rule in each.rules:
        moved = outcome.filter(_moves(rule))
        faults = rules.faults(rule, moved, each.held, fields)
        if not faults.is_empty():
            told = _at_rows(each, rule, moved.join(faults, on="record"))
            at = pl.col("target").replace_strict(positions, default=-1, return_dtype=pl.Int32)
            found.append(report(rules.CODES[rule.kind], told.with_columns(position=at)))
    return pl.concat(found)


def _at_rows(each: Ruled, rule: Rule, faulty: pl.DataFrame) -> pl.DataFrame:
    """``line``, ``target`` and ``detail``: each row that brings anything of it, at the first field that it brings."""
    moves = [_moved(key) for key in rule.fields]
    rows = each.part.rows.select("line", "slot", record=each.part.record, **_cells(each.part, rule.fields))
    rows = rows.join(faulty.select("record", "detail", *moves), on="record", maintain_order="left")
    brings = {key: (pl.col(key).is_not_null() | (key in each.cleared)) & pl.col(_moved(key)) for key in rule.fields}
    rows = rows.filter(pl.any_horizontal(brings.values()))
    first = rules.blamed(rule)
    at = [pl.when(brings[key]).then(pl.lit(key)) for key in first]
    return rows.with_columns(key=pl.coalesce(*at, pl.lit(first[0]))).select(
        "line", "detail", target=target_in_its_slot()
    )


def _outcome(each: Ruled) -> pl.DataFrame:
    """One row per record: ``record``, ``pk``, ``name``, what its fields would be, and whether each is ``moved``."""
    keys = [name for name in each.held.columns if name not in ("pk", "name")]
    part = each.part
    rows = part.rows.select("line", "pk", record=part.record, **_cells(part, keys))
    there = each.held.select("pk", *(pl.col(key).alias(_old(key)) for key in keys))
    records = merged(rows, "record", keys).join(there, on="pk", how="left", maintain_order="left")
    new = {key: _new(key, cleared=key in each.cleared) for key in keys}
    moved = [expression.ne_missing(pl.col(_old(key))).alias(_moved(key)) for key, expression in new.items()]
    name = pl.format("line {}", "line")
    return records.select("record", "pk", *moved, name=name, **new)


def _new(key: str, *, cleared: bool) -> pl.Expr:
    said = pl.col(key).fill_null(CLEAR) if cleared else pl.col(key)
    return pl.when(said.is_null()).then(pl.col(_old(key))).otherwise(without_clear(said))


def _cells(part: Part, keys: Sequence[str]) -> dict[str, pl.Expr]:
    return {key: _column(key, part.rows) for key in keys}


def _column(key: str, frame: pl.DataFrame) -> pl.Expr:
    return pl.col(key) if key in frame.columns else pl.lit(None, dtype=pl.String)


def _moves(rule: Rule) -> pl.Expr:
    return pl.any_horizontal(_moved(key) for key in rule.fields)


def _old(key: str) -> str:
    return f"old {key}"


def _moved(key: str) -> str:
    return f"moved {key}"
