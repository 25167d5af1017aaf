"""Names: the client's, or those of the people around it."""

from __future__ import annotations

from rollforward.engine.mapping.candidates.scores import Rule, Scores, is_of_contact
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.surroundings import PARTS_OF_NAMES, Sheet

#: A *Title* that follows one of these is what the person does.
_ENDS_OF_NAMES = frozenset({"last_name", "suffix", "person_name", "name", "attention", "first_name"})


def _name(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if is_of_contact(meaning):
        taxpayer = meaning.person == "taxpayer" and _is_the_client(sheet)
        return {"client.name": 0.85, "contact.name": 0.6} if taxpayer else _contact_name(meaning, sheet)
    if _is_of_no_client(meaning, sheet):
        return {}
    if meaning.side == "client":
        return {"client.name": 0.82 if meaning.implied and sheet.names_client_twice else 1}
    if meaning.side == "organization":
        return _organization(meaning, sheet) if meaning.number < 2 else {}
    return _name_of_nobody_said(meaning, sheet)


def _name_of_nobody_said(meaning: Meaning, sheet: Sheet) -> Scores:
    """A *Mailing name* is how letters are addressed."""
    if meaning.block == "mailing":
        return {} if sheet.has_client_name else {"client.name": 0.75}
    if sheet.has_client_name:
        return {"contact.name": 0.85, "client.name": 0.5}
    return {"client.name": 0.92, "contact.name": 0.4}


def _is_the_client(sheet: Sheet) -> bool:
    """Whether the taxpayer, whose name is in one cell, may be a company: nobody else and no spouse is named."""
    return not (sheet.names_client or sheet.has("first_name", "last_name", "legal_name") or sheet.has_couple)


def _is_of_no_client(meaning: Meaning, sheet: Sheet) -> bool:
    """*Billing Name* beside another person, *Location Name* beside the company's, and *Office Name*, the firm's own."""
    if meaning.block == "physical" and not meaning.side and sheet.has_organization:
        return True
    billed = meaning.block == "billing" and meaning.side != "organization"
    return (billed and sheet.has("first_name", "person_name")) or (meaning.block == "office" and not meaning.side)


def _organization(meaning: Meaning, sheet: Sheet) -> Scores:
    """A *Firm* beside the company's name is the one that prepares the returns."""
    if meaning.implied and meaning.doubt and sheet.has_several_organizations:
        return {}
    others = {} if sheet.lists_persons else {"client.legal_name": 0.62, "client.trading_name": 0.55}
    if sheet.has_client_name:
        return others
    twice = sheet.has_several_organizations or sheet.has("display_name")
    return {"client.name": 0.96, **(others if twice else {})}


def _contact_name(meaning: Meaning, sheet: Sheet) -> Scores:
    """A *Contact name* beside first and last name, with no other name of the client, is the client."""
    if meaning.block_number > 1:
        return {}
    if sheet.is_contact_of_books(meaning):
        return {} if sheet.has("display_name") else {"client.name": 0.97}
    nobody_else = not (sheet.has_client_name or sheet.has_organization or sheet.has("name", side=""))
    if nobody_else and not meaning.person and not meaning.person_number and _has_parts_of_name(sheet):
        return {"client.name": 0.88, "contact.name": 0.6}
    return {"contact.name": 0.8 if sheet.has_first_name_of(meaning) else 0.97}


def _has_parts_of_name(sheet: Sheet) -> bool:
    return sheet.has("first_name") and sheet.has("last_name")


def _display_name(_: Meaning, sheet: Sheet, __: int) -> Scores:
    if sheet.lists_persons and sheet.has_organization:  # an address book's name of the person
        return {"contact.name": 0.7}
    return (
        {"client.name": 0.5, "contact.name": 0.3}
        if sheet.has_client_name or sheet.has("name", side="")
        else {"client.name": 0.98}
    )


def _person_name(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    if meaning.block_number > 1:
        return {}
    alone = not meaning.person and not sheet.names_client  # it may name the client
    doubtful = sheet.has_first_name_of(meaning) or alone
    return {"contact.name": 0.8 if doubtful else 0.97}


def _attention(meaning: Meaning, sheet: Sheet, _: int) -> Scores:
    known = sheet.has("first_name") or meaning.block_number > 1
    return {} if known else {"contact.name": 0.85}


def _owner(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """The member in charge; beside *Owner Email* and the like, the person who owns the client."""
    reached = sheet.concept_at(position + 1) in {"mobile", "phone", "email"}
    if reached and not (meaning.side or sheet.has_person or sheet.has("assignee")):
        return {"contact.name": 0.72, "client.assignee": 0.7}  # *Owner, Phone, Email*
    if sheet.has_owner and not meaning.side:
        return {"contact.name": 0.9} if not sheet.has("person_name", "first_name") else {}
    if not meaning.side and sheet.has("assignee"):
        return {"contact.name": 0.7, "client.assignee": 0.7}
    return {"client.assignee": 0.83 if not meaning.side else 0.95}


def _title(meaning: Meaning, sheet: Sheet, position: int) -> Scores:
    """*Title* before the first name is Mr or Ms, elsewhere it is the job."""
    if meaning.side == "organization":
        return {"contact.job_title": 1}
    following = sheet.concept_at(position + 1)
    if not position and following not in PARTS_OF_NAMES:
        return {"contact.salutation": 0.3}  # what a list calls each of its entries
    if sheet.has("job_title") or following in PARTS_OF_NAMES:
        return {"contact.salutation": 0.85, "contact.job_title": 0.3}
    if sheet.has("salutation") and following != "salutation":
        return {"contact.job_title": 0.83}
    before = sheet.concept_at(position - 1)
    if not sheet.lists_persons and not sheet.has_organization and sheet.has("birthday") and not meaning.person:
        return {"contact.salutation": 0.7, "contact.job_title": 0.5}
    return {"contact.job_title": 0.8 if before in _ENDS_OF_NAMES else 0.74, "contact.salutation": 0.55}


def _legal_name(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """Where nothing else names the client, its legal name does."""
    if sheet.names_client:
        return {"client.legal_name": 1}
    return {"client.name": 0.82, "client.legal_name": 0.78}


def _addressee(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """To whom letters go, by the name that stands on them, where nothing names the client or its person."""
    in_parts = sheet.has("first_name", side="") and sheet.has("last_name", side="")
    return {} if sheet.names_client or in_parts else {"client.name": 0.75}


def _who(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """*Who* is the client, or in a list that names it otherwise the member who does the work."""
    named = sheet.names_client or sheet.has("last_name", side="")
    return {"client.assignee": 0.7} if named else {"client.name": 0.75, "client.assignee": 0.65}


def _dossier(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """The file kept of a client goes by her name, or by a number where a column names her."""
    if sheet.names_client and not sheet.has("code", "number"):
        return {"client.external_id": 0.8}
    return {"client.name": 0.85, "client.trading_name": 0.72}


def _employer(_: Meaning, sheet: Sheet, __: int) -> Scores:
    """Whom a person works for; of a payroll's clients it is the client."""
    return {} if sheet.has("first_name", side="") else {"client.name": 0.9}


NAMES: dict[str, Rule] = {
    "name": _name,
    "dossier": _dossier,
    "employer": _employer,
    "who": _who,
    "display_name": _display_name,
    "legal_name": _legal_name,
    "addressee": _addressee,
    "person_name": _person_name,
    "attention": _attention,
    "owner": _owner,
    "title": _title,
}
