"""Where a column may go, judged by what its header says and by its neighbours: field key -> score from 0 to 1.

Contact keys are those of the first slot; the caller moves them to the person's. The scores compete: the whole sheet is
solved at once, so a weaker second place is only taken when a better column has the first.
"""

from __future__ import annotations

from collections.abc import Callable

from rollforward.engine.mapping.grammar import ADDRESS_PARTS, Meaning
from rollforward.engine.mapping.surroundings import Sheet, block_of

Scores = dict[str, float]

#: Concepts that mean one thing whatever stands beside them.
_PLAIN: dict[str, Scores] = {
    "fax": {"client.fax": 1},
    "website": {"client.website": 1},
    "tax_id": {"client.tax_id": 1},
    "code": {"client.external_id": 0.98},
    "trading_name": {"client.trading_name": 1},
    "legal_name": {"client.legal_name": 1},
    "priority": {"client.priority": 1},
    "status": {"client.status": 1},
    "kind": {"client.kind": 0.82},
    "type": {"client.kind": 0.82},
    "assignee": {"client.assignee": 0.98},
    "group": {"client.group": 1},
    "tags": {"client.tags": 1},
    "services": {"client.services": 1},
    "since": {"client.since": 1},
    "fiscal_year_end": {"client.fiscal_year_end": 1},
    "description": {"client.description": 1, "client.notes": 0.6},
    "first_name": {"contact.first_name": 1},
    "last_name": {"contact.last_name": 1},
    "middle_name": {"contact.middle_name": 1},
    "suffix": {"contact.suffix": 1},
    "salutation": {"contact.salutation": 1},
    "job_title": {"contact.job_title": 1},
    "role": {"contact.role": 1},
    "birthday": {"contact.birthday": 1},
    "primary_flag": {"contact.primary": 1},
    "direct_phone": {"contact.phone": 0.75},
    "cc_email": {"contact.email2": 0.65},
    "company_or_last": {"client.name": 1},
    "label": {"client.tags": 0.6},
}


def candidates(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """The fields a column may go to, already lowered by the doubt about its header."""
    rule = _RULES.get(meaning.concept)
    scores = rule(meaning, sheet, position) if rule else _PLAIN.get(meaning.concept, {})
    if _is_of_a_person(meaning):
        scores = {key: score for key, score in scores.items() if key.startswith("contact.")}
    return {key: max(0.0, score - meaning.doubt) for key, score in scores.items()}


def _is_of_a_person(meaning: Meaning) -> bool:
    """Of a marked person nothing goes to the client; only the taxpayer stands for the client."""
    return bool(meaning.person or meaning.person_number) and meaning.person != "taxpayer"


_HOME_EMAIL: Scores = {"contact.email": 0.8, "contact.email2": 0.75}


def _email(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1 or meaning.number > 2:
        return {}
    if meaning.number == 2:
        return {"contact.email2": 0.97}
    if _is_of_contact(meaning):
        return _HOME_EMAIL if meaning.block == "home" else {"contact.email": 1, "contact.email2": 0.55}
    if meaning.side:
        return {"client.email": 1, "contact.email": 0.75}
    return _email_of_nobody_said(meaning, sheet)


def _email_of_nobody_said(meaning: Meaning, sheet: Sheet) -> Scores:
    if meaning.block == "home":
        return _HOME_EMAIL
    if sheet.has_contacts_own("email"):
        return {"client.email": 0.93}
    if sheet.has_person:
        return {"contact.email": 0.97, "client.email": 0.7}
    return {"client.email": 0.93, "contact.email": 0.9}


def _phone(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1 or meaning.number > 1:
        return {}
    if meaning.block == "home":
        return _home_phone(meaning, sheet)
    if _is_of_contact(meaning):
        return {"contact.phone": 1}
    if meaning.block == "work":
        return _work_phone(meaning, sheet)
    if meaning.side:
        return {"client.phone": 0.98, "contact.phone": 0.8}
    return _phone_of_nobody_said(sheet)


def _home_phone(meaning: Meaning, sheet: Sheet) -> Scores:
    """In an address book the phone at work comes first; of a private client the one at home does."""
    others = sheet.lists_persons and any(m.concept == "phone" and m.block != "home" for m in sheet.meanings)
    if _is_of_contact(meaning):
        return {"contact.phone": 0.8}
    return {} if others else {"contact.phone": 0.85}


def _work_phone(meaning: Meaning, sheet: Sheet) -> Scores:
    if sheet.lists_persons:
        return {"contact.phone": 0.93, "client.phone": 0.8 if meaning.side else 0.7}
    if meaning.side:
        return {"client.phone": 0.98, "contact.phone": 0.8}
    return {"contact.phone": 0.82, "client.phone": 0.4 if sheet.has_person else 0.8}


def _phone_of_nobody_said(sheet: Sheet) -> Scores:
    if sheet.has_contacts_own("phone"):
        return {"client.phone": 0.95}
    if sheet.has_person:
        return {"contact.phone": 0.96, "client.phone": 0.85}
    return {"client.phone": 0.96, "contact.phone": 0.6}


def _is_of_contact(meaning: Meaning) -> bool:
    return meaning.side == "contact" or bool(meaning.person)


def _mobile(meaning: Meaning, _: Sheet, __: int) -> Scores:
    if meaning.number > 1 or meaning.block_number > 1:
        return {}
    return {"contact.mobile": 0.8 if meaning.block == "home" or meaning.side == "organization" else 1}


def _name(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if _is_of_contact(meaning):
        return _contact_name(meaning, sheet)
    if meaning.side == "client":
        return {"client.name": 1}
    if meaning.side == "organization":
        others = {"client.legal_name": 0.62, "client.trading_name": 0.55}
        return others if sheet.has_client_name else {"client.name": 0.96, **others}
    if sheet.has_client_name:
        return {"contact.name": 0.85, "client.name": 0.5}
    return {"client.name": 0.92, "contact.name": 0.4}


def _contact_name(meaning: Meaning, sheet: Sheet) -> Scores:
    """A *Contact name* beside first and last name, with no other name of the client, is the client."""
    if meaning.block_number > 1:
        return {}
    nobody_else = not (sheet.has_client_name or sheet.has_organization or sheet.has("name", side=""))
    if nobody_else and not meaning.person and not meaning.person_number and _has_parts_of_name(sheet):
        return {"client.name": 0.88, "contact.name": 0.6}
    return {"contact.name": 0.8 if sheet.has_first_name_of(meaning) else 0.97}


def _has_parts_of_name(sheet: Sheet) -> bool:
    return sheet.has("first_name") and sheet.has("last_name")


def _display_name(_: Meaning, sheet: Sheet, __: int) -> Scores:
    return (
        {"client.name": 0.5, "contact.name": 0.3}
        if sheet.has_client_name or sheet.has("name", side="")
        else {"client.name": 0.98}
    )


def _person_name(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1:
        return {}
    return {"contact.name": 0.8 if sheet.has_first_name_of(meaning) else 0.97}


def _attention(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    known = sheet.has("first_name") or meaning.block_number > 1
    return {} if known else {"contact.name": 0.85}


def _owner(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """The member in charge; beside *Owner Email* and the like, the person who owns the client."""
    if sheet.has_owner and not meaning.side:
        return {"contact.name": 0.9} if not sheet.has("person_name", "first_name") else {}
    return {"client.assignee": 0.83 if not meaning.side else 0.95}


def _notes(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if _is_of_contact(meaning):
        return {"contact.notes": 1}
    if meaning.side:
        return {"client.notes": 1}
    if sheet.lists_persons:
        return {"contact.notes": 0.96, "client.notes": 0.85}
    return {"client.notes": 0.96, "contact.notes": 0.4}


def _title(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Title* before the first name is Mr or Ms, elsewhere it is the job."""
    if meaning.side == "organization":
        return {"contact.job_title": 1}
    following = sheet.meanings[position + 1].concept if position + 1 < len(sheet.meanings) else ""
    if sheet.has("job_title") or following == "first_name":
        return {"contact.salutation": 0.85, "contact.job_title": 0.3}
    return {"contact.job_title": 0.84, "contact.salutation": 0.55}


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


def _address_part(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    key = f"client.{meaning.concept}"
    return {key: 1} if _is_main_address(meaning, sheet) and meaning.number < 2 else {}


def _area(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """*Region* alone may be a sales region or guessed from an IP address; beside a city it is part of the address."""
    beside = sheet.in_block("city", "postal_code", "street")
    return {"client.region": 0.95} if beside and _is_main_address(meaning, sheet) else {}


def _country_code(_: Meaning, sheet: Sheet, __: int) -> Scores:
    beside = sheet.in_block("city", "postal_code", "street") and not sheet.in_block("country")
    return {"client.country": 0.75} if beside else {}


def _is_main_address(meaning: Meaning, sheet: Sheet) -> bool:
    return meaning.concept in ADDRESS_PARTS and block_of(meaning) == sheet.block and meaning.person in {"", "taxpayer"}


def _number(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """A client's number is kept as its code; that of a person, or of nothing said, may be the other system's own."""
    if meaning.person or meaning.side == "contact":
        return {}
    if meaning.side:
        return {"client.external_id": 0.99 if meaning.side == "client" else 0.8}
    return {} if sheet.lists_persons else {"client.external_id": 0.62}


def _of_client(scores: Scores) -> Callable[[Meaning, Sheet, int], Scores]:
    def rule(meaning: Meaning, _: Sheet, __: int) -> Scores:
        if meaning.side == "organization":  # "Company Status" is a register's, not ours
            return {key: score - 0.35 for key, score in scores.items()}
        return {} if meaning.side == "contact" else scores

    return rule


_RULES: dict[str, Callable[[Meaning, Sheet, int], Scores]] = {
    "email": _email,
    "phone": _phone,
    "mobile": _mobile,
    "name": _name,
    "display_name": _display_name,
    "person_name": _person_name,
    "attention": _attention,
    "owner": _owner,
    "notes": _notes,
    "title": _title,
    "address": _address,
    "street": _street,
    "street2": _address_part,
    "city": _address_part,
    "region": _address_part,
    "postal_code": _address_part,
    "country": _address_part,
    "area": _area,
    "country_code": _country_code,
    "number": _number,
    "status": _of_client(_PLAIN["status"]),
    "since": _of_client(_PLAIN["since"]),
    "group": _of_client(_PLAIN["group"]),
}
