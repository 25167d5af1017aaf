"""The properties of address cards: lines unfolded, values decoded, all three versions."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_PROPERTY = re.compile(r"(?:([\w-]++)\.)?([\w-]++)((?:;(?:[^\":;]|\"[^\"]*+\")*)*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([^\s=;:\"]++)(?:=((?:[^\";]|\"[^\"]*+\")*))?")
_BASE64 = re.compile(r"\s*+[A-Za-z0-9+/=]++\s*+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NEWLINES = {"n": "\n", "N": "\n"}


@dataclass(frozen=True, slots=True)
class Property:
    """``line``: where it starts; ``value``: still with its escapes; ``types``: in small letters, from any parameter."""

    line: int
    group: str
    name: str
    types: frozenset[str]
    value: str
    is_binary: bool = False


def properties(text: str, odd: Callable[[int], None]) -> Iterator[Property]:
    """All properties of a text, ``BEGIN`` and ``END`` among them; ``odd`` is told of each line that is none."""
    for line, content in _unfolded(text.splitlines() if "\r" not in text else _LINE_END.split(text)):
        match = _PROPERTY.fullmatch(content)
        if match:
            yield _property(line, match)
        elif content.strip():
            odd(line)


def _unfolded(physical: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their continuations: those that begin with a blank, soft breaks, and what is left of a picture."""
    at = 0
    while at < len(physical):
        first, parts = at, [physical[at]]
        head = parts[0].partition(":")[0].upper()
        quoted, binary = "QUOTED-PRINTABLE" in head, "BASE64" in head or "ENCODING=B" in head
        at += 1
        while at < len(physical):
            following = physical[at]
            if quoted and parts[-1].endswith("="):
                parts[-1] = parts[-1][:-1]
                parts.append(following)
            elif following[:1] in (" ", "\t"):
                parts.append(following[1:])
            elif binary and ":" not in following and _BASE64.fullmatch(following):
                parts.append(following)
            else:
                break
            at += 1
        yield first + 1, "".join(parts)


def _property(line: int, match: re.Match[str]) -> Property:
    told: dict[str, list[str]] = {}
    for name, values in _PARAMETER.findall(match[3]):
        told.setdefault(name.upper() if values else "TYPE", []).extend(
            value.strip('"') for value in (values or name).split(",")
        )
    encoding = {value.upper() for value in told.get("ENCODING", []) + told.get("TYPE", [])}
    value = match[4]
    if "QUOTED-PRINTABLE" in encoding:
        value = _plain(value, told.get("CHARSET", ["utf-8"])[0])
    binary = bool(encoding & {"BASE64", "B"}) or value[:5].lower() == "data:"
    types = frozenset(kind.lower() for kind in told.get("TYPE", []))
    return Property(line, (match[1] or "").lower(), match[2].upper(), types, value, binary)


def _plain(value: str, charset: str) -> str:
    content = quopri.decodestring(value.encode("utf-8"))
    for name in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def parts(value: str, separator: str = ";") -> list[str]:
    """The components of a value, without their escapes."""
    found, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == separator:
            found.append(plain(value[start:at]))
            start = at + 1
        at += 1
    return [*found, plain(value[start:])]


def plain(value: str) -> str:
    """A value without its escapes."""
    return _ESCAPED.sub(lambda match: _NEWLINES.get(match[1], match[1]), value) if "\\" in value else value
