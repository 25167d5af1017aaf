"""XML as spreadsheets have it: by local names whatever the namespaces are called, in any encoding, without a DTD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from rollforward.engine.issues import Refused

Attributes = dict[str, str]
_JUNK_AFTER_END = 9
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Element(NamedTuple):
    """The start of an element, and the local names of those around it, outermost first."""

    name: str
    attributes: Attributes
    within: tuple[str, ...]


def local(name: str) -> str:
    return name.rpartition(":")[2]


class Parser:
    """Expat, held to what a workbook may hold. Handlers get local names; raises ``Refused`` for DTDs and damage."""

    def __init__(
        self,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = start
        self._expat.EndElementHandler = end
        if text:
            self._expat.CharacterDataHandler = text
        self._expat.StartDoctypeDeclHandler = _refuse_dtd
        self._begun = False

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        if not self._begun:
            piece = _trimmed(piece)
            self._begun = bool(piece)
        try:
            self._expat.Parse(piece, final)
        except expat.ExpatError as error:
            if error.code != _JUNK_AFTER_END:
                raise Refused("damaged", f"a part of it is no proper XML ({error})") from error
        except (LookupError, ValueError) as error:
            raise Refused("damaged", "a part of it is written in an unknown encoding") from error


def _trimmed(piece: bytes) -> bytes:
    """Without the blanks before the declaration, which some programs write and strict parsers refuse."""
    return piece if piece.startswith(_UTF16) else piece.lstrip(b" \t\r\n")


def _refuse_dtd(*_declared: object) -> None:
    raise Refused("hostile", "a part of it declares entities")


def elements(pieces: Iterable[bytes]) -> Iterator[Element]:
    """The elements of a part, in its order, without their text."""
    found: list[Element] = []
    path: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        name = local(name)
        found.append(Element(name, {local(key): value for key, value in attributes.items()}, tuple(path[-3:])))
        path.append(name)

    def end(_name: str) -> None:
        path.pop()

    parser = Parser(start, end)
    for piece in pieces:
        parser.feed(piece)
        yield from found
        found.clear()
    parser.feed(b"", final=True)
