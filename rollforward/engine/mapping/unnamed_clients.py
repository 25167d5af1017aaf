"""The trade's own word for a client: *Carrier Name*, *Plan Sponsor* with *Sponsor EIN*, *Daycare*.

Where no column names a client by a word that is known, the thing that the sheet lists is the client.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.engine.mapping.header import ADDRESS_PARTS, OF_GUESS, Meaning
from rollforward.engine.mapping.lexicon import Lexicon, Term, phrases
from rollforward.engine.mapping.vocabulary.clients import EMPLOYERS, KINDS, LISTED, NO_CLIENTS, ORGANIZATIONS
from rollforward.engine.mapping.words import words

Words = tuple[str, ...]

_NAMES = frozenset({"name", "display_name", "company_or_last", "person_name", "first_name", "last_name", "addressee"})
_DETAILS = ADDRESS_PARTS | {"tax_id", "phone", "main_phone", "email", "website", "fax", "number", "id", "code"}
_ORGANIZATIONS = frozenset(phrases(ORGANIZATIONS))
_LISTED = frozenset(phrases(LISTED))
_EMPLOYERS = frozenset(phrases(EMPLOYERS))
_NO_CLIENTS = frozenset(phrases(NO_CLIENTS)) - _LISTED
_PAID = frozenset({"vendor", "supplier", "payee"})
_KINDS = frozenset(phrases(KINDS))
_SLASH = re.compile(r"\s*[/|]\s*")
_NUMBERS = frozenset({"code", "number", "id"})
_TOLD = frozenset(
    {"tax_id", "email", "phone", "mobile", "address", "street", "assignee", "fiscal_year_end", "city", "since"}
)
_ENOUGH = 3
_LONGEST, _FIRST_COLUMNS, _OWN_ADDRESS = 3, 3, 3
#: So doubtful is it that a word nobody knows is the client's.
DOUBT = 0.15


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word that may stand for the client; ``named``: *Carrier Name*, not *Carrier* alone."""

    word: Words
    position: int
    named: bool
    details: int

    @property
    def _is_organization(self) -> bool:
        return "".join(self.word) in _ORGANIZATIONS or self.word[-1] in _ORGANIZATIONS

    @property
    def points(self) -> int:
        """How much speaks for it; none where nothing does."""
        known = 3 * self._is_organization
        first = self.position < _FIRST_COLUMNS
        told = known or self.details or (first and (self.named or "".join(self.word) in _LISTED))
        return known + 2 * min(self.details, 2) + 2 * self.named + first if told else 0


def names_client(meanings: Sequence[Meaning]) -> bool:
    """Whether some column names the client, or a person who may be one."""
    return any(m.concept == "entity" for m in meanings[:_FIRST_COLUMNS]) or any(map(_may_name, meanings))


def _may_name(meaning: Meaning) -> bool:
    if meaning.concept not in _NAMES or meaning.block in {"billing", "mailing"} or meaning.person_number:
        return False
    somebody = meaning.person not in {"", "taxpayer"}
    contact = meaning.side == "contact" and meaning.concept in {"name", "person_name"}
    return not somebody and not contact and (meaning.implied or meaning.doubt < OF_GUESS)


def of_kinds(headers: Sequence[str], meanings: Sequence[Meaning], known: Lexicon) -> list[Meaning]:
    """*Transportadora / Autônomo*, *Name / Entity*: one of two kinds of clients, where nothing else names them."""
    found = next((i for i, header in enumerate(headers[:_FIRST_COLUMNS]) if _is_one_of_kinds(header, known)), None)
    if found is None or names_client([m for index, m in enumerate(meanings) if index != found]):
        return list(meanings)
    named = Meaning("name", side="organization", doubt=DOUBT)
    return [named if index == found else meaning for index, meaning in enumerate(meanings)]


def _is_one_of_kinds(header: str, known: Lexicon) -> bool:
    """Whether a slash divides words of which one is a kind of clients, and none what no client is."""
    parts = [words(part) for part in _SLASH.split(header)]
    joined = {"".join(part) for part in parts}
    strange = (
        any(part in known.table and known.table[part][0] == "stranger" for part in joined)
        or joined & _NO_CLIENTS - _KINDS
    )
    return len(parts) > 1 and all(parts) and bool(joined & (_KINDS | _ORGANIZATIONS)) and not strange


def unnamed_client(headers: Sequence[Words], meanings: Sequence[Meaning], known: Lexicon) -> dict[str, str]:
    """The joined words that stand for the client in this sheet alone, and that they do."""
    found: dict[str, str] = {}
    if not names_client(meanings):
        found |= _of_list(headers, meanings, known)
    elif not any(m.concept in _NAMES and m.side in {"client", "organization"} for m in meanings):
        found |= _of_employers(headers)
    found |= _of_vendors(headers, meanings)
    return found | _with_the_only_address(headers, meanings, known)


def _of_list(headers: Sequence[Words], meanings: Sequence[Meaning], known: Lexicon) -> dict[str, str]:
    legal = next((position for position, m in enumerate(meanings) if m.concept == "legal_name"), len(meanings))
    candidates = [
        candidate
        for position, meaning in enumerate(meanings[:legal])
        if (meaning.concept in {"", "stranger"} or meaning.doubt >= OF_GUESS)
        and (candidate := _candidate(position, headers, known))
    ]
    candidates = [c for c in candidates if c.points] or _in_front(headers, meanings, known)
    candidates = candidates or _at_first(headers, meanings, known)
    best = max(candidates, key=lambda c: (c.points, -c.position), default=None)
    if best is None:
        return {}
    return {"".join(best.word): "organization", **_shorter(best.word, headers, known)}


def _in_front(headers: Sequence[Words], meanings: Sequence[Meaning], known: Lexicon) -> list[_Candidate]:
    """*PTA, President, Treasurer*: a word in front that nobody knows, where people are told by their offices."""
    offices = any(m.person and m.concept in {"name", "person_name"} for m in meanings)
    first_names = any(m.concept == "first_name" for m in meanings)
    front = _candidate(0, headers, known) if offices and not first_names and not meanings[0].concept else None
    return [front] if front else []


def _at_first(headers: Sequence[Words], meanings: Sequence[Meaning], known: Lexicon) -> list[_Candidate]:
    """*Musician, Email, SSN*: what stands first, or behind a number, where much is told of a client without a name."""
    first = next((i for i, m in enumerate(meanings) if m.concept not in _NUMBERS), len(meanings))
    told = {m.concept for m in meanings}
    unnamed = not told & (_NAMES | {"legal_name", "group"}) and len(told & _TOLD) >= _ENOUGH
    if first >= min(_FIRST_COLUMNS, len(meanings)) or meanings[first].concept or not unnamed:
        return []
    candidate = _candidate(first, headers, known)
    return [candidate] if candidate else []


def _of_vendors(headers: Sequence[Words], meanings: Sequence[Meaning]) -> dict[str, str]:
    """*Vendor, Company*: in a list of those who are paid the first is the name that the books have."""
    if any(m.concept in {"name", "display_name"} and m.side == "client" for m in meanings):
        return {}
    first = next((h[0] for h in headers[:2] if h and h[0] in _PAID and h[1:] in {(), ("name",)}), "")
    return {first: "client"} if first else {}


def _of_employers(headers: Sequence[Words]) -> dict[str, str]:
    """*First name, Last name, Clinic*: whom the person works at."""
    bare = ("".join(header[:-1] if header[-1:] == ("name",) else header) for header in headers)
    return {word: "organization" for word in bare if word in _EMPLOYERS}


def _shorter(word: Words, headers: Sequence[Words], known: Lexicon) -> dict[str, str]:
    """*Plan Sponsor* is *Sponsor* in the columns that follow."""
    last = word[-1:]
    alone = len(word) > 1 and _details(last, headers, known) and _is_unknown(known.terms(last))
    return {"".join(last): "organization"} if alone else {}


def _candidate(position: int, headers: Sequence[Words], known: Lexicon) -> _Candidate | None:
    header = headers[position]
    named = header[-1:] in {("name",), ("names",)} or header[:2] == ("name", "of")
    word = header[2:] if header[:2] == ("name", "of") else header[:-1] if named else header
    word = tuple(w for w in word if not known.says_nothing(w)) or word
    if not 0 < len(word) <= _LONGEST or not _may_be_client(word, known) or _is_reached(word, headers, known):
        return None
    details = _details(word, headers, known) or (_details(word[-1:], headers, known) if len(word) > 1 else 0)
    return _Candidate(word, position, named, details)


def _may_be_client(word: Words, known: Lexicon) -> bool:
    joined = "".join(word)
    if joined in _NO_CLIENTS or word[-1] in _NO_CLIENTS or any(w.isdigit() or len(w) == 1 for w in word):
        return False
    return joined in _ORGANIZATIONS | _LISTED or word[-1] in _ORGANIZATIONS or _is_unknown(known.terms(word))


def _is_unknown(terms: Sequence[Term]) -> bool:
    last = terms[-1]
    return last.kind == "unknown" and not any(term.kind in {"stranger", "concept"} for term in terms)


def _is_reached(word: Words, headers: Sequence[Words], known: Lexicon) -> bool:
    """*Operator* beside *Operator Cell* is a person."""
    return any(_thing(word, header, known) in {"mobile", "birthday", "first_name", "last_name"} for header in headers)


def _details(word: Words, headers: Sequence[Words], known: Lexicon) -> int:
    return sum(_thing(word, header, known) in _DETAILS for header in headers)


def _thing(word: Words, header: Words, known: Lexicon) -> str:
    """What a header holds that begins with the word, or ``""``."""
    if len(header) <= len(word) or header[: len(word)] != word:
        return ""
    kind, meaning = known.table.get("".join(header[len(word) :]), ("", ""))
    return meaning if kind == "concept" else ""


def _with_the_only_address(headers: Sequence[Words], meanings: Sequence[Meaning], known: Lexicon) -> dict[str, str]:
    """*Store Address, Store City, Store Zip*: the only address in a sheet is the client's, whatever it goes by."""
    if any(m.concept in ADDRESS_PARTS and m.block != "other" for m in meanings):
        return {}
    parts: dict[Words, int] = {}
    for header in headers:
        for length in range(1, min(_LONGEST, len(header) - 1) + 1):
            word = header[:length]
            if _may_be_client(word, known) and _thing(word, header, known) in ADDRESS_PARTS:
                parts[word] = parts.get(word, 0) + 1
    word, count = max(parts.items(), key=lambda item: item[1], default=((), 0))
    return {"".join(word): "organization"} if count >= _OWN_ADDRESS else {}
