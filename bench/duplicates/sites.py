"""Sites of organisations, listed by several sources, each with its own way of writing."""

from __future__ import annotations

import random

from bench.duplicates.faults import typed
from bench.duplicates.names import SHORT, Names
from bench.duplicates.truth import Listed, listed

Site = dict[str, str]
_WHAT = ("early learning center", "child care", "school", "head start", "academy", "community services",
         "day care center",
         "restaurant", "warehouse", "pharmacy", "family center", "ymca", "bakery", "medical group")  # fmt: skip
_AGENCIES = ("salvation army", "catholic charities", "community action", "ymca", "chicago commons", "trinity")


def sites(seed: int, places: int, rows: int) -> Listed:
    """``rows`` rows about ``places`` sites; a tenth are branches with the name of another."""
    chance = random.Random(seed)
    names = Names(chance, places)
    made: list[Site] = []
    for _ in range(places):
        site = _site(chance, names)
        if made and chance.random() < 0.1:
            site["Site name"] = chance.choice(made)["Site name"]
        elif made and chance.random() < 0.03:
            site.update({key: made[-1][key] for key in ("Address", "Zip", "Phone")})
        made.append(site)
    numbers = [*range(places), *(int(places * chance.random() ** 1.4) for _ in range(rows - places))]
    out = [(at, _as_written(chance, made[at])) for at in numbers]
    chance.shuffle(out)
    return listed(out)


def _site(chance: random.Random, names: Names) -> Site:
    agency = f"{chance.choice(_AGENCIES)} - " if chance.random() < 0.2 else ""
    owner = chance.choice((names.one_of(names.family), f"{names.one_of(names.given)} {names.one_of(names.family)}"))
    side = chance.choice(("north", "south", "east", "west"))
    return {
        "Source": "",
        "Site name": f"{agency}{owner} {chance.choice(_WHAT)}",
        "Address": f"{chance.randrange(1, 9999)} {side} {names.one_of(names.roads, 1.5)}",
        "Zip": str(60601 + int(60 * chance.random() ** 1.3)),
        "Phone": f"{chance.choice(('312', '773'))}{chance.randrange(2_000_000, 9_999_999)}",
    }


def _as_written(chance: random.Random, site: Site) -> Site:
    name = site["Site name"]
    if " - " in name and chance.random() < 0.4:
        name = name.split(" - ")[1] if chance.random() < 0.5 else " ".join(reversed(name.split(" - ")))
    if chance.random() < 0.15:
        name = name.rsplit(" ", 1)[0]
    if chance.random() < 0.1:
        name += chance.choice((" inc", " llc", " ii", " site", " preschool"))
    phone = site["Phone"]
    shown = chance.choice((phone, f"({phone[:3]}) {phone[3:6]}-{phone[6:]}", phone[3:]))
    written = {
        "Source": f"list_{chance.randrange(8)}.csv",
        "Site name": _shortened(chance, name),
        "Address": _shortened(chance, site["Address"]),
        "Zip": site["Zip"] if chance.random() < 0.6 else "",
        "Phone": shown if chance.random() < 0.8 else "",
    }
    if chance.random() < 0.05:
        written["Phone"] = str(chance.randrange(2_000_000, 9_999_999))
    if chance.random() < 0.03:
        written["Address"] = ""
    key = chance.choice(("Site name", "Address"))
    written[key] = typed(chance, written[key]) if chance.random() < 0.2 else written[key]
    return {key: value.upper() if chance.random() < 0.2 else value for key, value in written.items()}


def _shortened(chance: random.Random, text: str) -> str:
    return " ".join(SHORT.get(word, word) if chance.random() < 0.5 else word for word in text.split())
