"""Stored values as the text that a person sees, for many cells at once; the stored ones beside it where they differ.

Numbers without a format of their own are shown as ``numberformat.general`` has them: a long account number stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import polars as pl

from rollforward.engine.reading.numberformat import general, is_date, shown, shown_at_once
from rollforward.engine.reading.xlsx.cells import Spec
from rollforward.engine.reading.xlsx.escapes import unescape_all
from rollforward.engine.reading.xlsx.styles import GENERAL
from rollforward.engine.values import ORIGINALS_SCHEMA

Role = Literal["shared", "text", "boolean", "number", "formatted", "moment"]

#: Numbers that are written as they are shown.
_CANONICAL = r"^(?:0|-?[1-9][0-9]*(?:\.[0-9]*[1-9])?|-?0\.[0-9]*[1-9])$"
_LONGEST_WHOLE, _LONGEST_FRACTION = 15, 11
_REMEMBERED = 100_000
#: From so many formats on, those of few cells are shown cell by cell.
_MANY_FORMATS, _FEW_CELLS = 64, 256
_SERIAL_START = pl.datetime(1899, 12, 30)


class Shown:
    """What the cells of one workbook are shown as. ``lost`` counts cells that refer to a text that is not there."""

    def __init__(self, strings: pl.Series, formats: Sequence[str], date1904: bool) -> None:
        self.lost = 0
        self._strings = strings
        self._formats = formats
        self._date1904 = date1904
        self._memory: dict[tuple[str, str], str] = {}

    def texts(self, cells: pl.DataFrame, specs: Sequence[Spec]) -> tuple[pl.Series, pl.DataFrame]:
        """The texts of cells as cells.py has them, and their ``ORIGINALS_SCHEMA``."""
        roles = pl.Series([self._role(spec) for spec in specs], dtype=pl.String)
        used = cells["spec"].unique()
        present = roles.gather(used).unique().to_list()
        if len(present) == 1:
            texts = self._of_role(present[0], cells, specs)
        else:
            texts = self._mixed(cells, specs, roles, present)
        return texts, self._originals(cells, texts, specs, roles, present)

    def _role(self, spec: Spec) -> Role:
        if spec.kind in ("s", "b"):
            return "shared" if spec.kind == "s" else "boolean"
        code = self._code(spec)
        if spec.kind == "n":
            return "number" if code in (GENERAL, "@") else "formatted"
        return "moment" if spec.kind == "d" and is_date(code) else "text"

    def _code(self, spec: Spec) -> str:
        code = self._formats[spec.style] if spec.style < len(self._formats) else GENERAL
        return GENERAL if code.strip().lower() in ("", "general") else code

    def _mixed(self, cells: pl.DataFrame, specs: Sequence[Spec], roles: pl.Series, present: list[str]) -> pl.Series:
        """Each role by itself, and then in the order of the cells again."""
        numbers = pl.int_range(len(roles), dtype=pl.UInt16, eager=True)
        cells, done, places = cells.select("spec", "value"), [], []
        for role in present:
            which = cells["spec"].is_in(numbers.filter(roles == role).implode())
            done.append(self._of_role(role, cells.filter(which), specs))
            places.append(which.arg_true())
        return _put_back(done, places)

    def _of_role(self, role: str, cells: pl.DataFrame, specs: Sequence[Spec]) -> pl.Series:
        values = cells["value"]
        match role:
            case "shared":
                return self._shared(values)
            case "boolean":
                yes = values.str.strip_chars().str.to_lowercase().is_in(["1", "true"])
                return pl.select(pl.when(yes).then(pl.lit("TRUE")).otherwise(pl.lit("FALSE"))).to_series()
            case "number":
                return _general(values)
            case "formatted" | "moment":
                return self._formatted(values if role == "formatted" else _serials(values), cells["spec"], specs)
        return unescape_all(values)

    def _shared(self, values: pl.Series) -> pl.Series:
        index = values.cast(pl.UInt32, strict=False)
        if index.has_nulls():
            index = values.str.strip_chars().cast(pl.UInt32, strict=False)
        index = index.to_frame("i").select(pl.when(pl.col("i") < len(self._strings)).then("i"))["i"]
        missing = index.null_count()
        if not missing:
            return self._strings.gather(index)
        self.lost += missing
        if missing == len(index):
            return pl.repeat("", len(index), dtype=pl.String, eager=True)
        return self._strings.gather(index).fill_null("")

    def _formatted(self, values: pl.Series, numbers: pl.Series, specs: Sequence[Spec]) -> pl.Series:
        used = numbers.unique().to_list()
        if len(used) == 1:
            return self._in_format(values, self._code(specs[used[0]]))
        rare = _rare(numbers) if len(used) > _MANY_FORMATS else numbers.clear()
        which = numbers.is_in(rare.implode())
        done, places = [self._one_by_one(values.filter(which), numbers.filter(which), specs)], [which.arg_true()]
        for number in set(used) - set(rare):
            which = numbers == number
            done.append(self._in_format(values.filter(which), self._code(specs[number])))
            places.append(which.arg_true())
        return _put_back(done, places)

    def _one_by_one(self, values: pl.Series, numbers: pl.Series, specs: Sequence[Spec]) -> pl.Series:
        """In the order of their formats, so that each is parsed once."""
        order = numbers.arg_sort()
        pairs = zip(values.gather(order), numbers.gather(order), strict=True)
        texts = [self._one(value, self._code(specs[number])) for value, number in pairs]
        return _put_back([pl.Series(texts, dtype=pl.String)], [order])

    def _in_format(self, values: pl.Series, code: str) -> pl.Series:
        quick = shown_at_once(values.cast(pl.Float64, strict=False), code)
        if quick is None:
            return _each(values, lambda value: self._one(value, code))
        if not quick.has_nulls():
            return quick
        slow = _each(values.filter(quick.is_null()), lambda value: self._one(value, code))
        return _filled(quick, slow)

    def _one(self, value: str, code: str) -> str:
        known = self._memory.get((value, code))
        if known is None:
            number = _number(value)
            known = value if number is None else shown(number, code, date1904=self._date1904)
            if len(self._memory) < _REMEMBERED:
                self._memory[value, code] = known
        return known

    def _originals(
        self, cells: pl.DataFrame, texts: pl.Series, specs: Sequence[Spec], roles: pl.Series, present: list[str]
    ) -> pl.DataFrame:
        if not {"number", "formatted", "moment"} & set(present):
            return pl.DataFrame(schema=ORIGINALS_SCHEMA)
        telling = roles.is_in(["number", "formatted", "moment"]).gather(cells["spec"])
        codes = pl.Series([self._code(spec) for spec in specs], dtype=pl.String)
        found = cells.filter(telling & (texts != cells["value"]))
        return found.select("line", "position", raw="value", format=codes.gather(found["spec"]))


def _rare(numbers: pl.Series) -> pl.Series:
    """The numbers that so few cells have that looking through all cells for them would cost more."""
    return numbers.value_counts().filter(pl.col("count") < _FEW_CELLS)[numbers.name]


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _general(values: pl.Series) -> pl.Series:
    size = values.str.len_bytes()
    short = (size <= _LONGEST_FRACTION) | ((size <= _LONGEST_WHOLE) & ~values.str.contains(".", literal=True))
    plain = short & values.str.contains(_CANONICAL)
    if plain.all():
        return values
    quick = values.to_frame("v").select(pl.when(plain).then("v"))["v"]
    return _filled(quick, _each(values.filter(~plain), _general_text))


def _general_text(value: str) -> str:
    number = _number(value)
    return value if number is None else general(number)


def _each(values: pl.Series, change: Callable[[str], str]) -> pl.Series:
    """Every distinct value by itself."""
    distinct = values.unique()
    if len(distinct) * 2 > len(values):
        return pl.Series([change(value) for value in values], dtype=pl.String)
    return values.replace_strict(distinct, pl.Series([change(v) for v in distinct], dtype=pl.String))


def _filled(gaps: pl.Series, fillings: pl.Series) -> pl.Series:
    """The nulls of ``gaps`` replaced by ``fillings``, in order."""
    missing = gaps.is_null()
    return _put_back([gaps.drop_nulls(), fillings], [(~missing).arg_true(), missing.arg_true()])


def _put_back(parts: Sequence[pl.Series], places: Sequence[pl.Series]) -> pl.Series:
    """The parts as one, each value at the place where it was taken from."""
    taken = pl.concat(places)
    count = pl.int_range(len(taken), dtype=pl.UInt32, eager=True)
    return pl.concat(parts).gather(count.clone().scatter(taken, count))


def _serials(values: pl.Series) -> pl.Series:
    """Moments in ISO form as the day numbers that spreadsheets count; what is none stays as it is."""
    moments = values.str.strip_suffix("Z").str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", strict=False)
    days = values.str.to_datetime("%Y-%m-%d", strict=False)
    serial = (pl.coalesce(moments, days) - _SERIAL_START).dt.total_milliseconds() / 86_400_000
    return pl.select(pl.coalesce(serial.cast(pl.String), pl.lit(values))).to_series()
