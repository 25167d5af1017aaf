"""New clients of a file that are likely one client, or one that the firm has: looked for when asked, and kept.

What is found depends on the rows and on what the firm holds, not on what was decided about single rows: an answer takes
nothing away, so that it can be seen, changed and taken back.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.engine.duplicates import clusters
from rollforward.engine.pipeline import likely_same
from rollforward.engine.values import Existing, Plan
from rollforward.imports import staging
from rollforward.imports.corrections import corrections
from rollforward.imports.decisions import choices_from_json
from rollforward.imports.judging.whole import given, judge_against
from rollforward.imports.judging.whole import present as present_now
from rollforward.imports.models import Import

#: ``line``: a row that makes a new client. It is likely the one of the earlier row ``other_line``, or the client with
#: the key ``pk``. ``group``: pairs that hang together.
PAIR_SCHEMA = {
    "line": pl.UInt32,
    "other_line": pl.UInt32,
    "pk": pl.Int64,
    "score": pl.Float64,
    "decision": pl.String,
    "reasons": pl.List(pl.String),
    "group": pl.UInt32,
}


@dataclass(frozen=True, slots=True)
class Likely:
    """``pairs`` (``PAIR_SCHEMA``), the likeliest groups first; ``new`` (``line``) and ``held`` (``pk``): the records
    that they speak of, with canonical values under their fields' keys."""

    pairs: pl.DataFrame
    new: pl.DataFrame
    held: pl.DataFrame


def likely(imp: Import) -> Likely:
    """What is found now, from its files if they are there."""
    folder = staging.folder(imp) / "likely" / _name(imp)
    names = ("pairs", "new", "held")
    if not all((folder / f"{name}.arrow").exists() for name in names):
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
        found = look(imp)
        for name in names:
            getattr(found, name).write_ipc(folder / f"{name}.arrow")
    return Likely(*(pl.read_ipc(folder / f"{name}.arrow") for name in names))


def look(imp: Import) -> Likely:
    """Compare the rows that would become new clients with each other and with the firm's clients."""
    by = given(imp, choices_from_json(imp.choices))
    present = present_now(imp, by)
    new, held = new_clients(judge_against(imp, by, present).plan), present_clients(present)
    within = likely_same(new, by.fields)
    across = likely_same(new, by.fields, held) if held.height else within.clear()
    lines = new["line"]
    pairs = pl.concat([
        within.select("score", "decision", "reasons", line=lines.gather(within["b"] - 1),
                      other_line=lines.gather(within["a"] - 1), pk=pl.lit(None, pl.Int64)),
        across.select("score", "decision", "reasons", line=lines.gather(across["a"] - 1),
                      other_line=pl.lit(None, pl.UInt32), pk=held["pk"].gather(across["b"] - 1)),
    ], how="diagonal")  # fmt: skip
    told = _grouped(pairs, lines)
    of_pairs = pl.concat([told["line"], told["other_line"].drop_nulls()]).unique()
    return Likely(
        told,
        new.filter(pl.col("line").is_in(of_pairs.implode())),
        held.filter(pl.col("pk").is_in(told["pk"].drop_nulls().unique().implode())),
    )


def _grouped(pairs: pl.DataFrame, lines: pl.Series) -> pl.DataFrame:
    """With ``group``: the smallest line of each group of pairs that hang together, the likeliest group first."""
    # Clients stand behind all lines in one row of numbers.
    beyond = max(lines, default=0)
    clients = pairs.select(pl.col("pk").drop_nulls().unique().sort()).with_row_index("at", beyond + 1)
    ends = pairs.join(clients, on="pk", how="left", maintain_order="left").select(
        a="line", b=pl.coalesce("other_line", "at")
    )
    grouped = pairs.with_columns(group=clusters(ends).cast(pl.UInt32))
    best = pl.col("score").max().over("group")
    return grouped.sort(best, "group", "score", "line", descending=[True, False, True, False]).select(*PAIR_SCHEMA)


def new_clients(plan: Plan) -> pl.DataFrame:
    """``line`` and the values of every client that the plan adds, with those of its primary contact."""
    ties = plan.links.filter(pl.col("contact.primary") == "yes").select("client", "contact")
    people = _values(plan.contacts, "contact.").join(ties, on="contact")
    added = plan.clients.filter(pl.col("action") == "added")
    return _values(added, "client.", "line").join(people, on="client", how="left", maintain_order="left")


def present_clients(present: Existing) -> pl.DataFrame:
    """``pk`` and the values of the firm's clients, with those of their primary contacts."""
    ties = present.links.filter(pl.col("contact.primary") == "yes").select(pk="client", contact="contact")
    people = present.contacts.rename({"pk": "contact"}).join(ties, on="contact")
    return present.clients.join(people.unique("pk"), on="pk", how="left", maintain_order="left").drop("contact")


def _values(frame: pl.DataFrame, prefix: str, *more: str) -> pl.DataFrame:
    return frame.select(prefix.rstrip("."), *more, pl.col(f"^{prefix}.*$"))


def _name(imp: Import) -> str:
    """Everything that the pairs depend on."""
    firm = Firm.objects.get(pk=imp.firm_id)
    cells = corrections(imp).cells.sort("line", "position").write_csv()
    parts = [imp.mode, imp.sheet, imp.region, imp.mapping, imp.choices, imp.reading, imp.file_sha256, cells]
    parts += [firm.last_client_change, firm.generation]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:24]
