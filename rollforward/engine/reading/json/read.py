"""JSON: one or several tables of records, or one record in each line."""

from __future__ import annotations

import re

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import delimited
from rollforward.engine.reading.json.tables import Tables, find_tables
from rollforward.engine.reading.json.text import Broken, Text, tidied
from rollforward.engine.reading.named import left_out
from rollforward.engine.reading.parsed import ParsedBook, Reader, Weighed
from rollforward.engine.reading.sheets import chosen, with_names
from rollforward.engine.reading.sniff import head, text_in
from rollforward.engine.values import ReadAs

_NOTES = r"(?:\s|//[^\n]*+(?:\n|\Z)|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z))*"
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*'
#: An object, alone or in an array: no other text starts so.
_SURELY = re.compile(
    rf'{_NOTES}(?:\[{_NOTES})?\{{{_NOTES}(?:{_STRING}(?:"\s*+:|\Z)|\}}{_NOTES}(?:[,\]{{]|\Z))', re.DOTALL
)
#: An array of something else: a row of delimited text may start so too.
_PERHAPS = re.compile(rf'{_NOTES}\[{_NOTES}(?:\[|"|-?\d|true|false|null|\])', re.DOTALL)


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of JSON, or ``None`` where the text does not start as JSON does."""
    start = head(data)
    if _SURELY.match(start):
        return read
    return _read_if_it_is if _PERHAPS.match(start) else None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The tables of a JSON text. Raises ``Refused``."""
    weighed(len(data))
    decoded = text_in(data, limits, read_as)
    try:
        tables = _tables(decoded.text, limits)
    except Broken as broken:
        if _is_a_row(decoded.text):
            return delimited.read(data, limits, read_as, weighed)
        raise Refused("damaged", _where(decoded.text, broken.at)) from None
    if not any(sheet.cells.height for sheet in tables.sheets):
        raise Refused("not-a-table", "a JSON file without any records")
    return ParsedBook(
        "jsonl" if tables.in_lines else "json",
        chosen(with_names(tables.sheets), limits, read_as),
        decoded.encoding,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings + left_out(tables.beside),
    )


def _read_if_it_is(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """As JSON, or else as delimited text: ``[Client],[City]`` is a header too."""
    weighed(len(data))
    try:
        Text(tidied(text_in(data, limits, read_as).text)).check()
    except Broken:
        return delimited.read(data, limits, read_as, weighed)
    return read(data, limits, read_as, weighed)


def _is_a_row(text: str) -> bool:
    """Whether an object is but the first cell of a line: ``{"a": 1},Ann``."""
    tidy = Text(text)
    try:
        _, end = tidy.value(tidy.after_blanks(0))
    except Broken:
        return False
    behind = tidy.after_gap(end)
    return tidy.at(behind) not in ("{", "[", "") and tidy.line(end) == tidy.line(behind)


def _tables(text: str, limits: Limits) -> Tables:
    try:
        return find_tables(Text(text), limits)
    except Broken:
        tidy = tidied(text)
        if tidy == text:
            raise
    return find_tables(Text(tidy), limits)


def _where(text: str, at: int) -> str:
    """Where the text stops being JSON."""
    place = Text(text)
    if at >= len(text.rstrip()):
        return f"it breaks off in line {place.line(len(text.rstrip()))}"
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return f"it is no proper JSON from line {place.line(at)}, column {at - start + 1} on"
