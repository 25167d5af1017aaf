"""A header as words: ``"E-mail 1 - Value"`` -> ``("e", "mail", "1", "value")``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: What stands behind so many characters of a header says nothing more; a hostile one has millions.
_LONGEST = 500

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DIGITS = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_ORDINAL = re.compile(r"\b([123])(?:st|nd|rd)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\be[\s_-]*mail")
_DOTTED = re.compile(r"([^\W\d_]{3,})\.(?!\w)")
_PLURAL = re.compile(r"(?<=\w)\((s|es)\)", re.IGNORECASE)
#: *l'entreprise*, *d’affaires*: the article is a word of its own.
_ELISION = re.compile(r"\b(qu|[cdjlmnst])['’](?=\w\w)", re.IGNORECASE)
#: How Salesforce and Zoho mark the fields that their users added.
_OWN_FIELD = re.compile(r"__(?:c|pc)\b|^\s*cf[._]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w\w)['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: As nearly all of the vocabulary is written: nothing in there divides words or is left out.
_PLAIN = re.compile(r"[a-z ]*")
_PARENTHESIS = re.compile(r"[(\[{<][^)\]}>]*[)\]}>]")

_ORDINALS = {"1": "first", "2": "second", "3": "third"}

#: Abbreviations of the trade, spelled out so that every phrase has to be listed only once.
_SHORT_FORMS = {
    "name": "nm",
    "code": "cd",
    "flag": "flg",
    "limit": "lmt",
    "1": "one",
    "2": "two",
    "3": "three",
    "account": "acc acct",
    "address": "addr add adr",
    "amount": "amt",
    "balance": "bal",
    "business": "bus biz",
    "company": "co coy cmpny corp",
    "contact": "cont cntct cntc",
    "country": "cntry ctry",
    "customer": "cust",
    "date": "dt",
    "dependent": "dep",
    "description": "desc descr",
    "frequency": "freq",
    "home": "hm",
    "individual": "indiv",
    "manager": "mgr",
    "mobile": "mob",
    "number": "nbr nmbr no nr num numero nro nummer",
    "organization": "org organisation",
    "partner": "ptr prtnr",
    "phone": "ph phn",
    "primary": "prim pri",
    "province": "prov",
    "related": "rel",
    "secondary": "sec",
    "spouse": "sp",
    "status": "stat",
    "taxpayer": "tp txp",
    "telephone": "tel",
    "work": "wk",
}
#: Abbreviation -> the word.
SPELLED_OUT = {short: word for word, shorts in _SHORT_FORMS.items() for short in shorts.split()}


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents; camel case, digits and punctuation divide, abbreviations are spelled out."""
    text = text[:_LONGEST]
    plain = text if _PLAIN.fullmatch(text) else _divided(text)
    return tuple(SPELLED_OUT.get(word, word) for word in _WORD.findall(_EMAIL.sub("email", plain)))


def _divided(text: str) -> str:
    """With a space or a sign wherever a word ends, in lower case and without accents."""
    text = _without_accents(text)[:_LONGEST]  # some characters are eighteen without their accents
    text = _ELISION.sub(r"\1 ", _OWN_FIELD.sub("", text))
    text = _INITIALS.sub(lambda m: f" {m[0].replace('.', '')} ", text)
    text = _ORDINAL.sub(lambda m: f" {_ORDINALS[m[1]]} ", text)
    text = (
        _PLURAL.sub(r"\1", _POSSESSIVE.sub("", text))
        .replace("'", "")
        .replace("’", "")
        .replace("%", " percent ")
        .replace("w/ ", "with ")
        .replace("W/ ", "with ")
        .replace("#s", " number ")
        .replace("#1", " 1")
        .replace("#2", " 2")
        .replace("#3", " 3")
        .replace("#", " number ")
        .replace("n°", " number ")
        .replace("N°", " number ")
    )
    return _DIGITS.sub(" ", _CAMEL.sub(" ", text)).casefold()


def dotted_words(text: str) -> frozenset[str]:
    """The words that a full stop says are shortened: ``Contrib.``, ``Tel.``."""
    return frozenset("".join(words(word)) for word in _DOTTED.findall(text[:_LONGEST]))


def without_parentheses(text: str) -> str:
    """The header without remarks such as ``(MM/DD/YYYY)`` or ``[optional]``."""
    return _PARENTHESIS.sub(" ", _PLURAL.sub(r"\1", text[:_LONGEST]))


def in_parentheses(text: str) -> list[str]:
    """The remarks alone, without their brackets."""
    return [remark[1:-1] for remark in _PARENTHESIS.findall(_PLURAL.sub(r"\1", text[:_LONGEST]))]


def squash(text: str) -> str:
    """All words joined: how phrases are compared, so that ``zip code`` and ``ZipCode`` are one."""
    return "".join(words(text))


def fold(text: str) -> str:
    """A label without case, outer and repeated spaces, the mark of required columns and that of our guarded CSV."""
    return " ".join(text[:_LONGEST].split()).casefold().rstrip("* ").removeprefix("'").strip()


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
