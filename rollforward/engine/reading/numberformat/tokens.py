"""A format's code, cut into its signs."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general)
    | (?P<ampm>am/pm|a/p|上午/下午)
    | (?P<power>e[+-])
    | (?P<calendar>b[12](?=[a-z]))
    | (?P<date>y+|m+|d+|h+|s+|e+|b+|g+|a{3,})
    | (?P<place>[0\#?])
    | (?P<digit>[1-9])
    | (?P<text>@)
    | (?P<end>;)
    | (?P<other>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"\s*(<>|<=|>=|<|>|=)\s*([-+]?\d*\.?\d+(?:e[-+]?\d{1,3})?)\s*", re.IGNORECASE)


class Token(NamedTuple):
    """A sign of a code: its kind and what it says."""

    kind: str
    text: str


def tokens_of(code: str) -> list[list[Token]]:
    """The signs of each section."""
    sections: list[list[Token]] = [[]]
    for match in _SIGN.finditer(code):
        kind = match.lastgroup or "other"
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append(_token(kind, match[kind]))
    return sections


def _token(kind: str, text: str) -> Token:
    if kind == "bracket":
        return _bracket(text)
    if kind == "space":
        return Token("literal", " ")
    if kind in ("quoted", "escaped"):
        return Token("literal", text)
    return Token(kind, text.lower() if kind in ("ampm", "date") else text)


def _bracket(text: str) -> Token:
    """An elapsed time, a currency, a condition; a colour or a modifier says nothing here."""
    if _ELAPSED.fullmatch(text):
        return Token("elapsed", text.lower())
    if text.startswith("$"):
        symbol, _, locale = text[1:].partition("-")
        return Token("literal", symbol) if symbol else Token("locale", locale.upper())
    if _CONDITION.fullmatch(text):
        return Token("condition", text)
    return Token("colour", text)


def condition_of(text: str) -> tuple[str, float]:
    """The operator and the limit of a condition's token."""
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no condition of a number format.")
    return match[1], float(match[2])
