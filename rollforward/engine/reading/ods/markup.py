"""The elements of content.xml as calls, piece by piece, with the usual prefixes whatever the file calls them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from rollforward.engine.issues import Refused

#: The namespaces by the prefix that they have in every book about them.
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
}
_DEEPEST = 200


class Listener(Protocol):
    """Hears of the elements in their order. ``attributes`` by ``prefix:name``."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def tell(pieces: Iterable[bytes], listener: Listener) -> None:
    """Tell a listener what the XML says. Raises ``Refused`` for entities, depth without end, and XML that is none."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0
    names: dict[str, str] = {}

    def short(name: str) -> str:
        known = names.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            known = names[name] = f"{_PREFIXES.get(space, '?')}:{local}" if len(names) < 10_000 else "?"
        return known

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused("hostile", f"its elements lie in one another more than {_DEEPEST} deep")
        listener.start(short(name), {short(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(short(name))

    def doctype(*_: object) -> None:
        raise Refused("hostile", "a part of it declares entities")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("damaged", f"its content breaks off or is garbled in line {error.lineno}") from error
