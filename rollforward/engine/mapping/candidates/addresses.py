"""The parts of the one address that a client has."""

from __future__ import annotations

from rollforward.engine.mapping.candidates.scores import Rule, Scores
from rollforward.engine.mapping.header import ADDRESS_PARTS, OF_UNKNOWN, OTHER, Meaning
from rollforward.engine.mapping.numbered import block_of
from rollforward.engine.mapping.surroundings import Sheet

#: Beside one of these a *State* without a place is the state that something is in.
_KINDS = frozenset({"kind", "type", "segment", "status"})


def _address(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if not _is_main_address(meaning, sheet):
        return {}
    if meaning.number:
        return _street_line(meaning.number)
    if sheet.in_block("city", "postal_code", "city_state_zip"):
        return {} if sheet.has_street else {"client.street": 0.93, "client.address": 0.6}
    return {"client.address": 0.97}


def _street(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    return _street_line(meaning.number) if _is_main_address(meaning, sheet) else {}


def _street_line(number: int) -> Scores:
    if number == 0:
        return {"client.street": 0.98, "client.street2": 0.5}
    key = {1: "client.street", 2: "client.street2"}.get(number)
    return {key: 1} if key else {}


def _address_part(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    key = f"client.{meaning.concept}"
    if meaning.concept == "region" and sheet.guesses_places and not sheet.in_block("city", "postal_code"):
        return {}  # where the address on the net is
    # "Account state" may be another state, and *State* without a place that in which something is filed.
    alone = meaning.concept == "region" and not sheet.in_block("city", "postal_code", "street", "address", "country")
    if alone and not meaning.side and _KINDS & {sheet.concept_at(position - 1), sheet.concept_at(position + 1)}:
        return {}  # that of a return, or how it stands with a client
    if meaning.concept == "region" and meaning.doubt and not sheet.is_beside(position, ADDRESS_PARTS):
        return {}  # the *County* of a court or a school
    apart = meaning.concept == "region" and not meaning.block and not sheet.is_beside(position, ADDRESS_PARTS, 2)
    sure = 0.7 if apart and not alone else 0.8 if alone else 0.9 if meaning.side == "client" else 1.0
    return {key: sure} if _is_main_address(meaning, sheet) and meaning.number < 2 else {}


def _street2(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Unit #* away from an address is a lorry, a flat that is let, a department."""
    near = sheet.is_beside(position, ADDRESS_PARTS, within=2)
    return _address_part(meaning, sheet, position) if near or meaning.block or meaning.number else {}


def _pin(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """A *PIN* beside a city is the postal code in India, elsewhere a password."""
    return {"client.postal_code": 0.8} if sheet.in_block("city") and not sheet.in_block("postal_code") else {}


def _area(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """*Region* alone may be a sales region or guessed from an IP address; beside a city it is part of the address."""
    beside = sheet.in_block("city", "postal_code", "street")
    return {"client.region": 0.95} if beside and _is_main_address(meaning, sheet) else {}


def _region_or_status(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Estado* within an address is a part of it, and elsewhere the state that something is in."""
    within = any(sheet.concept_at(beside) in ADDRESS_PARTS for beside in (position - 1, position + 1))
    if within and sheet.in_block("city", "postal_code") and not sheet.in_block("region", "area"):
        return {"client.region": 0.88, "client.status": 0.4} if block_of(meaning) == sheet.block else {}
    return {} if meaning.side == "contact" or sheet.lists_persons else {"client.status": 0.8}


def _city_state_zip(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """One cell with what follows the street, to be taken apart, unless the parts have columns of their own."""
    told = sheet.in_block("city", "postal_code") or block_of(meaning) != sheet.block
    return {} if told else {"client.address": 0.65}


def _country_code(_: Meaning, sheet: Sheet, position: int) -> Scores:
    """Beside a phone, away from the address, it is that of the phone."""
    around = {sheet.concept_at(position - 1), sheet.concept_at(position + 1)}
    if around & {"phone", "mobile"} and not around & ADDRESS_PARTS:
        return {}
    beside = sheet.in_block("city", "postal_code", "street") and not sheet.in_block("country")
    return {"client.country": 0.75} if beside else {}


def _is_main_address(meaning: Meaning, sheet: Sheet) -> bool:
    if meaning.doubt >= OF_UNKNOWN and meaning.block == OTHER and not sheet.in_block("city", "postal_code", "region"):
        return meaning.concept == "address" and sheet.has_one_address and not meaning.person
    return meaning.concept in ADDRESS_PARTS and block_of(meaning) == sheet.block and meaning.person in {"", "taxpayer"}


ADDRESSES: dict[str, Rule] = {
    "address": _address,
    "street": _street,
    "street2": _street2,
    "city": _address_part,
    "region": _address_part,
    "postal_code": _address_part,
    "country": _address_part,
    "area": _area,
    "pin": _pin,
    "region_or_status": _region_or_status,
    "country_code": _country_code,
    "city_state_zip": _city_state_zip,
}
