"""Words that headers of client lists are made of. The target's fields are not known here: any list must be readable."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = frozenset(
    """
    abn account accountant acct acn active addr address adresse age amount anrede area assigned assignee attention
    balance bill billing birth birthday bookkeeper bookkeeping business category cell city class client code column
    comment comments company contact contacts contractor country county courriel created crn currency customer
    customers date dba dear debtor department description dob domain due ein email end entity external fax field
    filing first fiscal form frequency full gender given group home id inactive industry invoice itin job kind kunde
    kundennummer label language last legal line list location mail mailing main manager member memo middle mobile
    modified month nachname name names nickname no nom note notes number occupation office opening org organisation
    organization ort other owner parent partner payment payroll person phone phones plz po post postal postcode
    preferred prefix prenom primary priority province ref reference referral region registered rep representative
    return role rue sales salutation second secondary service services ship shipping since sort source spouse ssn
    staff start state status strasse street suburb suffix supplier surname tag tags tax taxpayer team tel telefon
    telephone terms tier tin title total town trading type updated url utr vat vendor ville vorname web website work
    year zip
    """.split()  # noqa: SIM905 (reads as a list of words, not as punctuation)
)
_CLIENT_NAMES = re.compile(r"client|customer|contact|account|compan|kunden|debtor|export|data", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|[#%]")


def is_known(cell: str) -> bool:
    """Whether a cell reads like a header: a few words, the last or first of them known from headers."""
    tokens = [token.casefold() for token in _TOKEN.findall(cell.replace("-", ""))]
    if not tokens or len(tokens) > 6:
        return False
    return tokens[-1] in _WORDS or tokens[0] in _WORDS or tokens[-1] == "#"


def is_all_header(cell: str) -> bool:
    """Whether nothing in a cell could be a client's: every word is known from headers, and no digit is in it.

    ``Client`` and ``Name`` head columns; ``Client 0001`` and ``Kansas City`` are values that hold such a word.
    """
    tokens = [token.casefold() for token in _TOKEN.findall(cell.replace("-", ""))]
    return bool(tokens) and not any(c.isdigit() for c in cell) and all(t in _WORDS or t in "#%" for t in tokens)


def known_share(cells: Iterable[str]) -> float:
    """The share of the filled cells that read like headers."""
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(is_known, filled)) / len(filled) if filled else 0.0


def names_clients(sheet_name: str) -> bool:
    """Whether a sheet's name says that clients are on it."""
    return bool(_CLIENT_NAMES.search(sheet_name))
