"""The three-way merge: of a file that we handed out, only what was changed in it counts.

A cell that still says what it said at the download stands for the present value, whoever changed that since. One that
was changed in the file and by a colleague, to different ends, is a problem of its own: neither may be lost unasked.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.fields import CONTACT_SLOTS, FieldSet, target_in_slot
from rollforward.engine.issues import report
from rollforward.engine.kinds import show
from rollforward.engine.planning.changes import without_clear
from rollforward.engine.planning.held import present
from rollforward.engine.planning.parts import PRIMARY, Part
from rollforward.engine.values import PROBLEM_SCHEMA, Downloaded


def against_base(
    part: Part, held: pl.DataFrame, downloaded: Downloaded | None, fields: FieldSet
) -> tuple[Part, pl.DataFrame]:
    """The part with unchanged cells put right, and the problems of cells that were changed on both sides.

    ``held``: the present values. Of several rows of one record those that changed a cell speak for the others.
    """
    problems = pl.DataFrame(schema=PROBLEM_SCHEMA)
    if downloaded is None or part.rows["pk"].null_count() == part.rows.height:
        return part, problems
    rows, typed = part.rows, _typed(downloaded)
    for key in part.keys:
        seen = _seen(rows, key, held, downloaded.changed, part.record, typed)
        clashing = seen.filter(_given_twice(seen, rows, held, downloaded.changed) if key == PRIMARY else "clash")
        problems = pl.concat([problems, _clashes(clashing, key, downloaded, fields)])
        rows = rows.with_columns(seen["merged"].alias(key))
    return replace(part, rows=rows), problems


def _seen(
    rows: pl.DataFrame, key: str, held: pl.DataFrame, changed: pl.DataFrame, record: str, typed: pl.DataFrame
) -> pl.DataFrame:
    """Per row: the cell as it counts (``merged``), whether it ``clash``es, and what is there ``now``."""
    since = changed.filter(pl.col("record") == record, pl.col("target") == key).select("pk", "base", moved=pl.lit(True))
    of_key = typed.filter(pl.col("key") == key).select("line", "slot", by_hand=pl.lit(True))
    seen = (
        rows.select("line", "slot", part_of=record, pk="pk", cell=key)
        .with_columns(present(rows, held, (key,)).to_series().alias("now"))
        .join(since, on="pk", how="left", maintain_order="left")
        .join(of_key, on=["line", "slot"], how="left", maintain_order="left")
        .with_columns(base=pl.when("moved").then("base").otherwise("now"))
    )
    compared = pl.col("pk").is_not_null() & pl.col("by_hand").is_null()
    said = without_clear(pl.col("cell"))
    # A blank cell is unchanged where it was blank; where it was filled, what blanks mean decides.
    same = compared & said.eq_missing(pl.col("base")) & (pl.col("cell").is_not_null() | pl.col("base").is_null())
    changes = ~same & pl.col("cell").is_not_null()
    clash = compared & changes & pl.col("moved").fill_null(False) & said.ne_missing(pl.col("now"))
    return seen.with_columns(same=same, clash=clash).with_columns(
        merged=pl.when(~pl.col("same")).then("cell").when(changes.any().over("part_of")).then(None).otherwise("now")
    )


def _given_twice(seen: pl.DataFrame, rows: pl.DataFrame, held: pl.DataFrame, changed: pl.DataFrame) -> pl.Series:
    """Where the file gives the primary mark, which a client has once, though a colleague has given it since to somebody
    else: cells of two contacts, and yet the same thing changed on both sides."""
    moved = changed.filter(pl.col("record") == "link", pl.col("target") == PRIMARY)["pk"]
    clients = held.filter(pl.col("pk").cast(pl.Int64).is_in(moved.implode()))["client"].cast(pl.Int64)
    cell, base, now = (pl.col(name) for name in ("cell", "base", "now"))
    given = (cell == "yes") & base.ne_missing("yes") & now.ne_missing("yes") & pl.col("by_hand").is_null()
    return seen.select((given & rows["client_pk"].is_in(clients.implode())).fill_null(value=False)).to_series()


def _typed(downloaded: Downloaded) -> pl.DataFrame:
    """``line``, ``slot`` and ``key`` (in the first slot) of the cells that were typed here."""
    made = [downloaded.typed.select("line", key="target", slot=pl.lit(0, dtype=pl.UInt8)).filter(
        pl.col("key").str.starts_with("client.")
    )]  # fmt: skip
    for slot in range(1, CONTACT_SLOTS + 1):
        prefix = target_in_slot("contact.", slot)
        here = downloaded.typed.filter(pl.col("target").str.starts_with(prefix))
        key = pl.col("target").str.replace(prefix, "contact.", literal=True)
        made.append(here.select("line", key=key, slot=pl.lit(slot, dtype=pl.UInt8)))
    return pl.concat(made).unique()


def _clashes(found: pl.DataFrame, key: str, downloaded: Downloaded, fields: FieldSet) -> pl.DataFrame:
    if found.is_empty():
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    field = fields.get(key)

    def text(column: str) -> pl.Series:
        values = found.select(without_clear(pl.col(column))).to_series()
        if field is None or field.sensitive:
            return pl.Series(["•••" if v else "" for v in values], dtype=pl.String)
        return pl.Series([show(v, field, fields.members) if v else "" for v in values], dtype=pl.String)

    targets = [key if slot == 0 else target_in_slot(key, slot) for slot in found["slot"]]
    at = [downloaded.positions.get(target, -1) for target in targets]
    told = found.select("line").with_columns(
        target=pl.Series(targets), position=pl.Series(at), value=text("cell"), detail=text("now")
    )
    return report("changed-by-both", told)
