"""One made-up client with its people, as plain values: no tables here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from rollforward.work.seed import words

#: What a client is filled in with, of those fields that not every firm keeps.
_SOMETIMES = 0.6


@dataclass(frozen=True, slots=True)
class Person:
    """A contact, and what she is to the client."""

    first_name: str
    last_name: str
    email: str
    phone: str
    role: str


@dataclass(frozen=True, slots=True)
class MadeClient:
    """``columns``: text columns of the table; ``entity_type`` and ``services``: labels of options."""

    columns: dict[str, str]
    tax_id: str
    since: datetime.date
    tags: tuple[str, ...]
    services: tuple[str, ...]
    entity_type: str
    people: tuple[Person, ...]


def make_client(chance: Random, number: int) -> MadeClient:
    """The client of a number; the number makes its code and keeps names apart."""
    individual = chance.random() < 0.35
    first, last = chance.choice(words.FIRST_NAMES), chance.choice(words.LAST_NAMES)
    form = chance.choice(words.FORMS)
    trade = f"{last} {chance.choice(words.TRADES)}"
    name = f"{first} {last}" if individual else f"{trade} {form}"
    city, region, postal_code = chance.choice(words.PLACES)
    columns = {
        "name": name,
        "kind": "Individual" if individual else "Business",
        "external_id": f"{number:06d}",
        "legal_name": "" if individual else name,
        "trading_name": "" if individual or chance.random() < _SOMETIMES else trade,
        "status": chance.choices(("Active", "Prospect", "Inactive"), (85, 8, 7))[0],
        "priority": chance.choice(("Low", "Medium", "High", "")),
        "group": f"{last} family" if chance.random() < 0.15 else "",
        "email": f"office{number}@{_domain(last)}" if not individual else "",
        "phone": _phone(chance),
        "website": "" if individual else f"https://www.{_domain(last)}",
        "street": f"{chance.randint(1, 9800)} {chance.choice(words.STREETS)}",
        "city": city,
        "region": region,
        "postal_code": postal_code,
        "country": "US",
        "fiscal_year_end": chance.choice(("12-31", "12-31", "12-31", "06-30", "09-30")),
        "notes": chance.choice(words.NOTES) if chance.random() < 0.4 else "",
    }
    return MadeClient(
        columns,
        f"{chance.randint(10, 99)}-{chance.randint(0, 9_999_999):07d}",
        datetime.date(2005, 1, 1) + datetime.timedelta(days=chance.randint(0, 7_500)),
        tuple(sorted(chance.sample(words.TAGS, chance.choice((0, 0, 1, 2))))),
        tuple(s for s in words.SERVICES if chance.random() < 0.4),
        "Individual" if individual else words.ENTITY_OF_FORM[form],
        tuple(_person(chance, first, last, place) for place in range(1 if individual else chance.choice((1, 1, 2, 3)))),
    )


def _person(chance: Random, first: str, last: str, place: int) -> Person:
    if place:
        first, last = chance.choice(words.FIRST_NAMES), chance.choice((last, chance.choice(words.LAST_NAMES)))
    address = f"{_ascii(first)}.{_ascii(last)}@{_domain(last)}"
    return Person(first, last, address, _phone(chance), chance.choice(words.ROLES[1:]) if place else "Owner")


def _phone(chance: Random) -> str:
    return f"({chance.randint(201, 989)}) 555-{chance.randint(100, 199):04d}"


def _domain(last: str) -> str:
    return f"{_ascii(last)}.example"


def _ascii(name: str) -> str:
    return name.lower().translate(str.maketrans("éíáóëöñ", "eiaoeon", "' "))
