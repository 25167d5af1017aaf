"""Delimiters that a text may use: discovered in it, since people use whatever key there is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

#: How readily each is believed. A colon also stands in times, a space anywhere.
KNOWN: dict[str, float] = {
    ",": 1.0,
    "\t": 1.0,
    ";": 1.0,
    "|": 1.0,
    "^": 0.8,
    "~": 0.8,
    "§": 0.8,
    "¦": 0.8,
    "¬": 0.8,
    " ": 0.6,
    ":": 0.4,
    "#": 0.3,
    "*": 0.3,
    "&": 0.3,
    "!": 0.3,
}
_UNLIKELY = frozenset("\"'.-_/\\()[]{}<>$%@=+?`\r\n\x00")
#: Signs that programs put around or between others, so that the whole hardly comes in a text: ``~|~``, ``@#@``.
_SANDWICH = "~^|#@*+=$%!&-_:"
_LINES = 60
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*"')


def candidates(lines: Sequence[str]) -> list[tuple[str, float]]:
    """Characters that could cut these lines, each with how readily it is believed."""
    some = lines[:_LINES]
    present = Counter(char for line in some for char in set(line) if not char.isalnum() and char not in _UNLIKELY)
    text = "\n".join(lines)
    found = [(char, weight) for char, weight in KNOWN.items() if char in text]
    odd = [
        (char, 0.8 if ord(char) < 32 else 0.3)
        for char, count in present.items()
        if char not in KNOWN and count * 2 > len(some) and (ord(char) < 32 or not char.isspace())
    ]
    return found + sorted(odd)[:8]


def widened(delimiter: str, lines: Sequence[str]) -> str:
    """The whole delimiter around a character: ``||``, ``::``, `` | `` or ``~|~``, if it stands so wherever it stands.

    Quoted cells do not count: outside of them every occurrence is a delimiter.
    """
    bare = [_QUOTED.sub("x", line) for line in lines]
    plain = [line for line in bare if delimiter in line and '"' not in line]
    if not plain or delimiter == " " or (len(plain) < 2 and delimiter != "|"):
        return delimiter
    text = "\n".join(plain)
    doubled = delimiter * 2
    if _is_doubled(delimiter, plain):
        return doubled
    if delimiter in ",;":
        return delimiter  # spaces behind these are a habit of writing, see ``skipinitialspace``
    for padding in " \t" + _SANDWICH:
        wide = padding + delimiter + padding
        if text.count(wide) == text.count(delimiter):
            return wide
    return _around(delimiter, plain)


def _around(delimiter: str, lines: Sequence[str]) -> str:
    """``~|~`` for its ``~``: an unchanging sign stands between the first and the second, the third and the fourth ...

    It has to be there twice in each line, the header's too: so often no column holds nothing but a dash.
    """
    mark = re.escape(delimiter)
    for whole in re.findall(f"{mark}[{re.escape(_SANDWICH)}]{mark}", lines[0])[:1]:
        counts = [(line.count(whole), line.count(delimiter)) for line in lines]
        if all(wholes >= 2 and 2 * wholes == marks for wholes, marks in counts):
            return str(whole)
    return delimiter


def _is_doubled(delimiter: str, lines: Sequence[str]) -> bool:
    """Whether each line has as many pairs of it; single ones may be left over in the cells (``12:30::http://``)."""
    one = re.escape(delimiter)
    pairs = {len(re.findall(one * 2, line)) for line in lines}
    single = re.search(rf"(?<!{one}){one}(?!{one})", "\n".join(lines))
    # Blank cells double the common ones too, though hardly in each place of each line.
    many = len(lines) > 3 if delimiter in ",;\t" else len(lines) > 3 or not single
    enough = max(pairs) > (delimiter in ",;\t")
    return len(pairs) == 1 and enough and many and (not single or delimiter == ":")


def is_spaced(delimiter: str, lines: Sequence[str]) -> bool:
    """Whether a space follows every delimiter, or the delimiter of the next blank cell."""
    count = spaced = 0
    for line in lines:
        bare = _QUOTED.sub('""', line)
        count += bare.count(delimiter)
        spaced += len(re.findall(re.escape(delimiter) + r"(?= |$)", bare))
        if spaced < count:
            return False
    return count > 0 and any(delimiter + " " in line for line in lines)
