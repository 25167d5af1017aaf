"""Headers that name a table or a path before the thing: ``Pers_FirstName``, ``Location > City``, ``Site[Phone]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rollforward.engine.mapping.lexicon import Term, lexicon
from rollforward.engine.mapping.words import squash, words

_STEP = re.compile(r"\s*(?:>|»|→|::)\s*")
_INNER = re.compile(r"(\w[\w ]*?)\[([^\]]{2,})\]$")
#: The name of a table is short, or has capitals within.
_TABLE = re.compile(r"\s*([^\W_]{2,12}_+|[^\W_]{1,12}\.(?=[A-Za-z]))(?=[^\W_])")
#: ``state_id/name``: the name of the state.
_REFERENCE = re.compile(r"(?:_ids?)?/(?:name|display[_ ]name|id)$", re.IGNORECASE)
#: What other records a record points to, in the words that headers have for them.
_REFERRED = {"parent": "company", "user": "assignee", "category": "tags", "categ": "tags"}
_SHORT = 5
_CAPITAL_WITHIN = re.compile(r"[a-z][A-Z]")
#: ``SalesRep_ID[Name]``: by which of its columns another record is given.
_REFERENCES: tuple[tuple[str, ...], ...] = (("name",), ("value",), ("id",), ("key",), ("code",))
#: Words that the names of tables begin.
_WHOLE = ("contact", "person", "customer", "client", "company", "organization", "account", "spouse")
_COMPANIES = frozenset({"customer", "client", "company", "organization", "account"})
_OF_PERSONS = frozenset({"first_name", "last_name", "middle_name", "birthday", "salutation"})
#: What of a company is told without the word before it: *Customer type* is more than a type.
_PLAINER = frozenset({"type", "segment", "kind"})
_NUMBERS = frozenset({"number", "id", "code"})
#: Short words that mean something.
_NO_TABLES = frozenset(
    {"entry", "form", "item", "task", "event", "user", "pref", "cc", "bcc", "last", "next", "old", "new"}
)


def without_tables(headers: Sequence[str]) -> list[str]:
    """The headers with what names a table taken for what it says of whose the column is, or else for nothing."""
    headers = [_referred(header) for header in headers]
    return _without_prefixes(_last_steps(headers))


def _referred(header: str) -> str:
    """``parent_id/name`` is the company of a person, ``user_id/name`` the member in charge."""
    record = _REFERENCE.sub("", header)
    return _REFERRED.get(record, record) if record and record != header else header


def _last_steps(headers: Sequence[str]) -> list[str]:
    paths = [_INNER.sub(r"\1>\2", header) if _is_inner(header) else header for header in headers]
    if sum(bool(_STEP.search(path)) for path in paths) < 2:
        return list(headers)
    return [
        _last_step(_STEP.split(path)) if _STEP.search(path) else header
        for header, path in zip(headers, paths, strict=True)
    ]


def _is_inner(header: str) -> bool:
    match = _INNER.search(header)
    return match is not None and words(match[2]) not in _REFERENCES


def _last_step(steps: Sequence[str]) -> str:
    return " ".join([*filter(None, map(_qualifier, steps[:-1])), steps[-1]])


def _qualifier(step: str) -> str:
    """What a step says of whose the column is: the users of a client are its contacts."""
    said = words(step)
    if said[-1:] in {("user",), ("users",)}:
        return "contact"
    return "" if any(term.kind == "unknown" for term in _terms(step)) else step


def _without_prefixes(headers: Sequence[str]) -> list[str]:
    tables: dict[str, list[str]] = {}
    for header in headers:
        if match := _TABLE.match(header):
            tables.setdefault(match[1], []).append(header[match.end() :])  # with what divides it from the rest
    said = {table: _said(table, rests) for table, rests in tables.items() if _is_table(table, rests)}
    return [
        _told(said[match[1]], header[match.end() :])
        if (match := _TABLE.match(header)) and match[1] in said and not _is_stranger(header)
        else header
        for header in headers
    ]


def _is_stranger(header: str) -> bool:
    """*lead_status*: with its first word it is none of ours, without it something else."""
    term = lexicon().table.get(squash(header))
    return term is not None and term[0] == "stranger"


def _is_table(table: str, rests: Sequence[str]) -> bool:
    table = table.rstrip("_.")
    named = len(table) <= _SHORT or bool(_CAPITAL_WITHIN.search(table))
    understood = sum(any(term.kind == "concept" and term.meaning not in _NUMBERS for term in _terms(r)) for r in rests)
    named = named and len(rests) > 1 and understood > 1
    return named and table.casefold() not in _NO_TABLES and any(term.kind == "unknown" for term in _terms(table))


def _said(table: str, rests: Sequence[str]) -> str:
    """Whose columns those of a table are, in a word that headers say, or ``""``."""
    table = table.rstrip("_.")
    whole = next((word for word in _WHOLE if len(table) > 2 and word.startswith(table.casefold())), "")
    known = [term.text for term in _terms(table) if term.kind == "qualifier" and term.meaning != "noise"]
    if whole or known:
        return "contact" if whole == "person" else whole or known[0]
    told = {term.meaning for rest in rests for term in _terms(rest)}
    return "contact" if len(told & _OF_PERSONS) > 1 and "organization" not in told else ""


def _told(whose: str, rest: str) -> str:
    if whose in _COMPANIES and any(term.meaning in _PLAINER for term in _terms(rest)):
        return rest
    return f"{whose} {rest}".strip()


def _terms(text: str) -> tuple[Term, ...]:
    return lexicon().terms(words(text))
