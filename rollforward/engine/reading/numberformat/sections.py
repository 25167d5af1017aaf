"""A format's code as its sections, each ready to be filled with a number."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import polars as pl

from rollforward.engine.reading.numberformat.datetokens import date_items
from rollforward.engine.reading.numberformat.languages import language_of
from rollforward.engine.reading.numberformat.numbertokens import number_items
from rollforward.engine.reading.numberformat.tokens import Token, condition_of, tokens_of

Kind = Literal["general", "number", "fraction", "date"]

_LONGEST = 1024
_COMPARE: dict[str, Callable[[Any, float], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format.

    ``items``: literals and what is filled in. ``shift``: powers of ten that percent signs and scaling commas make.
    ``minus``: negative numbers get a minus sign in front; otherwise the section itself says that they are negative.
    ``language``: of the names of months and days, by ISO 639-1.
    """

    kind: Kind
    items: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    minus: bool = True
    shift: int = 0
    grouped: bool = False
    language: str = "en"

    def takes(self, value: float) -> bool:
        if self.condition is None:
            return True
        name, limit = self.condition
        return bool(_COMPARE[name](value, limit))

    def compare(self, values: pl.Expr) -> pl.Expr:
        """The same for a whole column, where there is a condition."""
        name, limit = self.condition or ("<>", float("nan"))
        taken: pl.Expr = _COMPARE[name](values, limit)
        return taken


@dataclass(frozen=True, slots=True)
class Format:
    """The sections for numbers, in the order in which they are asked; the first that takes a number shows it."""

    sections: tuple[Section, ...]

    def section(self, value: float) -> Section | None:
        return next((section for section in self.sections if section.takes(value)), None)


_GENERAL = Section("general", (Token("general", ""),))
GENERAL = Format((_GENERAL,))


def parse(code: str) -> Format:
    """The format of a code; General where the code makes no sense."""
    if len(code) > _LONGEST or code.strip().lower() in ("", "general", "standard"):
        return GENERAL
    cut = tokens_of(code)
    if len(cut) > 4 or any(Token("other", "[") in tokens for tokens in cut):
        return GENERAL
    found = [_section(tokens) for tokens in cut[:4] if not _is_text(tokens)][:3]
    if not found:
        return GENERAL
    return Format(tuple(_with_conditions(found) if any(s.condition for s in found) else _by_sign(found)))


def _is_text(tokens: list[Token]) -> bool:
    return any(token.kind == "text" for token in tokens)


def _by_sign(found: list[Section]) -> list[Section]:
    """One section shows all numbers; of two or three, the second shows the negative ones without their sign."""
    if len(found) == 1:
        return found
    negative = replace(found[1], condition=("<", 0.0), minus=False)
    rest = [replace(found[0], condition=(">", 0.0)), found[2]] if len(found) == 3 else [found[0]]
    return [negative, *rest]


def _with_conditions(found: list[Section]) -> list[Section]:
    """Sections of which at least one has a condition."""
    first, *others = found
    if first.condition is None:
        first = replace(first, condition=(">", 0.0))
    if not others:
        return [_signed(first), _GENERAL]
    second = others[0]
    if len(others) == 1:
        return [_signed(first), _signed(second) if second.condition else replace(second, minus=_keeps_sign(first))]
    if second.condition is None:
        second = replace(second, condition=(">" if _of(first)[0] in ("<", "<=") else "<", 0.0))
    return [_signed(section) for section in (first, second, others[1])]


def _signed(section: Section) -> Section:
    """Where only negative numbers come in, the section is left to say so."""
    if section.condition is None:
        return section
    name, limit = section.condition
    below = (limit < 0 and name in ("<", "<=", "=")) or (limit == 0 and name == "<")
    return replace(section, minus=not below)


def _keeps_sign(first: Section) -> bool:
    """Whether the last of two sections shows a minus sign: as seen in Excel, by what the first one takes."""
    name, limit = _of(first)
    return name == "=" or (limit > 0 and name in (">", ">="))


def _of(first: Section) -> tuple[str, float]:
    return first.condition or (">", 0.0)


def _section(tokens: list[Token]) -> Section:
    condition = next((condition_of(token.text) for token in tokens if token.kind == "condition"), None)
    locale = next((token.text for token in tokens if token.kind == "locale"), "")
    only_hints = bool(tokens) and all(token.kind in ("colour", "condition", "locale") for token in tokens)
    signs = [token for token in tokens if token.kind not in ("colour", "condition", "locale", "fill", "calendar")]
    if any(token.kind in ("date", "elapsed", "ampm") for token in signs) and not _is_scientific(signs):
        return _date(signs, condition, locale)
    if not signs and locale in ("F800", "F400"):
        return replace(_system(locale), condition=condition)
    if only_hints:
        return replace(_GENERAL, condition=condition)
    if any(token.kind == "general" for token in signs):
        items = tuple(t if t.kind in ("general", "literal") else Token("literal", t.text) for t in signs)
        return Section("general", items, condition)
    return _number(signs, condition)


def _date(signs: list[Token], condition: tuple[str, float] | None, locale: str) -> Section:
    """Places for digits make no sense among days and hours, as in ``0 kg``, where *g* would be an era."""
    items = date_items(signs)
    if any(token.kind == "place" for token in signs) and not any(item.kind in ("part", "elapsed") for item in items):
        return replace(_GENERAL, condition=condition)
    return Section("date", tuple(items), condition, language=language_of(locale))


def _is_scientific(signs: list[Token]) -> bool:
    return any(token.kind == "power" for token in signs) and any(token.kind == "place" for token in signs)


def _system(locale: str) -> Section:
    code = "dddd, mmmm d, yyyy" if locale == "F800" else "h:mm:ss AM/PM"
    return _section(tokens_of(code)[0])


def _number(signs: list[Token], condition: tuple[str, float] | None) -> Section:
    digits = number_items(signs)
    kind: Kind = "fraction" if any(item.kind == "slash" for item in digits.items) else "number"
    return Section(kind, digits.items, condition, shift=digits.shift, grouped=digits.grouped)
