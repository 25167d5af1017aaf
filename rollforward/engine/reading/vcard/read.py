"""Address cards (vCard 2.1, 3.0, 4.0): each card is a row, under column names that people use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.named import Record, tabulate
from rollforward.engine.reading.parsed import ParsedBook, Reader, Weighed
from rollforward.engine.reading.sheets import chosen
from rollforward.engine.reading.sniff import head, text_in
from rollforward.engine.reading.vcard.lines import Property, parts, plain, properties
from rollforward.engine.values import Finding, ReadAs

_BEGIN = re.compile(r"BEGIN\s*+:\s*+VCARD", re.IGNORECASE)
_NAME_PARTS = ("Last Name", "First Name", "Middle Name", "Prefix", "Suffix")
_ADDRESS_PARTS = ("PO Box", "Street 2", "Street", "City", "State", "Postal Code", "Country")
_PLAIN_NAMES = {
    "FN": "Full Name",
    "TITLE": "Job Title",
    "ROLE": "Role",
    "NOTE": "Notes",
    "BDAY": "Birthday",
    "ANNIVERSARY": "Anniversary",
    "URL": "Website",
    "EMAIL": "Email",
    "NICKNAME": "Nickname",
    "CATEGORIES": "Categories",
    "LABEL": "Address Label",
    "GENDER": "Gender",
    "KIND": "Kind",
    "LANG": "Language",
    "MAILER": "Mailer",
    "TZ": "Time Zone",
    "GEO": "Position",
    "RELATED": "Related",
    "MEMBER": "Member",
    "IMPP": "Messenger",
}
_UNSAID = {"BEGIN", "END", "VERSION", "PRODID", "X-ABLABEL", "AGENT"}
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_MOST_ALIKE = 1_000
_MOST_PROPERTIES = 10_000


@dataclass(slots=True)
class _Card:
    line: int
    properties: list[Property] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of address cards, or ``None`` where the text does not begin with one."""
    return read if _BEGIN.match(head(data)) else None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The cards of a text. Raises ``Refused``."""
    weighed(len(data))
    decoded = text_in(data, limits, read_as)
    cards = _Cards(decoded.text)
    sheet = tabulate(cards.records(), limits)
    if not sheet.cells.height:
        raise Refused("not-a-table", "a file of address cards with nothing on them")
    return ParsedBook(
        "vcard",
        chosen((sheet,), limits, read_as),
        decoded.encoding,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings + cards.findings,
    )


class _Cards:
    """The cards of a text. ``findings`` are complete once all records are given."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pictures = 0
        self.agents = 0
        self.odd: list[int] = []
        self.cut: tuple[int, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        cut = [Finding("card-cut-off", line, detail=str(line)) for line in self.cut]
        return (*cut, *(Finding("left-out", detail=words) for words in self._left_out()))

    def _left_out(self) -> Iterator[str]:
        if self.pictures:
            yield f"{_counted(self.pictures, 'picture')} or other data that is no text"
        if self.agents:
            yield f"{_counted(self.agents, 'card')} inside other cards, of which the name alone was taken"
        if self.odd:
            where = "in line" if len(self.odd) == 1 else "the first in line"
            are = "is" if len(self.odd) == 1 else "are"
            yield f"{_counted(len(self.odd), 'line')} that {are} no entry of a card, {where} {self.odd[0]}"

    def records(self) -> Iterator[Record]:
        """Each card as a record; a card inside a card (an agent) is told by its name in the outer one."""
        stack: list[_Card] = []
        for found in properties(self.text, self.odd.append):
            if found.name == "BEGIN" and found.value.strip().upper() == "VCARD":
                if stack and not _expects_agent(stack[-1]):
                    yield from self._broken_off(stack)
                stack.append(_Card(found.line))
            elif found.name == "END" and found.value.strip().upper() == "VCARD":
                yield from self._ended(stack)
            elif not stack:
                self.odd.append(found.line)
            else:
                stack[-1].properties.append(found)
                if len(stack[-1].properties) > _MOST_PROPERTIES:
                    raise Refused("hostile", f"a card has more than {_MOST_PROPERTIES:,} lines")
        yield from self._broken_off(stack)

    def _ended(self, stack: list[_Card]) -> Iterator[Record]:
        if not stack:
            return
        card = stack.pop()
        if stack:
            self.agents += 1
            stack[-1].agents.append(next((plain(p.value) for p in card.properties if p.name == "FN"), ""))
        else:
            yield card.line, self._cells(card)

    def _broken_off(self, stack: list[_Card]) -> Iterator[Record]:
        """Cards that have no end: the file is cut off, or a line of it is missing."""
        for card in stack:
            if len(self.cut) < _MOST_ALIKE:
                self.cut += (card.line,)
            yield card.line, self._cells(card)
        stack.clear()

    def _cells(self, card: _Card) -> dict[str, str]:
        labels = {p.group: plain(p.value) for p in card.properties if p.name == "X-ABLABEL" and p.group}
        cells = _Cells()
        for found in card.properties:
            if found.is_binary:
                self.pictures += 1
            elif found.name not in _UNSAID:
                _put(cells, found, _APPLE_LABEL.sub(r"\1", labels.get(found.group, "")))
        for name in card.agents:
            cells.add("Agent", name)
        return cells.found


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


class _Cells:
    """Cells under names; the second of a name is called ``Email 2``."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.counts: dict[str, int] = {}

    def number(self, name: str) -> str:
        """What to add to names of this kind: nothing the first time, then a number."""
        count = self.counts[name] = self.counts.get(name, 0) + 1
        if count > _MOST_ALIKE:
            raise Refused("hostile", f"a card has more than {_MOST_ALIKE:,} entries of the same kind")
        return f" {count}" if count > 1 else ""

    def add(self, name: str, text: str) -> None:
        self.found[name + self.number(name)] = text


def _expects_agent(card: _Card) -> bool:
    return bool(card.properties) and card.properties[-1].name == "AGENT"


def _put(cells: _Cells, found: Property, label: str) -> None:
    if found.name == "N":
        _put_parts(cells, "", _NAME_PARTS, found, order=(1, 2, 0, 3, 4))
    elif found.name == "ADR":
        _put_parts(cells, _place(found, label), _ADDRESS_PARTS, found, order=(2, 1, 0, 3, 4, 5, 6))
    elif found.name == "ORG":
        company, *units = parts(found.value)
        cells.add("Company", company)
        if any(units):
            cells.add("Department", ", ".join(filter(None, units)))
    elif found.name == "TEL":
        cells.add(_phone(found, label), plain(found.value).removeprefix("tel:"))
    elif found.name in ("CATEGORIES", "NICKNAME"):
        cells.add(_PLAIN_NAMES[found.name], ", ".join(parts(found.value, ",")))
    elif found.name == "EMAIL":
        cells.add("Email", plain(found.value).removeprefix("mailto:"))
    else:
        cells.add(_PLAIN_NAMES.get(found.name, found.name), plain(found.value))


def _put_parts(cells: _Cells, prefix: str, names: tuple[str, ...], found: Property, order: tuple[int, ...]) -> None:
    values = parts(found.value)
    number = cells.number(f"{prefix}{names[0]}")
    for at in order:
        if at < len(values) and values[at]:
            cells.found[f"{prefix}{names[at]}{number}"] = values[at]
    if len(values) > len(names):
        cells.found[f"{prefix}{names[-1]} (more){number}"] = "; ".join(values[len(names) :])


def _place(found: Property, label: str) -> str:
    if label:
        return f"{label} "
    return "Work " if "work" in found.types else "Home " if "home" in found.types else ""


def _phone(found: Property, label: str) -> str:
    types = found.types | {label.lower()}
    if "fax" in types or any("fax" in kind for kind in types):
        return _place(found, "") + "Fax"
    if types & {"cell", "mobile", "iphone"}:
        return "Mobile Phone"
    if "pager" in types:
        return "Pager"
    if label and label.lower() not in ("work", "home", "main", "other"):
        return f"{label} Phone"
    return "Work Phone" if "work" in types else "Home Phone" if "home" in types else "Phone"
