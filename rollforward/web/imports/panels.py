"""The one thing that the page of the reading asks about or offers to change, beside the line that tells all of it.

``change`` in the address names it; without one it is what the reader is unsure of.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _lazy

from rollforward.imports import queries
from rollforward.imports.decisions import settled_from_json
from rollforward.imports.models import Import
from rollforward.imports.queries import names

ASIDE = frozenset(
    {"title", "blank", "ruled line", "total", "footer", "repeated header", "group heading", "another table", "by hand"}
)
CHANGES = ("sheet", "encoding", "dialect", "accents", "turned", "header", "aside")
LINES_ON_A_PAGE = 50
#: In which line ends lie within a number there would be a bomb; no sheet has as many rows.
_DIGITS = 7
_EXAMPLES = 6
_TELLING = ("total", "footer", "repeated header", "group heading", "another table")
QUOTES = {'"': _lazy('Double quotes: "Abbott, Ruth"'), "'": _lazy("Single quotes: 'Abbott, Ruth'"), "": _lazy("None")}
ESCAPES = {"": _lazy('By doubling it: 5"" pipe'), "\\": _lazy('By a backslash: 5\\" pipe')}


def is_number(text: str) -> bool:
    """Whether it is the number of a row, a sheet or a page; what has more digits is none."""
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS


def panel(imp: Import, asked: Mapping[str, str]) -> dict[str, object]:
    """What the page shows of its panel: ``panel`` is its name, ``asking`` whether the reader wants to know."""
    open_doubts = queries.doubts(imp)
    name = asked.get("change", "")
    if imp.sheet is None:
        name = "sheet"
    if name not in CHANGES:
        name = open_doubts[0] if open_doubts else ""
    asking = name in open_doubts and asked.get("change") != name
    shown = {"panel": name, "asking": asking, "doubts": open_doubts}
    return shown | _FILLED.get(name, _nothing)(imp, asked)


def _nothing(_imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    return {}


def _sheet(imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    return {"pair": queries.pair(imp)}


def _encoding(imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    readings = queries.readings(imp)
    now = queries.book(imp).encoding or ""
    shown = {reading.name for reading in readings} | {names.codec(now)}
    return {
        "now": names.encoding_name(now),
        "readings": readings,
        "more": [(name, *said) for name, said in names.ENCODINGS.items() if names.codec(name) not in shown],
        "settled": settled_from_json(imp.reading).read_as.encoding,
    }


def _dialect(imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    dialect = queries.book(imp).dialect
    delimiter = dialect.delimiter if dialect else None
    return {
        "delimiter": delimiter,
        "delimiter_name": names.delimiter_name(delimiter) if delimiter else "",
        "other": delimiter if delimiter and delimiter not in names.DELIMITERS else "",
        "delimiters": names.DELIMITERS,
        "quote": (dialect.quotechar if dialect else None) or "",
        "quotes": QUOTES,
        "escape": (dialect.escapechar if dialect else None) or "",
        "escapes": ESCAPES,
        "settled": settled_from_json(imp.reading).read_as.dialect,
    }


def _accents(imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    return {"broken": queries.broken_accents(imp), "mended": settled_from_json(imp.reading).read_as.mended}


def _data(imp: Import, _asked: Mapping[str, str]) -> dict[str, object]:
    lines = [each for why in _TELLING for each in queries.aside(imp, why, 0, _EXAMPLES).lines]
    return {"examples": sorted(lines, key=lambda each: each.line)[:_EXAMPLES], "more": len(lines) > _EXAMPLES}


def _aside(imp: Import, asked: Mapping[str, str]) -> dict[str, object]:
    every = queries.aside(imp, None, 0, 0)
    why = asked.get("why", "")
    total = every.kinds.get(why, 0) if why in every.kinds else every.total
    page = Paginator(range(total), LINES_ON_A_PAGE).get_page(asked.get("page"))
    start = page.start_index() - 1 if page.paginator.count else 0
    found = queries.aside(imp, why if why in every.kinds else None, start, LINES_ON_A_PAGE)
    return {"found": found, "why": why if why in every.kinds else "", "page": page}


_FILLED = {
    "sheet": _sheet,
    "encoding": _encoding,
    "dialect": _dialect,
    "accents": _accents,
    "data": _data,
    "aside": _aside,
}
