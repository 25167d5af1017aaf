"""Which records break a rule. Records are frames of canonical text, so that one and a million are judged alike."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from rollforward.engine.fields import FieldSet, Owner, Rule
from rollforward.engine.rules.forms import whole, words_of
from rollforward.engine.rules.words import between, condition, label, listed, more

#: Kind of rule -> code of the problem that breaking it is.
CODES = {
    "unique": "not-unique",
    "range": "out-of-range",
    "pattern": "other-form",
    "length": "over-length",
    "order": "wrong-order",
    "needed": "needed-here",
}

#: ``record``: its number; ``detail``: what is said of it.
FAULT_SCHEMA = {"record": pl.UInt32, "detail": pl.String}

_TAX_ID = "client.tax_id"
_BETWEEN = "\x1f"


def faults(rule: Rule, records: pl.DataFrame, held: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    """``FAULT_SCHEMA``: the ``records`` that break the rule.

    ``records``: ``record``, ``pk`` (null for new ones), ``name`` (how a sentence names it) and the rule's fields under
    their keys. ``held``: ``pk``, ``name`` and the same of all that are there already; it is only asked by ``unique``.
    """
    found = _FAULTS[rule.kind](rule, records, held, fields)
    return found.select(pl.col(name).cast(kind) for name, kind in FAULT_SCHEMA.items())


def blamed(rule: Rule) -> tuple[str, ...]:
    """The fields at which breaking it is shown: the first of them that was changed."""
    return rule.fields[:1] if rule.kind == "needed" else rule.fields


def alike(rule: Rule) -> pl.Expr:
    """What must differ between records: without case and outer spaces, tax IDs without marks; null where any is
    blank."""
    return pl.concat_str([_compared(key) for key in rule.fields], separator=_BETWEEN)


def called(owner: Owner) -> pl.Expr:
    """How a sentence names a record that is there."""
    if owner == "client":
        return pl.format("{} ({})", pl.col("client.name").fill_null(""), pl.col("client.id").fill_null(""))
    names = pl.concat_str("contact.first_name", "contact.last_name", separator=" ", ignore_nulls=True)
    return pl.format("{} ({})", names, pl.col("contact.id").fill_null("")).str.strip_chars()


def _compared(key: str) -> pl.Expr:
    text = pl.col(key).str.to_lowercase()
    text = text.str.replace_all(r"[^\p{L}\p{N}]+", "") if key == _TAX_ID else text.str.strip_chars()
    return pl.when(text != "").then(text)


def _unique(rule: Rule, records: pl.DataFrame, held: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    asked = records.select("record", "pk", "name", at=alike(rule)).drop_nulls("at")
    owners = held.select(owner=pl.col("pk").cast(pl.Int64), other="name", at=alike(rule)).drop_nulls("at")
    by_others = asked.join(owners, on="at", maintain_order="left_right").filter(
        pl.col("owner").ne_missing(pl.col("pk"))
    )
    first, second = pl.col("name").first().over("at"), pl.col("name").slice(1, 1).first().over("at")
    is_first = pl.col("record") == pl.col("record").first().over("at")
    rivals = asked.filter(pl.col("at").is_duplicated()).with_columns(
        other=pl.when(is_first).then(second).otherwise(first)
    )
    found = pl.concat([each.select("record", "other") for each in (by_others, rivals)]).unique(
        "record", keep="first", maintain_order=True
    )
    labels = [label(key, fields) for key in rule.fields]
    also = "has it as well" if len(labels) == 1 else f"has the same {listed(labels)}"
    return found.select("record", detail=pl.format("{} {}", "other", pl.lit(also)))


def _range(rule: Rule, records: pl.DataFrame, _held: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    value = _ordered(rule.fields[0], fields)
    least, most = (pl.lit(end, pl.String) for end in (rule.least, rule.most))
    out = pl.lit(False)
    if rule.least:
        out |= value < _as_ordered(least, rule.fields[0], fields)
    if rule.most:
        out |= value > _as_ordered(most, rule.fields[0], fields)
    return records.filter(out).select("record", detail=pl.lit(between(rule, fields)))


def _pattern(rule: Rule, records: pl.DataFrame, _held: pl.DataFrame, _fields: FieldSet) -> pl.DataFrame:
    fits = pl.col(rule.fields[0]).str.contains(whole(rule))
    return records.filter(~fits).select("record", detail=pl.lit(words_of(rule)))


def _length(rule: Rule, records: pl.DataFrame, _held: pl.DataFrame, _fields: FieldSet) -> pl.DataFrame:
    length = pl.col(rule.fields[0]).str.len_chars()
    said = pl.format("{} characters; at most {}", length, pl.lit(rule.most))
    return records.filter(length > int(rule.most)).select("record", detail=said)


def _order(rule: Rule, records: pl.DataFrame, _held: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    one, other = rule.fields
    after = _ordered(one, fields) > _ordered(other, fields)
    said = f"{label(one, fields)} is {more(rule, fields)} {label(other, fields)}"
    if any(field.sensitive for key in rule.fields if (field := fields.get(key))):
        return records.filter(after).select("record", detail=pl.lit(said))
    told = pl.format("{} ({} and {})", pl.lit(said), pl.col(one), pl.col(other))
    return records.filter(after).select("record", detail=told)


def _needed(rule: Rule, records: pl.DataFrame, _held: pl.DataFrame, fields: FieldSet) -> pl.DataFrame:
    one, other = rule.fields
    field, given = fields.get(other), pl.col(other)
    if rule.value and field and field.kind in ("multi-select", "tags"):
        asks = given.str.contains(rule.value.strip("[]"), literal=True)  # one of its items, as it is stored
    else:
        asks = given == rule.value if rule.value else given.is_not_null()
    return records.filter(asks & pl.col(one).is_null()).select("record", detail=pl.lit(condition(rule, fields)))


def _ordered(key: str, fields: FieldSet) -> pl.Expr:
    return _as_ordered(pl.col(key), key, fields)


def _as_ordered(text: pl.Expr, key: str, fields: FieldSet) -> pl.Expr:
    """Canonical text as it is compared: dates stand in their order, numbers do not."""
    field = fields.get(key)
    return text.cast(pl.Float64, strict=False) if field and field.kind in ("number", "currency") else text


_FAULTS: dict[str, Callable[[Rule, pl.DataFrame, pl.DataFrame, FieldSet], pl.DataFrame]] = {
    "unique": _unique,
    "range": _range,
    "pattern": _pattern,
    "length": _length,
    "order": _order,
    "needed": _needed,
}
