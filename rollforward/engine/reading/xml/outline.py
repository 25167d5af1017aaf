"""Which elements of an XML text are its records: those that repeat, nearest to the root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.reading.xml.events import run

_MOST_KINDS = 20_000


@dataclass(slots=True)
class Element:
    """All elements of one path. ``most``: how many of them one parent has at most."""

    name: str
    most: int = 0
    has_text: bool = False
    attributes: set[str] = field(default_factory=set)
    children: dict[str, Element] = field(default_factory=dict)

    @property
    def has_parts(self) -> bool:
        return bool(self.children or self.attributes)


def outline(text: bytes) -> Element:
    """The kinds of elements under a root without a name. Raises ``Broken`` or ``Refused``."""
    root = Element("")
    open_ones: list[tuple[Element, dict[str, int]]] = [(root, {})]
    kinds = 0

    def start(name: str, attributes: dict[str, str], _line: int) -> None:
        nonlocal kinds
        parent, counts = open_ones[-1]
        element = parent.children.get(name)
        if element is None:
            kinds += 1
            if kinds > _MOST_KINDS:
                raise Refused("hostile", f"it has more than {_MOST_KINDS:,} kinds of elements")
            element = parent.children[name] = Element(name)
        counts[name] = counts.get(name, 0) + 1
        element.most = max(element.most, counts[name])
        element.attributes.update(attributes)
        open_ones.append((element, {}))

    def said(words: str) -> None:
        if not words.isspace():
            open_ones[-1][0].has_text = True

    run(text, start, lambda _name: open_ones.pop() and None, said)
    return root


def records_of(root: Element) -> list[Element]:
    """The kinds of records: repeated elements with parts, else repeated ones of mere text."""
    found = list(_repeated(root))
    return [element for element in found if element.has_parts] or found


def _repeated(root: Element) -> Iterator[Element]:
    pending = [root]
    while pending:
        element = pending.pop()
        for child in element.children.values():
            if child.most > 1:
                yield child
            else:
                pending.append(child)
