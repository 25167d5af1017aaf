"""Rules of one field, held against cells by themselves: what an edit is told at once, before its record is judged."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from rollforward.engine import rules
from rollforward.engine.checking.columns import CheckedColumn
from rollforward.engine.fields import FieldSet, Rule, base_key
from rollforward.engine.issues import report
from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA

#: Kinds of rules that a value breaks whatever else its record holds.
_ALONE = ("range", "pattern", "length")


def broken_alone(
    lines: pl.Series, columns: Mapping[str, CheckedColumn], places: Mapping[str, int], fields: FieldSet
) -> pl.DataFrame:
    """The problems (``PROBLEM_SCHEMA``) of cells that break a rule of their field alone.

    ``columns`` by their targets, each with one value per line. A value that the record has had before counts too here;
    the judgement leaves that in peace.
    """
    held = [rule for owner in ("client", "contact") for rule in fields.rules_of(owner) if rule.kind in _ALONE]
    found = [
        _broken(rule, lines, columns[target].values, target, places[target], fields)
        for rule in held
        for target in columns
        if base_key(target) == rule.fields[0]
    ]
    return pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *found])


def _broken(
    rule: Rule, lines: pl.Series, values: pl.Series, target: str, position: int, fields: FieldSet
) -> pl.DataFrame:
    blank = {"pk": pl.lit(None, pl.Int64), "name": pl.lit("")}
    records = pl.DataFrame({"record": lines, rule.fields[0]: values.replace(CLEAR, None)}).with_columns(**blank)
    faults = rules.faults(rule, records, records.clear(), fields)
    told = faults.select("detail", line="record", target=pl.lit(target), position=pl.lit(position, pl.Int32))
    return report(rules.CODES[rule.kind], told)
