"""A format code taken apart: its sections, and each section as tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "slash", "date", "elapsed", "text", "general"
]

#: A code is rarely longer than a hundred characters; Excel keeps no more than 255.
LONGEST = 1_024

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*(?:"|$))|(?P<escaped>\\.)|(?P<space>_.)|(?P<fill>\*.)|(?P<bracket>\[[^\]]*\])
    |(?P<general>general)|(?P<half>am/pm|a/p|上午/下午)|(?P<exponent>e[+-])|(?P<date>yyyy|yyy|yy|y|mmmmm|mmmm|mmm|mm|m
    |dddd|ddd|dd|d|hh|h|ss|s|b[12]|bbbb|bb|ggg|gg|g|ee|e)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)
    |(?P<slash>/)|(?P<text>@)|(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\-\]]*)(?:-[0-9A-F]+)?[^\]]*\]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r'"[^"]*(?:"|$)|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_SECTION = re.compile(r'(?:"[^"]*(?:"|$)|\\.|_.|\*.|\[[^\]]*\]|[^;])*', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is what stands in the code, of a literal what is shown."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a code between semicolons. ``condition``: comparison and number, where it says what it is for."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: Kind) -> bool:
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=2_048)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, four at most. A code that is too long, blank or has a bracket left open is *General*."""
    if len(code) > LONGEST or not code.strip() or "[" in _BRACKETS.sub("", code):
        return sections_of("General")
    parts: list[Section] = []
    at = 0
    while at <= len(code) and len(parts) < 4:
        match = _SECTION.match(code, at)
        text = match[0] if match else ""
        parts.append(_section(text))
        at += len(text) + 1
    return tuple(parts)


def _section(text: str) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in _TOKEN.finditer(text):
        found = match.lastgroup or "other"
        if found == "bracket":
            asked = _CONDITION.fullmatch(match[0])
            condition = (asked[1], float(asked[2])) if asked else condition
        tokens += _tokens(found, match[0])
    return Section(tuple(tokens), condition)


def _tokens(found: str, text: str) -> list[Token]:
    match found:
        case "fill":
            return []
        case "bracket":
            return _of_bracket(text)
        case "half" | "date":
            return [Token("date", text.upper() if found == "half" else text.lower())]
        case "general" | "exponent" | "digit" | "point" | "comma" | "percent" | "slash" | "text":
            return [Token(found, text.upper() if found == "exponent" else text)]
    return [Token("literal", _literal(found, text))]


def _literal(found: str, text: str) -> str:
    if found == "space":
        return " "  # as wide as the character behind it, which a text cannot be
    return {"quoted": text.strip('"'), "escaped": text[1:]}.get(found, text)


def _of_bracket(text: str) -> list[Token]:
    if elapsed := _ELAPSED.fullmatch(text):
        return [Token("elapsed", elapsed[1].lower())]
    if currency := _CURRENCY.fullmatch(text):
        return [Token("literal", currency[1])] if currency[1] else []
    return []  # a colour, a condition, or a calendar
