"""Persons: originals and duplicates with faults."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.duplicates.faults import spoiled
from bench.duplicates.names import CALLED, Names
from bench.duplicates.truth import Listed, listed

Person = dict[str, str]
_STATES = ("nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt")


@dataclass(frozen=True, slots=True)
class Faults:
    """``most``: duplicates of one person; ``per_record``: faults in one; ``missing``: share of blank cells."""

    most: int = 1
    per_record: tuple[int, int] = (1, 4)
    missing: float = 0.05
    swapped: float = 0.06
    households: float = 0.08


def full(seed: int, originals: int, duplicates: int, faults: Faults) -> Listed:
    """Name, address, birth and a social security number, as in the sets of the FEBRL generator."""
    return _made(seed, originals, duplicates, faults, _full)


def sparse(seed: int, originals: int, duplicates: int, faults: Faults) -> Listed:
    """First name, last name, birth, city and e-mail, much of it missing."""
    return _made(seed, originals, duplicates, faults, _sparse)


def _made(
    seed: int, originals: int, duplicates: int, faults: Faults, make: Callable[[random.Random, Names], Person]
) -> Listed:
    chance = random.Random(seed)
    names = Names(chance, originals)
    people: list[Person] = []
    for _ in range(originals):
        person = make(chance, names)
        if people and chance.random() < faults.households:
            person.update(_shared_roof(chance.choice(people)))
        people.append(person)
    rows = [(at, _blanked(chance, person, faults.missing)) for at, person in enumerate(people)]
    left = duplicates
    while left:
        at = chance.randrange(originals)
        for _ in range(min(left, chance.randint(1, faults.most))):
            rows.append((at, _duplicate(chance, people[at], faults)))
            left -= 1
    chance.shuffle(rows)
    return listed(rows)


def _full(chance: random.Random, names: Names) -> Person:
    return {
        "given_name": names.one_of(names.given),
        "surname": names.one_of(names.family),
        "street_number": str(int(1 + 200 * chance.random() ** 3)),
        "address_1": names.one_of(names.roads, 1.3),
        "address_2": names.one_of(names.roads, 1.3) if chance.random() < 0.6 else "",
        "suburb": names.one_of(names.places, 1.3),
        "postcode": str(chance.randrange(2000, 7000)),
        "state": chance.choice(_STATES),
        "date_of_birth": _birth(chance, ""),
        "soc_sec_id": str(chance.randrange(1_000_000, 9_999_999)),
    }


def _sparse(chance: random.Random, names: Names) -> Person:
    given, family = names.one_of(names.given), names.one_of(names.family)
    mailbox = f"{given[0] if chance.random() < 0.5 else given}{family}{chance.randrange(99)}"
    return {
        "first_name": given,
        "surname": family,
        "dob": _birth(chance, "-"),
        "city": names.one_of(names.places[:40], 2.5),
        "email": f"{mailbox}@{chance.choice('abcdef')}mail.com",
    }


def _birth(chance: random.Random, divider: str) -> str:
    return divider.join(
        (str(chance.randrange(1930, 2005)), f"{chance.randint(1, 12):02}", f"{chance.randint(1, 28):02}")
    )


def _shared_roof(person: Person) -> Person:
    shared = ("surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "city")
    return {key: person[key] for key in shared if key in person}


def _blanked(chance: random.Random, person: Person, missing: float) -> Person:
    return {key: "" if chance.random() < missing else value for key, value in person.items()}


def _duplicate(chance: random.Random, person: Person, faults: Faults) -> Person:
    made = _blanked(chance, person, faults.missing)
    given = next(key for key in ("given_name", "first_name") if key in made)
    if chance.random() < 0.1:
        made[given] = CALLED.get(made[given], made[given])
    for _ in range(chance.randint(*faults.per_record)):
        key = chance.choice(list(made))
        made[key] = spoiled(chance, made[key]) if key != "state" else chance.choice(_STATES)
    if chance.random() < faults.swapped:
        made[given], made["surname"] = made["surname"], made[given]
    return made
