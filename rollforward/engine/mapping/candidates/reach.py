"""E-mails and phones: the client's or a person's."""

from __future__ import annotations

from rollforward.engine.mapping.candidates.scores import Rule, Scores, is_of_contact
from rollforward.engine.mapping.header import OF_UNKNOWN, Meaning
from rollforward.engine.mapping.surroundings import Sheet

_PHONES = frozenset({"phone", "main_phone", "direct_phone"})
_HOME_EMAIL: Scores = {"contact.email": 0.8, "contact.email2": 0.75}


def _email(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1 or meaning.number > 2 or (meaning.doubt >= OF_UNKNOWN and sheet.has_undoubted("email")):
        return {}
    if meaning.number == 2:
        return {"contact.email2": 0.97}
    if is_of_contact(meaning):
        return _HOME_EMAIL if meaning.block == "home" else {"contact.email": 1, "contact.email2": 0.55}
    if meaning.side and not (meaning.block == "work" and sheet.lists_persons):
        return {"client.email": 1, "contact.email": 0.75}
    return _email_of_nobody_said(meaning, sheet)


def _email_of_nobody_said(meaning: Meaning, sheet: Sheet) -> Scores:
    if meaning.block == "home":
        return _HOME_EMAIL
    if meaning.block in {"billing", "work"} and sheet.has_plain("email"):
        return _second_email(meaning, sheet)
    if sheet.has_contacts_own("email"):
        return {"client.email": 0.93}
    if sheet.has_person:
        return {"contact.email": 0.97, "client.email": 0.7}
    return {"client.email": 0.93, "contact.email": 0.9}


def _second_email(meaning: Meaning, sheet: Sheet) -> Scores:
    """Beside a plain *Email*: where invoices go is no person's, where a person works is her second."""
    if meaning.block == "billing":
        return {}
    return {"contact.email2": 0.6} if sheet.lists_persons else {"client.email": 0.7, "contact.email2": 0.55}


def _phone(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1 or meaning.number > 1 or (meaning.doubt and sheet.has_undoubted("phone")):
        return {}
    if meaning.block == "home":
        return _home_phone(meaning, sheet)
    if is_of_contact(meaning):
        return {"contact.phone": 1}
    if meaning.block in {"work", "office"}:
        return _work_phone(meaning, sheet)
    return {"client.phone": 0.98, "contact.phone": 0.8} if meaning.side else _phone_of_nobody_said(sheet)


def _home_phone(meaning: Meaning, sheet: Sheet) -> Scores:
    """In an address book the phone at work comes first; of a private client the one at home does."""
    plain = any(m.concept in _PHONES and m.block != "home" for m in sheet.meanings)
    others = sheet.lists_persons and plain
    if is_of_contact(meaning):
        return {"contact.phone": 0.8}
    alone = not any(m.concept in {"phone", "main_phone"} and m.block != "home" for m in sheet.meanings)
    return {} if others else {"contact.phone": 0.85, "client.phone": 0.61 if alone or sheet.is_household else 0.4}


def _work_phone(meaning: Meaning, sheet: Sheet) -> Scores:
    if sheet.lists_persons:
        return {"contact.phone": 0.97, "client.phone": 0.8 if meaning.side else 0.7}
    if meaning.side or meaning.block == "office":
        return {"client.phone": 0.98 if meaning.side else 0.9, "contact.phone": 0.8}
    if not sheet.has_person:
        return {"client.phone": 0.87, "contact.phone": 0.82}
    if sheet.has_couple:
        return {"contact.phone": 0.8}
    others = sheet.has_plain("phone") or not sheet.has_organization
    return {"contact.phone": 0.8 if sheet.is_private else 0.86, "client.phone": 0.62 if others else 0.8}


def _phone_of_nobody_said(sheet: Sheet) -> Scores:
    if sheet.has_contacts_own("phone"):
        return {"client.phone": 0.95}
    if sheet.has_person:
        return {"contact.phone": 0.96, "client.phone": 0.4 if sheet.lists_persons else 0.85}
    return {"client.phone": 0.96, "contact.phone": 0.6}


def _main_phone(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """That of the office as a whole, unless it is said to be a person's."""
    if is_of_contact(meaning) or meaning.number > 1:
        return _phone(meaning, sheet, position)
    return {"client.phone": 0.97, "contact.phone": 0.75}


def _mobile(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.number > 1 or meaning.block_number > 1:
        return {}
    if not is_of_contact(meaning) and sheet.has_contacts_own("mobile"):
        return {"contact.mobile": 0.8}
    if meaning.block == "office" and sum(m.concept == "mobile" for m in sheet.meanings) > 1:
        return {"client.phone": 0.62}  # the one that lies in the office
    return {"contact.mobile": 0.8 if meaning.block == "home" or meaning.side == "organization" else 1}


REACH: dict[str, Rule] = {"email": _email, "phone": _phone, "main_phone": _main_phone, "mobile": _mobile}
