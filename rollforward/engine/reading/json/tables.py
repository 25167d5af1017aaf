"""The tables in a JSON text: wherever its programs put them, each with the lines of its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.json.flat import flat, text_of
from rollforward.engine.reading.json.text import Text
from rollforward.engine.reading.named import Record, tabulate
from rollforward.engine.reading.parsed import SHEET_NAME, Parsed
from rollforward.engine.reading.region import locate
from rollforward.engine.reading.shapes import is_value
from rollforward.engine.values import cell_name

#: Objects around the tables are opened so far.
_OUTER = 6
_KEY = "key"
_VALUE = "value"


@dataclass(slots=True)
class Tables:
    """What was found. ``beside``: plain values outside of all tables; ``lines``: each record has a text line."""

    sheets: list[Parsed] = field(default_factory=list)
    beside: dict[str, Any] = field(default_factory=dict)
    in_lines: bool = False


@dataclass(slots=True)
class _Members:
    """The members of an object by what they are."""

    objects: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    plain: dict[str, Any] = field(default_factory=dict)


def find_tables(text: Text, limits: Limits) -> Tables:
    """All tables of a text. Raises ``Broken`` or ``Refused``."""
    walk = _Walk(text, limits)
    end = walk.outermost(text.after_blanks(0))
    if text.after_gap(end) < len(text.text):
        return Tables([_sequence(text, limits)], in_lines=True)
    if not walk.found.sheets:
        at = text.after_blanks(0)
        return Tables([tabulate([(text.line(at), flat(text.value(at)[0]))], limits)])
    return walk.found


class _Walk:
    def __init__(self, text: Text, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.found = Tables()

    def outermost(self, at: int) -> int:
        """Walk the value that starts here; the place where it ends."""
        return (
            self._array(at, SHEET_NAME)
            if self.text.at(at) == "["
            else self._object(at, SHEET_NAME, self.found.beside, 1)
        )

    def _array(self, at: int, name: str) -> int:
        items = self.text.items(at)
        of_lists = self.text.at(self.text.after_blanks(at + 1)) == "["
        self._keep(_rows(self.text, items, self.limits, name) if of_lists else self._records(items, name))
        return items.end

    def _records(self, items: Iterable[tuple[int, Any]], name: str) -> Parsed:
        line = self.text.line
        return tabulate(((line(at), _cells(value)) for at, value in items), self.limits, name)

    def _keep(self, sheet: Parsed) -> None:
        self.found.sheets.append(sheet)
        if len(self.found.sheets) > self.limits.sheets:
            raise Refused("too-large", f"it has more than {self.limits.sheets} tables")

    def _object(self, at: int, name: str, beside: dict[str, Any], depth: int) -> int:
        """Walk an object; what is in no table is put ``beside``. Below the outermost one it is known to hold some."""
        first = len(self.found.sheets)
        members, end = self._members(at)
        if len(self.found.sheets) == first and not members.plain:
            table = _keyed(self.text, members, self.limits, name) or _columnar(members, self.limits, name)
            if table is not None:
                self._keep(table)
                return end
        self._name_columns(first, members)
        for key, (place, value) in members.objects.items():
            if depth < _OUTER and _holds_table(value, depth):
                inner: dict[str, Any] = {}
                self._object(place, key, inner, depth + 1)
                beside.update({key: inner} if inner else {})
            else:
                beside[key] = value
        beside.update(members.plain, **members.lists)
        return end

    def _members(self, at: int) -> tuple[_Members, int]:
        """The members of the object that starts here but for its tables, which are kept at once."""
        text, found = self.text, _Members()
        at = text.after_blanks(at + 1)
        while text.at(at) != "}":
            key, place = text.key(at)
            if text.at(place) == "[" and text.at(text.after_blanks(place + 1)) in ("{", "["):
                end = self._array(place, key)
            else:
                value, end = text.value(place)
                if isinstance(value, dict):
                    found.objects[key] = (place, value)
                elif isinstance(value, list):
                    found.lists[key] = value
                else:
                    found.plain[key] = value
            at = text.after_value(end, "}")
        return found, at + 1

    def _name_columns(self, first: int, members: _Members) -> None:
        """A list of names beside a table of lists is its header: ``{"columns": ["Name"], "rows": [["Ann"]]}``."""
        for number in range(first, len(self.found.sheets)):
            sheet = self.found.sheets[number]
            width = sheet.cells.width - 1
            key = next((key for key, names in members.lists.items() if len(names) == width and _are_names(names)), None)
            if key is not None and sheet.cells.height and sheet.cells["line"][0]:
                self.found.sheets[number] = _headed(sheet, members.lists.pop(key))


def _cells(value: Any) -> Mapping[str, str]:
    if isinstance(value, dict):
        return flat(value)
    if isinstance(value, list):
        return flat({str(i): item for i, item in enumerate(value, 1)})
    return {_VALUE: text_of(value)}


def _sequence(text: Text, limits: Limits) -> Parsed:
    """Values without an array around them, usually one in each line."""
    values = text.sequence()
    if text.at(text.after_blanks(0)) == "[" and not isinstance(_first_item(text), dict):
        return _rows(text, values, limits, SHEET_NAME)
    return tabulate(((text.line(at), _cells(value)) for at, value in _unwrapped(values)), limits)


def _first_item(text: Text) -> Any:
    value, _ = text.value(text.after_blanks(0))
    return value[0] if value else None


def _unwrapped(values: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """The values, and the objects of those that are lists of them."""
    for at, value in values:
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            yield from ((at, item) for item in value)
        else:
            yield at, value


def _rows(text: Text, items: Iterable[tuple[int, Any]], limits: Limits, name: str) -> Parsed:
    """A table of lists. The first is its header where it holds nothing but different names."""
    records = ((text.line(at), _cells(value if isinstance(value, list) else [value])) for at, value in items)
    sheet = tabulate(records, limits, name)
    cells = sheet.cells.slice(1)
    headed = cells.height > 1 and _are_names(list(cells.row(0)[1:]))
    return replace(sheet, cells=cells, region=locate(cells, (int(cells["line"][0]),)) if headed else None)


def _are_names(values: list[Any]) -> bool:
    texts = [value for value in values if type(value) is str and value.strip() and not is_value(value)]
    return len(set(texts)) == len(values)


def _headed(sheet: Parsed, names: list[Any]) -> Parsed:
    """The sheet with these names above its rows."""
    header = [pl.Series("line", [0], pl.UInt32)]
    header += [pl.Series(cell_name(i), [text_of(name)], pl.String) for i, name in enumerate(names)]
    cells = pl.concat([pl.DataFrame(header), sheet.cells])
    return replace(sheet, cells=cells, region=locate(cells, (0,)))


def _keyed(text: Text, members: _Members, limits: Limits, name: str) -> Parsed | None:
    """A table of objects under the keys of an object, each of them a record; ``None`` where these are no records."""
    objects = {key: value for key, (_, value) in members.objects.items()}
    if members.lists or not _are_alike(objects.values()):
        return None
    if _are_columns(objects.values()):
        return tabulate(_across({key: list(value.values()) for key, value in objects.items()}), limits, name)
    return tabulate(
        ((text.line(at), {_KEY: key} | _without_key(flat(value))) for key, (at, value) in members.objects.items()),
        limits,
        name,
    )


def _without_key(cells: Mapping[str, str]) -> dict[str, str]:
    return {f"{_KEY}.2" if name == _KEY else name: text for name, text in cells.items()}


def _are_alike(values: Iterable[dict[str, Any]]) -> bool:
    """Whether objects are records of one kind: at least two of them, and more than half share a key."""
    kept = list(values)
    counts = Counter(key for value in kept for key in value)
    return len(kept) > 1 and max(counts.values(), default=0) * 2 > len(kept)


def _are_columns(values: Iterable[dict[str, Any]]) -> bool:
    """Whether the members are columns, with their cells under the numbers of the rows."""
    return all(list(value) == [str(i) for i in range(len(value))] for value in values)


def _columnar(members: _Members, limits: Limits, name: str) -> Parsed | None:
    """A table of columns: ``{"name": ["Ann", "Bob"], "city": ["Rome", "Bern"]}``."""
    lengths = {len(column) for column in members.lists.values()}
    if members.objects or len(members.lists) < 2 or len(lengths) > 1 or max(lengths) < 2:
        return None
    return tabulate(_across(members.lists), limits, name)


def _across(columns: Mapping[str, list[Any]]) -> Iterator[Record]:
    for number, row in enumerate(zip(*columns.values(), strict=False), 1):
        yield number, flat(dict(zip(columns, row, strict=True)))


def _holds_table(value: Any, depth: int) -> bool:
    """Whether somewhere in an object there is a table of objects or lists."""
    if not isinstance(value, dict) or depth > _OUTER:
        return False
    inner = list(value.values())
    if any(isinstance(v, list) and v and isinstance(v[0], dict | list) for v in inner):
        return True
    objects = [v for v in inner if isinstance(v, dict)]
    return (len(objects) == len(inner) and _are_alike(objects)) or any(_holds_table(v, depth + 1) for v in objects)
