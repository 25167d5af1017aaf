"""A header read as it is written: with its remarks in parentheses, alternatives, abbreviations and typing errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rollforward.engine.mapping.header.grammar import interpret
from rollforward.engine.mapping.header.meaning import ADDRESS_PARTS, OF_GUESS, OF_UNKNOWN, REACHED, UNKNOWN, Meaning
from rollforward.engine.mapping.lexicon import ENGLISH, Lexicon, Term, lexicon, phrases
from rollforward.engine.mapping.vocabulary.doubtful import SYSTEMS
from rollforward.engine.mapping.vocabulary.strangers import DELIVERY, DIGITS, DONE, NO_PLACE, OUTDATED, RECORDS
from rollforward.engine.mapping.vocabulary.work import DONE as DONE_WORDS
from rollforward.engine.mapping.vocabulary.work import NEW, OLD, PURPOSE
from rollforward.engine.mapping.words import dotted_words, in_parentheses, without_parentheses, words

_SYSTEMS = frozenset(phrases(SYSTEMS))
#: What a yes or no may be about.
_QUESTIONS = frozenset({"is", "has", "have", "do", "does", "are", "did", "will", "was", "were", "can"})
_FLAGS = frozenset({"primary_flag", "status", "inactive"})
_DAYS = frozenset({"since", "birthday", "fiscal_year_end"})
#: What people and companies get a new one of.
_MAY_CHANGE = REACHED | ADDRESS_PARTS
#: So doubtful is the thing that serves one purpose: there may be another for all.
_OF_PURPOSE, _OF_SECOND_NAME = 0.1, 0.37
#: So doubtful is what a remark says that is not understood: *Telephone (yacht)*.
_OF_REMARK = 0.15
#: What a remark may list as the kinds of clients that there are.
_KINDS = frozenset({
    "ltd", "limited", "sole", "partnership", "company", "llc", "llp", "corporation", "corp", "scorp", "trust", "estate",
    "individual", "ind", "huf", "firm", "business", "person", "gmbh", "personal", "entity",
})  # fmt: skip
#: *Status (S/M/D/W)*: how somebody is married, or files a return.
_MARRIED = frozenset({"m", "mfj", "mfs", "hoh", "mar"})
#: *NAME/LLC*
_FORMS = (("llc",), ("ltd",), ("inc",), ("corp",), ("gmbh",))
#: "(+44...)" says nothing in words.
_COUNTED = re.compile(r"[(\[](\d)[)\]]\s*$")
_EMPTY_REMARK = re.compile(r"[(\[][^A-Za-zÀ-ÿ)\]]*[)\]]")
_SLASH = re.compile(r"\s*(?:[/|&+]|\s(?:or|oder|ou)\s)\s*", re.IGNORECASE)
_OR = re.compile(r"[/|]|\b(?:or|oder|ou|o|of)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_header(header: str, language: str = ENGLISH) -> Meaning:
    """What a header says in a sheet of that language."""
    return understand(header, lexicon(language))


def understand(header: str, known: Lexicon) -> Meaning:
    """What a header says by a lexicon; remarks in parentheses are left out where they are not understood."""
    header = _EMPTY_REMARK.sub(" ", _COUNTED.sub(r" \1 ", header))
    if header.startswith("!"):
        return Meaning("stranger", why=RECORDS)  # how QuickBooks marks what kind of record a row is
    dotted = dotted_words(header)
    whole = _alternatives(header, _either(header, _read(words(header), known, dotted)), known, dotted)
    if header.rstrip().endswith("?") and (whole.implied or whole.concept == "legal_name" or _is_whether(whole, header)):
        return Meaning("stranger", why="It says yes or no to something that is not kept.")  # "Client?"
    shorter = without_parentheses(header)
    strange = whole.concept == "stranger"
    if shorter == header or (whole.concept and whole.doubt == 0 and not strange):
        return whole
    short = _either(shorter, _read(words(shorter), known, dotted))
    if strange and "".join(words(header)) not in known.table and short.concept and _is_remark(header, known):
        return short
    if whole.concept and whole.doubt <= short.doubt:
        return whole
    return _remarked(short, [term for part in in_parentheses(header) for term in known.terms(words(part))])


def _is_whether(meaning: Meaning, header: str) -> bool:
    """*Became client?* asks whether, *Client since?* since when."""
    return meaning.concept == "since" and not {"since", "when", "date"} & set(words(header))


def _remarked(meaning: Meaning, remark: Sequence[Term]) -> Meaning:
    """*Remark (phone)* is about the phone; *Phone (yacht)* is some phone."""
    if meaning.concept == "notes" and any(term.meaning in REACHED | ADDRESS_PARTS for term in remark):
        return Meaning("stranger", why="It says more of another column.")
    if meaning.concept == "tax_id" and any(term.meaning == "region" for term in remark):
        return Meaning("stranger", why="It is the number of another tax.")
    if meaning.concept == "status" and len(remark) > 2 and all(len(term.text) < 4 for term in remark):
        return Meaning("stranger", why=NO_PLACE) if _MARRIED & {term.text for term in remark} else meaning
    if meaning.concept in {"type", "status"} and sum(term.text in _KINDS for term in remark) > 1:
        return replace(meaning, concept="kind")  # "Type (Ltd/Sole)"
    unknown = any(term.kind == "unknown" and len(term.text) > 3 for term in remark)
    return replace(meaning, doubt=meaning.doubt + _OF_REMARK) if unknown and meaning.concept in REACHED else meaning


def _alternatives(header: str, whole: Meaning, known: Lexicon, dotted: frozenset[str]) -> Meaning:
    """*Town/City/District*, *Street / PO Box*: what is not understood as one is understood part by part."""
    parts = _SLASH.split(without_parentheses(header))
    understood = whole.concept not in {"", "stranger"} and whole.doubt < OF_UNKNOWN
    understood = understood or (whole.concept == "stranger" and "".join(words(header)) in known.table)
    if len(parts) < 2 or min(map(len, parts)) < 2 or understood:
        return whole
    read = [_read(words(part), known, dotted) for part in parts]
    told = [meaning for meaning in read if meaning.concept not in {"", "stranger"} and meaning.doubt < OF_GUESS]
    told = [replace(m, concept="region") if m.concept == "area" else m for m in told]  # "State/Region/Territory"
    concepts = {meaning.concept for meaning in told}
    if concepts == {"owner"} or (concepts == {"owner", "name"} and all(m.side == "contact" for m in told if m.side)):
        owner = whole if whole.concept == "owner" else told[0]
        return replace(owner, concept="person_name", side="contact", person="officer", doubt=0.1)
    if somebody := _somebody(told, read):
        return somebody
    together = _together(concepts)
    if together:
        return replace(told[0], concept=together, side="", doubt=0.1)
    least = len(parts) - sum(words(part)[-1:] in _FORMS for part in parts) if concepts == {"name"} else len(parts) / 2
    if len(concepts) != 1 or len(told) < least or _is_of_more(read[0]):
        return whole
    doubt = max(meaning.doubt for meaning in told) + (0.1 if len(told) == len(parts) else 0.15)
    side = "client" if any(meaning.side == "client" for meaning in told) else told[0].side
    return replace(told[0], doubt=doubt, side=side)


def _somebody(told: Sequence[Meaning], read: Sequence[Meaning]) -> Meaning | None:
    """*Meister/Inhaber*, *Executor / POA*: a person by her office, whatever else she may be."""
    first = told[0] if told else UNKNOWN
    named = all(m.concept == "name" and m.implied and m.person == "officer" for m in told)
    rest = [m for m in read if m not in told]
    if not told or not named or any(m.concept not in {"", "stranger"} for m in rest):
        return None
    return replace(first, doubt=_OF_REMARK)


def _together(concepts: set[str]) -> str:
    """What several things in one cell are: *Organization / Last name*, *Cell / Phone*, *Street, City, ZIP*."""
    if concepts in ({"name", "last_name"}, {"company_or_last", "last_name"}):
        return "company_or_last"
    if concepts == {"phone", "mobile"}:
        return "phone"
    whole = len(concepts) > 1 and concepts <= ADDRESS_PARTS and concepts & {"street", "address"}
    return "address" if whole else ""


def _is_of_more(first: Meaning) -> bool:
    """What is said first is none of ours, and all that follows says more of it: *Shipping city/state*."""
    return first.concept == "stranger" and first.why in {DELIVERY, DIGITS}


def _is_remark(header: str, known: Lexicon) -> bool:
    """*Name (as on return)* is a name; *Phone (pager)* is a pager: the remark is nothing but the strange thing."""
    inner = [term for part in in_parentheses(header) for term in known.terms(words(part))]
    return any(term.kind != "stranger" for term in inner)


def _either(header: str, meaning: Meaning) -> Meaning:
    """*Surname or Business Name*, *Firma / Nachname*: the company's name, or the last name of a person."""
    if meaning.side not in {"organization", "client"} or not _OR.search(header):
        return meaning
    if meaning.concept == "last_name":
        return replace(meaning, concept="company_or_last", side="")
    return meaning


def _read(tokens: tuple[str, ...], known: Lexicon, dotted: frozenset[str]) -> Meaning:
    meaning = _read_words(tokens, known, dotted)
    if len(tokens) > 1 and "".join(tokens) not in known.table:
        return (
            _of_time(tokens, meaning, known, dotted)
            or _for_what(tokens, meaning, known, dotted)
            or _posted(tokens, meaning, known, dotted)
        )
    return _posted(tokens, meaning, known, dotted)


def _of_time(tokens: tuple[str, ...], whole: Meaning, known: Lexicon, dotted: frozenset[str]) -> Meaning | None:
    """*Address updated* says how far something got, *old address* what no longer holds, *new address* what does."""
    if tokens[-1] in DONE_WORDS and (whole.concept not in _DAYS or whole.doubt >= OF_GUESS):
        return Meaning("stranger", why=DONE)
    for word, rest in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        if word in NEW | OLD:
            told = _read_words(rest, known, dotted)
            if told.concept in _MAY_CHANGE and not told.implied and told.doubt < OF_GUESS:
                return Meaning("stranger", why=OUTDATED) if word in OLD else told
    return None


def _for_what(tokens: tuple[str, ...], whole: Meaning, known: Lexicon, dotted: frozenset[str]) -> Meaning | None:
    """*Email for 2290*, *Company Name for Emails*: what stands before is the thing, what follows is what it serves."""
    at = next((i for i, token in enumerate(tokens) if i and token in PURPOSE), 0)
    if not at or at == len(tokens) - 1:
        return None
    thing, purpose = (_read_words(part, known, dotted) for part in (tokens[:at], tokens[at + 1 :]))
    known_thing = thing.concept in _MAY_CHANGE and not thing.implied and thing.doubt < OF_UNKNOWN
    counted = any(map(str.isdigit, tokens[at + 1 :]))
    if not known_thing or purpose.why == DELIVERY or (whole.concept == thing.concept and not counted):
        return None
    return replace(thing, doubt=thing.doubt + (_OF_SECOND_NAME if thing.concept == "name" else _OF_PURPOSE))


def _posted(tokens: tuple[str, ...], meaning: Meaning, known: Lexicon, dotted: frozenset[str]) -> Meaning:
    if len(tokens) > 1 and "date" in {tokens[0], tokens[-1]}:
        rest = _read_words(tokens[1:] if tokens[0] == "date" else tokens[:-1], known, dotted)
        if rest.concept in _DAYS and meaning.concept not in _DAYS and len(tokens) > 2:
            return rest  # "Date Client Since"
    if tokens[:1] == ("mail",) and tokens[1:] not in {(), ("address",)}:
        posted = _read_words(("mailing", *tokens[1:]), known, dotted)
        return posted if posted.concept in ADDRESS_PARTS else meaning  # "Mail Street"
    if tokens[:2] == ("c", "phone"):
        return _read_words(("cell", *tokens[1:]), known, dotted)
    if tokens[-2:] == ("de", "correo") and len(tokens) > 2:
        posted = _read_words((*tokens[:-2], "postal"), known, dotted)
        return posted if posted.concept in ADDRESS_PARTS - {"address"} else meaning  # "Calle de correo"
    return meaning


def _read_words(tokens: tuple[str, ...], known: Lexicon, dotted: frozenset[str]) -> Meaning:
    found = _split_unknown(known.compact(tokens), known)
    if any(t.kind == "unknown" for t in found):
        near = None if "number" in tokens else known.guess("".join(tokens), joined=len(tokens) > 1)
        found = (near,) if near else tuple(_guessed(t, known, dotted) for t in found)
    if _is_system_number(tokens):
        return Meaning("code")
    meaningful = tuple(t for t in found if t.meaning != "noise")
    if tokens[:2] == ("number", "of") or (tokens[:1] == ("number",) and _is_plural(meaningful)):
        return Meaning("stranger", why="It counts something that is not kept.")
    if tokens[:1] and tokens[0] in _QUESTIONS and not any(t.meaning in _FLAGS for t in meaningful):
        return Meaning("stranger", why="It says yes or no to something that is not kept.")
    if not meaningful:
        return Meaning("primary_flag", doubt=0.1) if "primary" in tokens else UNKNOWN
    meaning = interpret(meaningful)
    return replace(meaning, implied=False) if len(tokens) > 1 else meaning


def _is_plural(found: Sequence[Term]) -> bool:
    """*num_notes*, *# Contacts*: so many of them."""
    return len(found) == 2 and found[1].text.endswith("s") and found[1].meaning in {"notes", "contact", "client"}


def _guessed(term: Term, known: Lexicon, dotted: frozenset[str]) -> Term:
    if term.kind != "unknown":
        return term
    return known.guess(term.text) or known.complete(term.text, dotted=term.text in dotted) or term


def _split_unknown(found: Sequence[Term], known: Lexicon) -> tuple[Term, ...]:
    parts: list[Term] = []
    for term in found:
        pieces = known.split_compound(term.text) if term.kind == "unknown" else None
        parts.extend(known.terms(pieces) if pieces else (term,))
    return tuple(parts)


def _is_system_number(tokens: tuple[str, ...]) -> bool:
    """``QuickBooks ID``, ``QBO Company ID``: the client's number in another system."""
    system = [token for token in tokens[:-1] if token not in {"customer", "client", "company"}]
    return bool(system) and tokens[-1] in {"id", "number", "code", "ref"} and "".join(system) in _SYSTEMS
