"""What two rows are compared by: the columns that tell clients apart, each as the kind of thing that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from rollforward.engine.fields import Field, base_key
from rollforward.engine.kinds import parse_column
from rollforward.engine.values import CLEAR, Mapping, Table, cell_name

Kind = Literal["word", "words", "number", "date"]
#: ``household``: what people under one roof, or the branches at one address, share without being the same client.
Side = Literal["self", "household"]

_KINDS: dict[str, Kind] = {
    "contact.first_name": "word", "contact.middle_name": "word", "contact.last_name": "word",
    "contact.birthday": "date", "client.postal_code": "number", "client.phone": "number", "client.fax": "number",
    "contact.phone": "number", "contact.mobile": "number", "client.tax_id": "number", "contact.email": "word",
    "contact.email2": "word", "client.email": "word", "client.city": "words", "client.street": "words",
}  # fmt: skip
_HOUSEHOLD = frozenset(
    ("client.street", "client.street2", "client.address", "client.city", "client.region", "client.postal_code",
     "client.country", "client.phone", "client.fax", "contact.phone", "contact.last_name")
)  # fmt: skip
#: What is said about a client and not who it is: two of them often agree in it, and one of them changes it.
_SAID_ABOUT = frozenset(
    ("client.kind", "client.status", "client.priority", "client.assignee", "client.group", "client.tags",
     "client.services", "client.since", "client.fiscal_year_end", "client.notes", "client.description",
     "contact.notes", "contact.role", "contact.primary", "contact.salutation", "contact.suffix")
)  # fmt: skip
_DAY = Field("contact.birthday", "Birthday", "date")
_GIVEN, _FAMILY = "contact.first_name", "contact.last_name"
_MOST = 24
_MOSTLY = 0.9
#: Numbers that stand for a person or firm are different in so many of the rows.
_OWN = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Aspect:
    """One column to compare. ``values``: comparable text per row, null = blank; ``label`` stands in sentences."""

    label: str
    target: str
    kind: Kind
    side: Side
    values: pl.Series

    @property
    def names_a_person(self) -> bool:
        return self.target in (_GIVEN, _FAMILY)


def aspects_of(tables: Sequence[tuple[Table, Mapping]]) -> list[Aspect]:
    """The aspects of all rows, those of the second table behind those of the first.

    Columns of two tables belong together by target, those without one by header.
    """
    columns = [_columns(table, mapping) for table, mapping in tables]
    shared = [key for key in columns[0] if all(key in others for others in columns)]
    found = [_aspect(*key, pl.concat([of[key] for of in columns])) for key in shared]
    telling = [aspect for aspect in found if aspect and not _numbers_rows(aspect)]
    return _without_repeats(telling)[:_MOST]


def _columns(table: Table, mapping: Mapping) -> dict[tuple[str, str], pl.Series]:
    """Target (or header) and label -> raw cells. The label is the first header of that target."""
    made: dict[tuple[str, str], pl.Series] = {}
    for column in mapping.columns:
        if column.target in _SAID_ABOUT or cell_name(column.position) not in table.rows.columns:
            continue
        target = "" if column.target == "ignore" else column.target
        label = column.header.strip() or f"Column {column.position + 1}"
        key = (target or label.casefold(), "" if target else label)
        raw = table.rows[cell_name(column.position)].cast(pl.String)
        made.setdefault(key, (_dates(raw) if _KINDS.get(base_key(target)) == "date" else raw).alias(label))
    return made


def _dates(raw: pl.Series) -> pl.Series:
    """Days as one writes them everywhere, in the order that the column tells; what is none stays as it is."""
    values, _, _ = parse_column(raw, _DAY)
    return values.zip_with(values.is_not_null() & (values != CLEAR), raw)


def _aspect(key: str, unmapped: str, raw: pl.Series) -> Aspect | None:
    plain = _plain(raw)
    kind = _KINDS.get(base_key(key)) or _kind_seen(plain)
    values = _digits(plain) if kind in ("number", "date") else plain
    if values.n_unique() - bool(values.null_count()) < 2:
        return None
    target = "" if unmapped else base_key(key)
    return Aspect(raw.name, target, kind, _side(target, kind, values), values.alias(raw.name))


def _side(target: str, kind: Kind, values: pl.Series) -> Side:
    """A number of no known meaning that many share (of a house, a district) is taken for a part of the address."""
    if target:
        return "household" if target in _HOUSEHOLD else "self"
    filled = values.drop_nulls()
    return "household" if kind == "number" and filled.n_unique() < _OWN * filled.len() else "self"


def _plain(raw: pl.Series) -> pl.Series:
    """Without case, accents and punctuation, words divided by one space; null where nothing is left."""
    text = raw.str.normalize("NFKD").str.replace_all(r"\p{M}+", "").str.to_lowercase()
    text = text.str.replace_all("['’]", "").str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()
    return text.replace(["", "nan", "none", "null", "n a", "unknown"], None)


def _digits(plain: pl.Series) -> pl.Series:
    """Numbers without what divides them; leading zeros fall away, as spreadsheets let them."""
    return plain.str.replace_all(" ", "").str.strip_chars_start("0").replace("", None)


def _kind_seen(plain: pl.Series) -> Kind:
    filled = plain.drop_nulls()
    if filled.is_empty():
        return "word"
    if _share(filled.str.count_matches(r"\p{N}") * 2 > filled.str.len_chars()) > 0.5:
        return "number"
    return "words" if _share(filled.str.contains(" ", literal=True)) > 0.3 else "word"


def _share(true: pl.Series) -> float:
    return float(true.sum()) / max(1, true.len())


def _numbers_rows(aspect: Aspect) -> bool:
    """Whether an unknown column only counts the rows: it says nothing about whom they mean."""
    if aspect.target and aspect.target not in ("client.id", "contact.id"):
        return False
    values = aspect.values.drop_nulls()
    numbered = _share(values.str.contains(r"\p{N}")) == 1
    if not numbered or values.len() < aspect.values.len():
        return False
    if values.n_unique() == values.len():
        return True
    numbers = values.cast(pl.Int64, strict=False)
    span = int(numbers.max()) - int(numbers.min()) + 1 if not numbers.null_count() else 0  # type: ignore[arg-type]
    return 0 < span <= 1.2 * numbers.n_unique() and numbers.n_unique() * 2 >= values.len()


def _without_repeats(aspects: list[Aspect]) -> list[Aspect]:
    """Without columns that only put others together (full name beside first and last): nothing counts twice."""
    kept: list[Aspect] = []
    for aspect in sorted(aspects, key=lambda a: (a.kind == "words", aspects.index(a))):
        parts = [other for other in kept if other.kind in ("word", "words")]
        if aspect.kind != "words" or not _is_made_of(aspect, parts):
            kept.append(aspect)
    return sorted(kept, key=aspects.index)


def _is_made_of(aspect: Aspect, parts: list[Aspect]) -> bool:
    if not parts:
        return False
    theirs = pl.DataFrame([part.values.alias(str(at)) for at, part in enumerate(parts)])
    pool = theirs.select(pl.concat_str(pl.all(), separator=" ", ignore_nulls=True)).to_series().str.split(" ")
    both = pl.DataFrame({"own": aspect.values.str.split(" "), "pool": pool}).drop_nulls("own")
    covered = both.select((pl.col("own").list.set_difference("pool").list.len() == 0).mean()).item()
    return bool(covered is not None and covered > _MOSTLY)
