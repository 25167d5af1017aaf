"""Where a column may go, judged by what its header says and by its neighbours: field key -> score from 0 to 1.

Contact keys are those of the first slot; the caller moves them to the person's. The scores compete: the whole sheet is
solved at once, so a weaker second place is only taken when a better column has the first.
"""

from __future__ import annotations

from rollforward.engine.mapping.candidates.addresses import ADDRESSES
from rollforward.engine.mapping.candidates.names import NAMES
from rollforward.engine.mapping.candidates.reach import REACH
from rollforward.engine.mapping.candidates.scores import LOWEST, Rule, Scores, is_of_contact
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.surroundings import PARTS_OF_NAMES, Sheet
from rollforward.engine.mapping.vocabulary.strangers import AMOUNTS, BANK, MARKETING, TERMS, WORK

__all__ = ["LOWEST", "Scores", "candidates"]

#: So doubtful are words that mean one thing in a firm's sheet and another in a program for mail.
_AMBIGUOUS = 0.15
_PREFIX = 0.1
_FIRST_COLUMNS = 3
#: So doubtful are numbers that may be no tax numbers; whether it is that of another tax, less so.
_OF_NUMBERS = 0.05
#: What *Card ID* is doubted by.
_OF_CARD = 0.2
#: Concepts that mean one thing whatever stands beside them.
_PLAIN: dict[str, Scores] = {
    "trading_name": {"client.trading_name": 1},
    "priority": {"client.priority": 1},
    "status": {"client.status": 1},
    "kind": {"client.kind": 0.82, "client.tags": 0.72},
    "legal_form": {"client.kind": 0.82, "client.tags": 0.64},
    "segment": {"client.kind": 0.82, "client.tags": 0.62},
    "type": {"client.kind": 0.82},
    "group": {"client.group": 1},
    "tags": {"client.tags": 1},
    "services": {"client.services": 1},
    "since": {"client.since": 1},
    "fiscal_year_end": {"client.fiscal_year_end": 1},
    "first_name": {"contact.first_name": 1},
    "birthday": {"contact.birthday": 1},
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


def _notes(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if is_of_contact(meaning):
        return {"contact.notes": 1}
    if meaning.side:
        return {"client.notes": 1}
    if sheet.lists_persons:
        return {"contact.notes": 0.88, "client.notes": 0.85}
    return {"client.notes": 0.96, "contact.notes": 0.4}


def _description(_: Meaning, sheet: Sheet, __: int) -> Scores:
    if sheet.lists_persons:
        return {"contact.notes": 0.8, "client.description": 0.72, "client.notes": 0.6}
    return {"client.description": 0.83, "client.notes": 0.6}


def _number(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """A client's number is kept as its code; that of a person, or of nothing said, may be the other system's own."""
    if meaning.person or meaning.side == "contact":
        return {}
    if not meaning.side and position and sheet.meanings[position - 1].concept in {"street", "address"}:
        return {"client.street2": 0.55}  # the number of the house
    if meaning.side:
        return {"client.external_id": 0.99 if meaning.side == "client" else 0.8}
    return {} if sheet.lists_persons else {"client.external_id": 0.62}


def _id_number(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """Where returns are prepared and no other number is the tax office's, an *ID Number* is."""
    of_returns = sheet.has("assignee", "fiscal_year_end", "kind", "entity") and not sheet.has("tax_id")
    return {"client.tax_id": 0.72} if of_returns and not meaning.person else _number(meaning, sheet, position)


def _code(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """An *Account number* is the client's, unless the sheet has a plainer code; of MYOB's cards it is the card's ID."""
    if sheet.has("company_or_last") and any(m.concept == "code" and m.doubt == _OF_CARD for m in sheet.meanings):
        return {"client.external_id": 0.99 + _OF_CARD} if meaning.doubt == _OF_CARD else {}
    plainer = any(m.concept == "code" and m.doubt < meaning.doubt for m in sheet.meanings)
    return {"client.external_id": 0.55 if plainer else 0.99}


def _id(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """Of whom nothing is said, an *ID* is the other program's own number of the record."""
    if meaning.side == "client" or meaning.person:
        return _number(meaning, sheet, position)
    return {"client.external_id": 0.45}


def _status(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """In a list of those who get mail it says whether they still do."""
    marketing = sum(m.why == MARKETING for m in sheet.meanings)
    by_email = marketing and any(m.concept == "email" for m in sheet.meanings[:2])
    around = {sheet.why_at(position - 1), sheet.why_at(position + 1)}
    if not (meaning.side or meaning.doubt) and around <= {MARKETING, AMOUNTS, TERMS, BANK, WORK}:
        return {}  # how far a sale or a payment is
    mailed = (marketing > 1 or by_email) and sheet.lists_persons and not sheet.has_client_name
    return {} if mailed and not meaning.side else _of_client(_PLAIN["status"])(meaning, sheet, position)


def _job_title(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Poste* behind a phone is its extension in Quebec; *Designation* before all names says what the client is."""
    doubtful = meaning.doubt > 0 and not is_of_contact(meaning)
    elsewhere = sheet.concept_at(position - 1) == "phone" or not sheet.is_named_before(position)
    return {} if doubtful and elsewhere else {"contact.job_title": 1}


def _last_name(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Apelido* without a first name is what a company is called in Brazil, *Family name* in front the household."""
    nobody = not (sheet.names_client or sheet.has("first_name", "legal_name", "trading_name"))
    if meaning.doubt > 0 and nobody and position < _FIRST_COLUMNS and not meaning.person:
        return {"client.name": 0.74 + meaning.doubt}
    return {} if meaning.doubt > 0 and not sheet.has_first_name_of(meaning) else {"contact.last_name": 1}


def _entity(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """*Entity* names the client where nothing else does; beside a name it is its kind."""
    return {"client.kind": 0.66} if sheet.names_client else {"client.name": 0.74}


def _of_client(scores: Scores) -> Rule:
    def rule(meaning: Meaning, _: Sheet, __: int) -> Scores:
        if meaning.side == "organization":  # "Company Status" is a register's, not ours
            return {key: score - 0.35 for key, score in scores.items()}
        return {} if meaning.side == "contact" else scores

    return rule


def _group(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Family*, *Group Name* in front, where neither a client nor a person goes by its own name, is the client."""
    unnamed = not (sheet.names_client or sheet.has("legal_name", "entity"))
    several = unnamed and not position and max(sheet.slots.values(), default=0) > 1
    nobody = unnamed and not sheet.has("first_name", "last_name")
    if (several or (nobody and position < _FIRST_COLUMNS)) and not meaning.side:
        return {"client.name": 0.74, "client.group": 0.6}
    return _of_client(_PLAIN["group"])(meaning, sheet, position)


def _assignee(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """A second *Partner* is one of the client's; the *Manager* in an address book is the person's own."""
    address_book = sheet.lists_persons and not (sheet.has_client_name and sheet.has("code", "kind"))
    nobody = meaning.number > 1 or (address_book and meaning.doubt >= _AMBIGUOUS)
    return {} if nobody else {"client.assignee": 0.98}


def _since(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """A *Start date* beside an *End date* is that of a job."""
    if (meaning.doubt >= 0.5 and sheet.has("end_date")) or (meaning.doubt >= 0.2 and sheet.lists_persons):
        return {}  # of persons it is the day on which they subscribed
    return _of_client(_PLAIN["since"])(meaning, sheet, position)


def _tax_id(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    """A *Business number* in an address book is a phone; beside a plain one *SSN 2* is somebody's."""
    if meaning.number and any(m.concept == "tax_id" and not (m.number or m.person) for m in sheet.meanings):
        return {}
    doubtful = meaning.doubt >= _OF_NUMBERS and sheet.lists_persons and not meaning.person
    return {} if doubtful else {"client.tax_id": 1}


def _middle_name(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """An *Additional name* without a first name is that of a company."""
    return {"contact.middle_name": 1} if sheet.has("first_name", "last_name") else {}


def _suffix(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """*Namenszusatz* without names of persons is what did not fit into the company's."""
    return {"contact.suffix": 1} if sheet.has("first_name", "last_name", "person_name", "company_or_last") else {}


def _salutation(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """A *Prefix* without names of persons is that of a phone; beside a *Salutation* it is the title of the person."""
    if meaning.doubt >= _PREFIX and not sheet.has("first_name", "last_name", "person_name"):
        return {}
    plainer = any(m.concept == "salutation" and m.doubt < meaning.doubt for m in sheet.meanings)
    if plainer and sheet.concept_at(position - 1) == "last_name" and not sheet.has("job_title"):
        return {"contact.job_title": 0.75}  # "Titel" behind the name, beside "Anrede"
    told = any(m.concept == "salutation" and m.doubt >= _PREFIX and m.person == meaning.person for m in sheet.meanings)
    if sheet.concept_at(position + 1) not in PARTS_OF_NAMES and sheet.has_title_before_name:
        return {"contact.salutation": 0.7}  # how letters to the person begin
    return {"contact.salutation": 0.85 if told and meaning.doubt < _PREFIX else 1}


def _role(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """Before all names, and where users of a program are listed, it says what they may do there."""
    users = sheet.lists_persons and any(m.why == MARKETING for m in sheet.meanings) and not meaning.side
    return {} if users or not sheet.is_named_before(position) else {"contact.role": 0.83}


def _relationship_type(_: Meaning, sheet: Sheet, position: int) -> Scores:
    """Of persons it is what they are to the client; of clients a group of the other program's."""
    return {"contact.role": 0.83} if sheet.lists_persons and sheet.is_named_before(position) else {}


def _primary_flag(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Primary* beside phones and e-mails is one of them."""
    beside = {sheet.concept_at(position - 1), sheet.concept_at(position + 1)}
    bare = meaning.doubt > 0 and not meaning.side
    return {} if bare and beside & {"phone", "mobile", "fax", "email"} else {"contact.primary": 1}


def _fax(meaning: Meaning, _: Sheet, __: int) -> Scores:
    return {} if meaning.block == "home" or meaning.number > 1 else {"client.fax": 1}


def _website(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """A *URL* behind a last name is the page about that person."""
    of_person = sheet.lists_persons and meaning.doubt > 0 and sheet.concept_at(position - 1) == "last_name"
    return {} if of_person or meaning.block == "home" or meaning.number > 1 else {"client.website": 1}


def _known_as(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """Of persons it is a nickname."""
    private = sheet.is_private or sheet.has("first_name", "last_name", "person_name", "birthday")
    return {} if private else {"client.trading_name": 0.7}


_RULES: dict[str, Rule] = {
    **REACH,
    **NAMES,
    **ADDRESSES,
    "notes": _notes,
    "description": _description,
    "known_as": _known_as,
    "tax_id": _tax_id,
    "middle_name": _middle_name,
    "salutation": _salutation,
    "suffix": _suffix,
    "role": _role,
    "relationship_type": _relationship_type,
    "primary_flag": _primary_flag,
    "website": _website,
    "fax": _fax,
    "number": _number,
    "id_number": _id_number,
    "id": _id,
    "code": _code,
    "entity": _entity,
    "job_title": _job_title,
    "last_name": _last_name,
    "status": _status,
    "since": _since,
    "assignee": _assignee,
    "group": _group,
}
