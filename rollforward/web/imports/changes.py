"""The forms of the page of the reading: each has one input that names the change and holds what it is to be.

``sheet=1`` ``sheet=both`` ``table=0`` ``header=3,4`` ``header=none`` ``encoding=cp1252`` ``delimiter=;``
``delimiter=none`` ``quote='`` ``escape=\\`` ``mended=yes`` ``turned=no`` ``restore=5-8`` ``restore_kind=title``
``set_aside=12`` ``settle=header``; ``encoding=``, ``dialect=`` and ``turned=`` leave it to the reader again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from rollforward.accounts.models import Member
from rollforward.engine.values import Dialect, ReadAs
from rollforward.imports import commands, queries
from rollforward.imports.decisions import settled_from_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import names
from rollforward.web.imports.panels import ESCAPES, QUOTES, is_number

#: Longer delimiters than this are a slip of the hand.
_DELIMITER_CHARACTERS = 5

Change = Callable[[Import, Member, str], None]


def make(imp: Import, member: Member, posted: Mapping[str, str]) -> None:
    """Carry out what was posted; nothing where the page has no such form."""
    name = next((name for name in _CHANGES if name in posted), None)
    if name is not None:
        _CHANGES[name](imp, member, posted[name])


def stays(posted: Mapping[str, str]) -> bool:
    """Whether more of the same is likely to follow, so that the panel stays open."""
    return any(name in posted for name in ("restore", "restore_kind", "set_aside"))


def _sheet(imp: Import, member: Member, value: str) -> None:
    if value == "both":
        commands.choose_both(imp, member)
    else:
        commands.choose_sheet(imp, member, _number(value))


def _table(imp: Import, member: Member, value: str) -> None:
    commands.choose_table(imp, member, _number(value))


def _header(imp: Import, member: Member, value: str) -> None:
    commands.choose_header(imp, member, [] if value == "none" else [_number(text) for text in value.split(",")])


def _restore(imp: Import, member: Member, value: str) -> None:
    commands.restore_lines(imp, member, *_span(value))


def _set_aside(imp: Import, member: Member, value: str) -> None:
    commands.set_aside_lines(imp, member, *_span(value))


def _encoding(imp: Import, member: Member, value: str) -> None:
    if value and value not in names.ENCODINGS and value not in {r.name for r in queries.readings(imp)}:
        raise CannotDo(_("There is no such encoding. Choose one of those shown."))
    commands.reread(imp, member, replace(_read_as(imp), encoding=value or None))


def _delimiter(imp: Import, member: Member, value: str) -> None:
    if value == "none":
        return _reread_dialect(imp, member, replace(_dialect(imp), delimiter=None))
    if not value or len(value) > _DELIMITER_CHARACTERS or set(value) & set("\r\n\0\"'"):
        raise CannotDo(_("Give the one to five characters that stand between the cells, such as ; or ||."))
    return _reread_dialect(imp, member, replace(_dialect(imp), delimiter=value))


def _quote(imp: Import, member: Member, value: str) -> None:
    if value not in QUOTES:
        raise CannotDo(_("There is no such quotation mark. Choose one of those shown."))
    _reread_dialect(imp, member, replace(_dialect(imp), quotechar=value or None))


def _escape(imp: Import, member: Member, value: str) -> None:
    if value not in ESCAPES:
        raise CannotDo(_("A mark inside a cell is doubled or has a backslash before it. Choose one of the two."))
    _reread_dialect(imp, member, replace(_dialect(imp), escapechar=value or None))


def _as_judged(imp: Import, member: Member, _value: str) -> None:
    commands.reread(imp, member, replace(_read_as(imp), dialect=None))


def _mended(imp: Import, member: Member, value: str) -> None:
    commands.reread(imp, member, replace(_read_as(imp), mended=value == "yes"))


def _turned(imp: Import, member: Member, value: str) -> None:
    commands.reread(imp, member, replace(_read_as(imp), turned={"yes": True, "no": False}.get(value)))


def _reread_dialect(imp: Import, member: Member, dialect: Dialect) -> None:
    commands.reread(imp, member, replace(_read_as(imp), dialect=dialect))


def _dialect(imp: Import) -> Dialect:
    return queries.book(imp).dialect or Dialect(None, '"')


def _read_as(imp: Import) -> ReadAs:
    return settled_from_json(imp.reading).read_as


def _span(text: str) -> tuple[int, int]:
    """``12`` or ``12-15``."""
    first, _, last = text.replace(" ", "").partition("-")
    return _number(first), _number(last or first)


def _number(text: str) -> int:
    if not is_number(text):
        raise CannotDo(_("That row or sheet does not exist. Choose one of those shown."))
    return int(text)


_CHANGES: dict[str, Change] = {
    "sheet": _sheet,
    "table": _table,
    "header": _header,
    "restore": _restore,
    "restore_kind": commands.restore_kind,
    "set_aside": _set_aside,
    "settle": commands.settle,
    "encoding": _encoding,
    "delimiter": _delimiter,
    "quote": _quote,
    "escape": _escape,
    "dialect": _as_judged,
    "mended": _mended,
    "turned": _turned,
}
