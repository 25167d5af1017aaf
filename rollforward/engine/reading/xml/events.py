"""An XML text as events, by expat, with everything refused that could hurt: declarations, endless nesting."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.encoding import Decoded
from rollforward.engine.reading.sniff import head, text_in
from rollforward.engine.values import ReadAs

_DEEPEST = 128
#: No start of an element is longer; expat takes seconds for one of a million attributes.
_LONG_TAG = re.compile(rb"<[^<>!?][^<>]{1048576}")
_DECLARED = re.compile(r"""<\?xml\s[^>]*?encoding\s*+=\s*+["']([\w:.-]{2,40})["']""")
#: What attributes say about the file itself.
_OF_XML = ("xmlns", "xsi:", "xml:")

Start = Callable[[str, dict[str, str], int], None]


class Broken(Exception):
    """The text is no XML from ``line`` and ``column`` (from 1) on."""

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        super().__init__(line, column)


def run(text: bytes, start: Start, end: Callable[[str], None], said: Callable[[str], None]) -> None:
    """Call ``start`` (name, attributes, line), ``end`` (name) and ``said`` (text) for a UTF-8 text.

    Names lack their prefixes. Raises ``Broken``, and ``Refused`` where the text declares entities or is nested deep.
    """
    if _LONG_TAG.search(text):
        raise Refused("hostile", "one of its elements has more than a megabyte of attributes")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused("hostile", f"its elements are nested more than {_DEEPEST} levels deep")
        own = {local(key): value for key, value in attributes.items() if not key.startswith(_OF_XML)}
        start(local(name), own, parser.CurrentLineNumber)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(text.lstrip(), True)
    except expat.ExpatError as error:
        skipped = text[: len(text) - len(text.lstrip())].count(b"\n")
        raise Broken(error.lineno + skipped, error.offset + 1) from None


def _refuse(*_declared: object) -> None:
    raise Refused("hostile", "it declares entities of its own")


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def decoded_xml(data: bytes, limits: Limits, read_as: ReadAs) -> Decoded:
    """The text, in the encoding that it declares."""
    declared = _DECLARED.match(head(data))
    return text_in(data, limits, read_as, declared[1] if declared else None)


def damaged(broken: Broken) -> Refused:
    """What to say of XML that breaks a rule."""
    return Refused("damaged", f"it is no proper XML from line {broken.line}, column {broken.column} on")
