"""Forms in which a text can be written: ready-made ones, one by example, or a regular expression.

Expressions are those of Polars (Rust): they know no look-around and no references back, and take a time that grows with
the text alone, so that no rule can hold the server up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rollforward.engine.fields import Rule


@dataclass(frozen=True, slots=True)
class Form:
    """A ready-made form: what it is called, one that is so, and the expression that the whole text matches."""

    words: str
    example: str
    pattern: str


#: Their expressions mean the same to Python, which mends texts, as to Polars, which judges them.
FORMS = {
    "digits": Form("digits alone", "00123", "[0-9]+"),
    "letters": Form("letters alone", "Müller", r"[^\W\d_]+"),
    "capitals": Form("capital letters and digits", "AB123", "[A-Z0-9]+"),
    "zip": Form("a US ZIP code", "02134 or 02134-1234", "[0-9]{5}(?:-[0-9]{4})?"),
    "ein": Form("a US employer number (EIN)", "12-3456789", "[0-9]{2}-[0-9]{7}"),
    "ssn": Form("a US social security number", "123-45-6789", "[0-9]{3}-[0-9]{2}-[0-9]{4}"),
}

#: Words of one character and of several, and the expression, of what stands in an example.
_SORTS = {
    "digit": ("digit", "[0-9]"),
    "capital": ("capital letter", "[A-Z]"),
    "small": ("small letter", "[a-z]"),
}
_NOT_SO = re.compile(r"[\W_]+")


def pattern_of(rule: Rule) -> str:
    """The expression that a whole text must match."""
    if rule.form in FORMS:
        return FORMS[rule.form].pattern
    if rule.form == "own":
        return rule.text
    runs = _runs(rule.text)
    return "".join(f"{_SORTS[sort][1]}{{{len(text)}}}" if sort else re.escape(text) for sort, text in runs)


def whole(rule: Rule) -> str:
    return rf"\A(?:{pattern_of(rule)})\z"


def words_of(rule: Rule) -> str:
    """What the form is called: ``2 capital letters, "-", 4 digits, such as AB-1234``."""
    if rule.form in FORMS:
        form = FORMS[rule.form]
        return f"{form.words}, such as {form.example}"
    if rule.form == "own":
        return rule.words
    said = ", ".join(_said(sort, text) for sort, text in _runs(rule.text))
    return f"{said}, such as {rule.text}"


def fitting(rule: Rule) -> Callable[[str], str | None]:
    """How a text is made to fit: spaces and marks taken out or put where the form has them, letters made capital.

    ``None`` where that does not help. Of a firm's own expression nobody knows what would fit.
    """
    if rule.form == "own":
        return lambda _text: None
    fits = re.compile(pattern_of(rule))
    examples = [rule.text] if rule.form == "example" else FORMS[rule.form].example.split(" or ")

    def made(text: str) -> str | None:
        bare = _NOT_SO.sub("", text)
        laid = (_laid(bare, example) for example in examples)
        tried = (text.strip(), text.strip().upper(), bare, bare.upper(), *laid)
        return next((one for one in tried if fits.fullmatch(one)), None)

    return made


def _laid(bare: str, places: str) -> str:
    """The letters and digits in the places that those of an example have; marks come from there."""
    left = iter(bare)
    return "".join(_in_place(sign, left) for sign in places) + "".join(left)


def _in_place(sign: str, left: Iterator[str]) -> str:
    if _sort(sign) == "":
        return sign
    given = next(left, "")
    return given.upper() if sign.isupper() else given.lower() if sign.islower() else given


def _runs(example: str) -> list[tuple[str, str]]:
    return [(sort, "".join(signs)) for sort, signs in groupby(example, _sort)]


def _sort(sign: str) -> str:
    if re.match("[0-9]", sign):
        return "digit"
    return "capital" if re.match("[A-Z]", sign) else "small" if re.match("[a-z]", sign) else ""


def _said(sort: str, text: str) -> str:
    if sort:
        one = _SORTS[sort][0]
        return f"{len(text)} {one}{'s' if len(text) > 1 else ''}"
    return "a space" if text == " " else f'"{text}"'
