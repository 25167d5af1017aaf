"""Number formats: which code stands behind each style that a cell can name."""

from __future__ import annotations

from rollforward.engine.issues import Refused
from rollforward.engine.reading.numberformat import BUILT_IN
from rollforward.engine.reading.xlsx.archive import Archive
from rollforward.engine.reading.xlsx.escapes import unescaped
from rollforward.engine.reading.xlsx.markup import elements

GENERAL = "General"
#: Excel itself keeps 65,490 styles.
_MOST = 100_000


def number_formats(archive: Archive, part: str | None) -> tuple[str, ...]:
    """The format codes of the cell styles by their number; a style that is not there is General."""
    if part is None:
        return ()
    own: dict[str, str] = {}
    styles: list[str] = []
    for element in elements(archive.pieces(part)):
        if element.name == "numFmt" and element.within[-1:] == ("numFmts",):
            own[element.attributes.get("numFmtId", "")] = unescaped(element.attributes.get("formatCode", ""))
        elif element.name == "xf" and element.within[-1:] == ("cellXfs",):
            styles.append(element.attributes.get("numFmtId", "0"))
        if len(own) > _MOST or len(styles) > _MOST:
            raise Refused("hostile", f"it has more than {_MOST:,} cell styles")
    return tuple(own.get(number) or _built_in(number) for number in styles)


def _built_in(number: str) -> str:
    return BUILT_IN.get(int(number), GENERAL) if number.isascii() and number.isdecimal() else GENERAL
