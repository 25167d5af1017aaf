"""One click for all cells with the same problem: what can be done about it, in how many, and how it would look."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.engine.fields import Field, Rule
from rollforward.engine.issues import REGISTRY
from rollforward.engine.kinds import Context, Members, Order, cell_reader, fold, split_emails
from rollforward.engine.kinds.cells import ILLEGAL
from rollforward.engine.kinds.damage import mended_email, undated, unscientific
from rollforward.engine.meanings import suggest_option
from rollforward.engine.months import month_number
from rollforward.engine.rules import fitting, words_of
from rollforward.engine.values import CLEAR

_LOOKS = 5
_NO_LEAP_YEAR = 2025

#: Text, what the problem says of it (``value``, ``detail``) -> the text in its place, ``None`` where there is none.
Repair = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Cure:
    """One way out of a group of problems. ``key`` names it within its group, ``title`` says what it does.

    Either ``cells`` (``EDIT_SCHEMA``) or ``decisions`` (``line``, ``decision``, for contacts their ``slot``) is what it
    comes to; ``count`` of them.
    ``looks``: a few cells before and after.
    """

    key: str
    title: str
    count: int
    looks: tuple[tuple[str, str], ...] = ()
    cells: pl.DataFrame | None = None
    decisions: pl.DataFrame | None = None


def cures(
    code: str, found: pl.DataFrame, field: Field | None, members: Members = (), rules: Sequence[Rule] = ()
) -> tuple[Cure, ...]:
    """The cures of one group. ``found``: ``line``, ``position`` (-1 for the row), ``text`` (the cell as it stands),
    ``value`` and ``detail`` of every problem in it. ``rules``: those of the firm."""
    of_cells = found.filter(pl.col("position") >= 0)
    repairs = _forms(rules) if code == "other-form" else _repairs(code, field, members)
    made = [_by_text(key, title, of_cells, repair) for key, title, repair in repairs]
    is_error = REGISTRY[code].severity == "error"
    if is_error and code not in _NOT_TO_EMPTY and not of_cells.is_empty():
        made.append(_by_text("empty", "Empty these cells", of_cells, lambda *_: ""))
    if code == "changed-by-both":
        made.append(_as_it_stands("mine", "Write what the file says", of_cells))
    if code == "several-found":
        made.append(_by_row("new", "Add these rows as new clients", found))
    if code == "several-contacts":
        made.append(_new_contacts(found))
    if is_error:
        made.append(_by_row("skip", "Skip these rows", found))
    return tuple(cure for cure in made if cure.count)


_NOT_TO_EMPTY = (
    "required",
    "several-found",
    "several-contacts",
    "disagreeing-rows",
    "twice-in-file",
    "stale",
    "changed-by-both",
    "needed-here",
)


def _repairs(code: str, field: Field | None, members: Members) -> list[tuple[str, str, Repair]]:
    if code in _SIMPLE:
        return [("repair", *_SIMPLE[code])]
    return _OF_FIELD[code](field, members) if field and code in _OF_FIELD else []


def _forms(rules: Sequence[Rule]) -> list[tuple[str, str, Repair]]:
    """The text as the rule wants it, whose words are the problem's detail."""
    forms = {words_of(rule): fitting(rule) for rule in rules if rule.kind == "pattern"}
    return [("form", "Write them so", lambda text, _, words: forms[words](text) if words in forms else None)]


def _options(field: Field, _members: Members) -> list[tuple[str, str, Repair]]:
    return [("option", "Take the option that it probably means", _option(field))]


def _orders(field: Field, members: Members) -> list[tuple[str, str, Repair]]:
    return [(f"as-{order}", f"Read them {words}", _read(field, Context(members, order))) for order, words in _ORDERS]


def _only_dates(field: Field, members: Members) -> list[tuple[str, str, Repair]]:
    """Of a column whose order is settled, cells that are written in another one: *14.02.2018* among months first."""
    return [("only", "Take the only date that they can be", _read(field, Context(members)))]


def _marks(field: Field, members: Members) -> list[tuple[str, str, Repair]]:
    point, comma = (_read(field, Context(members, decimal=mark)) for mark in (".", ","))
    return [("point", "The point is the decimal mark", point), ("comma", "The comma is the decimal mark", comma)]


def _emails(field: Field, _members: Members) -> list[tuple[str, str, Repair]]:
    return [("repair", "Take off what does not belong to the address", _email(field))]


def _first_ones(_field: Field, _members: Members) -> list[tuple[str, str, Repair]]:
    return [("first", "Keep the first address of each cell", lambda text, *_: next(iter(split_emails(text)), None))]


def _month_days(field: Field, members: Members) -> list[tuple[str, str, Repair]]:
    return [("month-end", "Take the last day of the month", _month_end), *_only_dates(field, members)]


def _month_end(text: str, *_: str) -> str | None:
    """*June* -> ``06-30``: a fiscal year ends with its month."""
    months = [month for word in re.findall(r"[^\W\d_]+", text) if (month := month_number(word))]
    if len(months) != 1 or re.search(r"\d", text):
        return None
    return f"{months[0]:02}-{monthrange(_NO_LEAP_YEAR, months[0])[1]}"


def _colleagues(field: Field, _members: Members) -> list[tuple[str, str, Repair]]:
    if field.sensitive:
        return []  # what is masked cannot be written
    return [("theirs", "Keep what the colleague wrote", lambda _text, _, now: now or "(clear)")]


_OF_FIELD = {
    "changed-by-both": _colleagues,
    "not-an-option": _options,
    "ambiguous-date": _orders,
    "ambiguous-number": _marks,
    "not-an-email": _emails,
    "several-emails": _first_ones,
    "not-a-date": _only_dates,
    "not-a-month-day": _month_days,
}

_ORDERS: tuple[tuple[Order, str], ...] = (("dmy", "day first"), ("mdy", "month first"), ("ymd", "year first"))

_SIMPLE: dict[str, tuple[str, Repair]] = {
    "lost-zeros": ("Put the zeros back", lambda text, _, width: text.strip().zfill(int(width))),
    "digits-lost": ("Write the whole number", lambda text, *_: unscientific(text)),
    "code-as-date": ("Write the code that was probably typed", lambda text, *_: undated(text)),
    "two-digit-year": ("Write the year in four digits", lambda _text, _, read: read or None),
    "excel-serial": ("Write it as a date", lambda _text, _, read: read or None),
    "over-length": ("Cut off what is too long", lambda text, _, told: text.strip()[: int(told.rpartition(" ")[2])]),
    "illegal-character": ("Take these characters out", lambda text, *_: ILLEGAL.sub("", text)),
}


def _option(field: Field) -> Repair:
    labels = {option.key: option.label for option in field.options}

    def mended(text: str, value: str, _detail: str) -> str | None:
        suggestion = suggest_option(value or text, field)
        label = labels.get(suggestion.key) if suggestion and suggestion.key else None
        if label is None or fold(text) == fold(value):
            return label
        return text.replace(value, label) if value and value in text else None

    return mended


def _read(field: Field, context: Context) -> Repair:
    read = cell_reader(field, context)

    def canonical(text: str, *_: str) -> str | None:
        value = read(text).value
        return None if value == CLEAR else value

    return canonical


def _email(field: Field) -> Repair:
    read = cell_reader(field, Context())
    return lambda text, *_: read(mended_email(text)).value


def _by_text(key: str, title: str, found: pl.DataFrame, repair: Repair) -> Cure:
    """Each distinct text is repaired once; what stays as it is, or cannot be repaired, is left out."""
    distinct = found.select("text", "value", "detail").unique(maintain_order=True)
    after = [repair(text, value or "", detail or "") for text, value, detail in distinct.iter_rows()]
    told = distinct.with_columns(after=pl.Series(after, dtype=pl.String))
    told = told.filter(pl.col("after").is_not_null() & (pl.col("after") != pl.col("text")))
    cells = found.join(told, on=["text", "value", "detail"], nulls_equal=True, maintain_order="left")
    looks = tuple(told.select("text", "after").unique(maintain_order=True).head(_LOOKS).iter_rows())
    edits = cells.select("line", pl.col("position").cast(pl.Int32), text="after").unique(["line", "position"])
    return Cure(key, title, edits.height, looks, cells=edits)


def _as_it_stands(key: str, title: str, found: pl.DataFrame) -> Cure:
    """The cells again as they are: what the member has written here counts, whatever the file knew."""
    edits = found.select("line", pl.col("position").cast(pl.Int32), "text").unique(["line", "position"])
    return Cure(key, title, edits.height, cells=edits)


def _new_contacts(found: pl.DataFrame) -> Cure:
    """Each of them is a new contact, in whichever slot of its row it stands."""
    slot = pl.col("target").str.extract("^contact([0-9]?)[.]").replace("", "1").cast(pl.UInt8)
    decisions = found.select("line", slot=slot).unique(maintain_order=True).with_columns(decision=pl.lit("new"))
    return Cure("new", "Add them as new contacts", decisions.height, decisions=decisions)


def _by_row(key: str, title: str, found: pl.DataFrame) -> Cure:
    decisions = found.select("line").unique(maintain_order=True).with_columns(decision=pl.lit(key))
    return Cure(key, title, decisions.height, decisions=decisions)
