"""The ends of addresses: city, region and postal code as the countries write them.

A form counts without a country beside it only where nothing else is written so: a Canadian, British, Irish, Dutch,
Portuguese or Brazilian code, an American state before five digits, an Australian one before four. A number before a
city is a postal code only behind a street that bears its house number as Europe writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rollforward.engine.meanings.circles import AUSTRALIA, CANADA, COUNTRIES, STATES, Circle
from rollforward.engine.meanings.text import listed, squash

_LONGEST = 100
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Place:
    """The end of an address; ``taken`` of its last pieces make it."""

    city: str
    region: str
    postal_code: str
    taken: int


def country_of(text: str) -> str:
    """The code of a country that is named in one of six languages or by code; ``""`` for any other text."""
    return "" if _DIGIT.search(text) else next(iter(COUNTRIES.meanings(text)), "")


def place_of(pieces: Sequence[str], country: str = "") -> Place | None:
    """The place that the last pieces of an address say, the street being before them; ``None`` where none is plain.

    ``country``: its code, if the address names one.
    """
    for taken in (1, 2, 3):
        text = ", ".join(pieces[-taken:])
        if taken >= len(pieces) or len(text) > _LONGEST:
            return None
        for read in _READERS:
            place = read(text, taken, country, pieces[-taken - 1])
            if place and place.city and not _STILL_STREET.search(place.city):
                return place
    return None


def place_alone(pieces: Sequence[str], country: str = "") -> Place | None:
    """The same of a cell that says nothing else: its street is known to stand elsewhere."""
    text = ", ".join(pieces)
    if not pieces or len(text) > _LONGEST:
        return None
    read = (read(text, len(pieces), country, "") for read in _READERS)
    return next((place for place in read if place and place.city and not _STILL_STREET.search(place.city)), None)


#: What bears a number of its own and is no street.
_UNIT = re.compile(
    r"(?:suite|ste|apt|unit|floor|fl|room|rm|box|po box|p\.o\. box|#|flat|apartment|lot|building|bldg|block|tower|level"
    r"|gate|space|trailer|route|rt|rr|highway|hwy|county|state|exit|mile|pier)\b",
    re.IGNORECASE,
)

#: A "city" that says so still holds a piece of the street, or is one.
_STILL_STREET = re.compile(
    r"^(?:suite|ste|apt|unit|floor|fl|room|rm|box|po box|p\.o\. box|#|flat|apartment|lot)\b"
    r"|\b(?:street|avenue|ave|blvd|boulevard|road|drive|lane|court|highway|hwy|parkway|pkwy|straße|strasse|str)\b\.?$",
    re.IGNORECASE,
)
_STATE_AND_CODE = {
    "US": (STATES, re.compile(r"(?P<before>.+?)[, ]+(?P<code>[0-9]{5}(?:-[0-9]{4})?)")),
    "CA": (CANADA, re.compile(r"(?P<before>.+?)[, ]+(?P<code>[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])")),
    "AU": (AUSTRALIA, re.compile(r"(?P<before>.+?)[, ]+(?P<code>[0-9]{4})")),
}


def _by_state(text: str, taken: int, country: str, _street: str) -> Place | None:
    """``Springfield, IL 62704``, ``Sydney New South Wales 2000``."""
    if not _DIGIT.match(text[-1]):
        return None
    for home, (circle, form) in _STATE_AND_CODE.items():
        found = form.fullmatch(text) if country in ("", home) else None
        parted = _city_and_region(found["before"], circle) if found else None
        if found and parted:
            return Place(*parted, found["code"], taken)
    return None


def _city_and_region(text: str, circle: Circle) -> tuple[str, str] | None:
    """The city and the longest name of a region behind it; short ones stand in capitals."""
    words = text.replace(",", " , ").split()
    for at in range(1, len(words)):
        city, region = " ".join(words[:at]).replace(" ,", ","), " ".join(words[at:])
        is_code = region.isupper() and len(region) < 4
        is_region = squash(region) in circle.names and (is_code or len(squash(region)) > 3)
        if is_region and words[at] != "," and not re.search("[0-9]|,.", city):
            # "West Virginia" is no city called West.
            return None if not is_code and squash(text) in circle.names else (city.strip(", "), region)
    return None


_UK_CODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
_CODE_LAST = {
    "GB": re.compile(rf"(?P<city>[^0-9]+?)[, ]+(?P<code>{_UK_CODE})"),
    "IE": re.compile(r"(?P<city>.+?)[, ]+(?P<code>[AC-FHKNPRTV-Y][0-9][0-9W] ?[A-Z0-9]{4})"),
    "BR": re.compile(r"(?P<city>[^0-9]+?)[, ]+(?:CEP:? ?)?(?P<code>[0-9]{5}-[0-9]{3})"),
}
_COUNTIES = listed(
    """kent surrey essex sussex eastsussex westsussex hampshire dorset devon cornwall somerset wiltshire berkshire
    buckinghamshire oxfordshire hertfordshire bedfordshire cambridgeshire norfolk suffolk northamptonshire warwickshire
    worcestershire gloucestershire herefordshire shropshire staffordshire derbyshire nottinghamshire leicestershire
    lincolnshire cheshire lancashire merseyside cumbria durham northumberland tyneandwear yorkshire northyorkshire
    southyorkshire westyorkshire westmidlands greatermanchester middlesex avon rutland"""
)


def _by_code_last(text: str, taken: int, country: str, _street: str) -> Place | None:
    """``London SW1A 2AA``, ``Maidstone, Kent ME14 1XX``, ``São Paulo - SP, 01310-100``."""
    for home, form in _CODE_LAST.items():
        found = form.fullmatch(text) if country in ("", home) else None
        if found:
            city, region = _parted(found["city"].strip(" ,"))
            plain = "," not in city and not (home == "GB" and squash(city) in _COUNTIES)
            return Place(city, region, found["code"], taken) if plain else None
    return None


def _parted(city: str) -> tuple[str, str]:
    """A county or a state behind the city."""
    state = re.fullmatch(r"(.+?)\s*[-–/,]\s*([A-Z]{2})", city)
    if state:
        return state[1], state[2]
    town, _, county = city.rpartition(",")
    is_county = squash(county) in _COUNTIES or county.strip().casefold().startswith(("co ", "co. ", "county "))
    return (town.strip(), county.strip()) if town and is_county else (city, "")


_CODE_FIRST = re.compile(
    r"(?P<code>[0-9]{4} ?[A-Z]{2}|[0-9]{4}-[0-9]{3}|(?:[A-Z]{1,2}-)?[0-9]{4,5})"
    r" (?P<city>[^0-9,]+?(?: [Cc](?:edex|EDEX)(?: [0-9]{1,2})?| [0-9]{1,2})?)(?:, ?(?P<region>[^0-9,]+))?"
)
_OWN_CODE = re.compile(r"[0-9]{4} ?[A-Z]{2}|[0-9]{4}-[0-9]{3}|[A-Z]{1,2}-[0-9]{4,5}")
_HOUSE_NUMBER = re.compile(
    r"[^\W\d_].* [0-9]+ ?[a-zA-Z]?(?:[-/][0-9]+)?|[0-9]+ ?(?:bis|ter)?,? (?:rue|avenue|place|quai).*", re.I
)
_PROVINCE = re.compile(r"(.+?) \(?([A-Z]{2})\)?")
_NUMBERS_BEFORE_STREETS = ("US", "CA", "GB", "AU", "NZ", "IE")


def _by_code_first(text: str, taken: int, country: str, street: str) -> Place | None:
    """``10115 Berlin``, ``75002 Paris Cedex 02``, ``1015 CJ Amsterdam``; with a country also a region behind it."""
    found = _CODE_FIRST.fullmatch(text)
    if not found or country in _NUMBERS_BEFORE_STREETS or (found["region"] and not country):
        return None
    plain = country or _OWN_CODE.fullmatch(found["code"]) or _HOUSE_NUMBER.fullmatch(street)
    if not plain or (not country and _UNIT.match(street)):
        return None
    city, region = found["city"].strip(), (found["region"] or "").strip()
    province = _PROVINCE.fullmatch(city) if country == "IT" or city.endswith(")") else None
    city, region = (province[1], province[2]) if province else (city, region)
    return Place(city, region, found["code"], taken)


_NUMBER_LAST = re.compile(r"(?P<city>[^0-9,]+?)[, -]+(?P<code>[0-9]{3,6}(?: [0-9]{2,3})?)")
_WRITTEN_SO = ("NZ", "ZA", "SG", "IN", "MY", "KE", "PH", "TH")


def _by_number_last(text: str, taken: int, country: str, _street: str) -> Place | None:
    """``Auckland 1010``, where the country is named."""
    found = _NUMBER_LAST.fullmatch(text) if country in _WRITTEN_SO else None
    return Place(found["city"].strip(), "", found["code"], taken) if found else None


_READERS: tuple[Callable[[str, int, str, str], Place | None], ...] = (
    _by_state,
    _by_code_last,
    _by_code_first,
    _by_number_last,
)
