"""Words that no vocabulary has and that name somebody: *Sponsor*, *Sponsor Email*, *Sponsor Phone*.

What several columns say before a name, an e-mail or a phone is the person they speak of, whatever it means. And a sheet
tells its own abbreviations: beside *Point of Contact*, *POC Email* is that person's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.engine.mapping.lexicon import Lexicon, Term, has_consonants, phrases
from rollforward.engine.mapping.vocabulary.clients import ORGANIZATIONS
from rollforward.engine.mapping.vocabulary.roles import ROLE

Words = tuple[str, ...]

_NAMES = frozenset({"name", "person_name", "first_name", "last_name"})
_REACHED = frozenset({"email", "phone", "mobile", "direct_phone"})
#: A person so called is the member in charge, unless she has an address of her own in the sheet.
_IN_CHARGE = frozenset({"assignee"})
#: *SP A* and *SP B* are two, also where a letter alone says nothing.
_LETTERED = frozenset({"a", "b"})
_COUNTED_BY = {"a": "1", "b": "2", "c": "3", "d": "4"}
_RANKS = frozenset({"rank2", "rank3"})
#: A place that is listed first is the client: *Studio, Studio Phone*; but for what only persons have.
_PLACES = frozenset(phrases(ORGANIZATIONS))
_OWN = frozenset({"mobile", "first_name", "last_name", "birthday"})
_LONGEST_ROLE, _SHORTENED, _NEAR, _CONSONANTS = 3, 3, 4, 0.5
#: Beside one of these a *Secretary* is an officer, and nobody's assistant.
_BOARD = frozenset({("president",), ("treasurer",), ("chairman",), ("chair",)})
#: *First (T)*, *First (S)*: the letters that a couple is told by, where both are said of what only persons have.
_COUPLES = (
    {"t": "taxpayer", "s": "spouse"},
    {"h": "husband", "w": "wife"},
    {"a": "taxpayer", "b": "spouse"},
    {"spouse a": "taxpayer", "spouse b": "spouse"},  # *SP A*: sujeito passivo
)
_OF_PERSONS = frozenset({"name", "person_name", "first_name", "birthday"})


def spelled_out(headers: Sequence[Words], known: Lexicon, dotted: frozenset[str] = frozenset()) -> list[Words]:
    """The headers with abbreviations that stand for another header written out: its first letters, or its beginning.

    ``dotted``: words that have a full stop behind them somewhere in the sheet.
    """
    initials = {"".join(word[0] for word in header): header for header in headers if 1 < len(header) <= 4}
    alone = [header[0] for header in headers if len(header) == 1 and len(header[0]) > _SHORTENED]
    full = [_completed(_expanded(header, initials, known), alone, dotted, known) for header in headers]
    return _by_neighbours(_by_number(_by_letter(full, known), known), known)


def _by_letter(headers: Sequence[Words], known: Lexicon) -> list[Words]:
    """*Vennoot A, Vennoot B, Mail B*: persons that are counted by letters, as those that are by numbers."""
    counted = {header[:-1] for header in headers if len(header) > 1 and header[-1] == "b"}
    persons = [
        word
        for word in counted
        if (*word, "a") in headers and not {"".join((*word, letter)) for letter in _LETTERED} & known.table.keys()
        if all(term.kind not in {"concept", "stranger"} for term in known.terms(word))
    ]
    if not persons:
        return list(headers)
    return [(*h[:-1], _COUNTED_BY[h[-1]]) if len(h) > 1 and h[-1] in _COUNTED_BY else h for h in headers]


def _by_number(headers: Sequence[Words], known: Lexicon) -> list[Words]:
    """*SH1 Email*, *Mobile D2* beside *Shareholder 1*, *Director 2* are those persons'."""
    counted = [header[:2] for header in headers if _is_counted(header, known)]
    return [_counted(header, counted, known) for header in headers] if counted else list(headers)


def _is_counted(header: Words, known: Lexicon) -> bool:
    if len(header) < 2 or not header[1].isdigit() or len(header[0]) <= _SHORTENED:
        return False
    return known.table.get(header[0], ("", ""))[0] not in {"concept", "stranger"}


def _counted(header: Words, counted: Sequence[Words], known: Lexicon) -> Words:
    """The header with what stands for somebody counted, in front or at the end, written out."""
    for at in (0, len(header) - 2):
        short, number = header[at : at + 2] if len(header) > 2 else ("", "")
        if not number.isdigit() or (short in known.table and len(short) > 1):
            continue
        wholes = {o for o in counted if o[1] == number and o[0] != short and _is_short_word(short, o[0])}
        if len(wholes) == 1:
            return (*header[:at], *wholes.pop(), *header[at + 2 :])
    return header


def _is_short_word(short: str, whole: str) -> bool:
    return whole.startswith(short) if len(short) == 1 else shortens(short, whole)


def _by_neighbours(headers: Sequence[Words], known: Lexicon) -> list[Words]:
    """*Managing Partner, Mng Ptr Email*, *Lead Doctor, Doctor Cell*: what follows somebody is hers, by fewer words."""
    told = {_divided(header, known) for header in headers}
    alone = {*headers, *(role for role, thing in told if thing in _NAMES)}
    read: list[Words] = []
    for index, header in enumerate(headers):
        role, _ = _divided(header, known, reached=True)
        before = reversed(headers[max(0, index - _NEAR) : index]) if role and role not in alone else ()
        whole = next((other for other in before if _is_short_for(role, other, known)), ())
        read.append((*whole, *(word for word in header if word not in role)) if whole else header)
    return read


def _is_short_for(role: Words, other: Words, known: Lexicon) -> bool:
    """Whether each word is one of another header's that holds nothing but somebody, or the beginning of one."""
    if len(other) > _LONGEST_ROLE or len(role) > len(other) or not all(map(str.isalpha, other)):
        return False
    if any(term.kind in {"stranger", "concept"} and term.meaning not in _IN_CHARGE for term in known.terms(other)):
        return False
    if all(term.kind == "qualifier" for term in known.terms(role)) or "".join(role) in _PLACES:
        return False  # "Practice tel" beside *Practice manager*
    return all(any(shortens(word, whole) for whole in other) for word in role)


def shortens(word: str, whole: str) -> bool:
    """Whether a word is another one, its beginning, or half of its consonants."""
    if len(word) < 2:
        return False
    return whole.startswith(word) or (len(word) > 2 and has_consonants(whole, word, _CONSONANTS))


def _completed(header: Words, alone: Sequence[str], dotted: frozenset[str], known: Lexicon) -> Words:
    """*Tel. Treas.* beside *Treasurer*: the word that another header is made of, written out."""
    return tuple(_written_out(word, alone, dotted) for word in header) if _may_be_short(header, known) else header


def _may_be_short(header: Words, known: Lexicon) -> bool:
    return len(header) > 1 and "".join(header) not in known.table  # "Mand.-Nr." beside *Mandatsleiter*


def _written_out(word: str, alone: Sequence[str], dotted: frozenset[str]) -> str:
    if word not in dotted or len(word) <= _SHORTENED:
        return word
    return next((full for full in alone if len(full) > len(word) + 1 and full.startswith(word)), word)


def _expanded(header: Words, initials: dict[str, Words], known: Lexicon) -> Words:
    first = header[0] if header else ""
    if len(header) > 1 and len(first) > 1 and first in initials and first not in known.table:
        return initials[first] + header[1:]
    return header


def unnamed_roles(headers: Sequence[Words], known: Lexicon) -> dict[str, str]:
    """Whom the words, joined, that several headers say before a name and before an e-mail or a phone stand for."""
    things: dict[Words, set[str]] = {}
    for header in headers:
        role, thing = _divided(header, known)
        if role:
            things.setdefault(role, set()).add(thing)
    alone = set(headers)
    front = headers[0] if headers and "".join(headers[0]) in _PLACES else ()
    things = {role: told for role, told in things.items() if role != front or told & _OWN}
    found = {role: told for role, told in things.items() if _is_somebody(role, told, alone, known)}
    board = any(header[:1] in _BOARD for header in headers)
    told = ("secretary",) in alone or ("secretary",) in things
    whom = {"secretary": f"{ROLE}secretary"} if told and board else {}
    whom |= {"".join(role): f"{ROLE}{''.join(role)}" for role in found}
    return whom | _at_companies(headers, things, known) | _counted_persons(headers, known) | _couple(things)


def _at_companies(headers: Sequence[Words], things: dict[Words, set[str]], known: Lexicon) -> dict[str, str]:
    """*Recipient Name, Recipient Company*: those whom the rows list, each with whom she works for."""
    found: dict[str, str] = {}
    for header in headers:
        whole = header[:-1] if header[-1:] == ("name",) else header
        role, company = whole[:-1], "".join(whole[-1:])
        named = company in known.table and known.table[company][1] == "organization"
        if role and named and things.get(role, set()) & _NAMES and _is_some_person(known.terms(role)):
            found["".join(role)] = "contact"
    return found


def _is_some_person(terms: Sequence[Term]) -> bool:
    """Whether words name the holder of an office, or are not known."""
    return all(term.kind == "unknown" or term.meaning.startswith(ROLE) for term in terms)


def _counted_persons(headers: Sequence[Words], known: Lexicon) -> dict[str, str]:
    """*Therapist 1, Therapist 2, Email 1, Email 2*: a word that nobody knows, counted as ways to reach somebody are."""
    counted = {header[:-1] for header in headers if len(header) > 1 and header[-1] == "2"}
    counted = {word for word in counted if (*word, "1") in headers}
    reached = any(known.table.get("".join(word), ("", ""))[1] in _REACHED for word in counted)
    unknown = [
        word
        for word in counted
        if len("".join(word)) > _SHORTENED and all(term.kind == "unknown" for term in known.terms(word))
    ]
    return {"".join(word): "contact" for word in unknown} if reached and len(unknown) == 1 else {}


def _couple(things: dict[Words, set[str]]) -> dict[str, str]:
    """The letters of a couple, if the sheet has both."""
    for letters in _COUPLES:
        if all(things.get(tuple(letter.split()), set()) & _OF_PERSONS for letter in letters):
            return {"".join(letter.split()): whom for letter, whom in letters.items()}
    return {}


def _divided(header: Words, known: Lexicon, *, reached: bool = False) -> tuple[Words, str]:
    """``("sponsor", "email")`` -> the words beside the thing, and which thing it is: *Tel. Kassier* has it in front."""
    for length in (3, 2, 1):
        if len(header) <= length:
            continue
        for thing, beside in ((header[-length:], header[:-length]), (header[:length], header[length:])):
            kind, meaning = known.table.get("".join(thing), ("", ""))
            lettered = len(beside[-1]) == 1 and (len(beside) == 1 or beside[-1] in _LETTERED)
            role = beside if lettered else _without_noise(beside, known)
            things = _REACHED if reached else _NAMES | _REACHED | _OF_PERSONS
            if kind == "concept" and meaning in things and 0 < len(role) <= _LONGEST_ROLE:
                return role, meaning
    return (), ""


def _without_noise(role: Words, known: Lexicon) -> Words:
    """The words without those around them that say nothing: *E-mail of the Sponsor*."""
    told = [index for index, word in enumerate(role) if not known.says_nothing(word)]
    return role[told[0] : told[-1] + 1] if told else ()


def _is_somebody(role: Words, told: set[str], alone: set[Words], known: Lexicon) -> bool:
    terms = known.terms(role)
    if all(word.isdigit() for word in role):
        return False
    named = bool(told & _NAMES) or role in alone
    reached = told & _REACHED
    counted = any(term.kind == "number" or term.meaning in _RANKS for term in terms)
    if all(term.meaning in _IN_CHARGE | _RANKS or term.kind == "number" for term in terms):
        return named and len(reached) >= (1 if counted else 2)
    headed = len(terms) > 1 and terms[-1].meaning in _IN_CHARGE and all(term.kind != "stranger" for term in terms)
    return named and ((headed and len(reached) > 1) or (bool(reached) and _is_unknown(terms)))


def _is_unknown(terms: Sequence[Term]) -> bool:
    return any(term.kind == "unknown" for term in terms) and not any(term.kind == "stranger" for term in terms)
