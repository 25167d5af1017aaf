"""What the very words of headers tell beside one another: *Status* beside *Stage*, *Customer* beside *Supplier*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.header import OF_UNKNOWN, Meaning
from rollforward.engine.mapping.lexicon import Lexicon, Term
from rollforward.engine.mapping.people import is_person_name
from rollforward.engine.mapping.unnamed_clients import DOUBT
from rollforward.engine.mapping.vocabulary.roles import ROLE
from rollforward.engine.mapping.vocabulary.strangers import BANK, NO_PLACE, WORK

Words = tuple[str, ...]

#: Of what, these do not say.
_STATES = frozenset(
    {("status",), ("current", "status"), ("estado",), ("statut",), ("etat",), ("situacao",), ("stand",)}
)
#: Who prepares and files returns, and by what the tax office knows them.
_PREPARERS = frozenset({"ero", "ptin", "efin"})
#: What else somebody may be than a client, in a list of all.
_SUPPLIERS = frozenset({
    ("supplier",), ("vendor",), ("is", "supplier"), ("is", "vendor"), ("lieferant",), ("fournisseur",), ("proveedor",),
    ("leverancier",), ("fornecedor",), ("kreditor",), ("creditor",),
})  # fmt: skip
#: What keeps an account, where its number follows.
_INSTITUTIONS = frozenset(
    {("entidad",), ("entidade",), ("institution",), ("institucion",), ("instituto",), ("etablissement",), ("institut",)}
)
_SIGNED_IN = (("completion", "time"), ("email",), ("name",))
_WORDS_OF_PURPOSE = 2


def by_words(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """The meanings of a sheet's headers, each in the light of what the others say in words."""
    for step in (_of_work, _of_preparers, _of_partners, _of_form_accounts, _of_offices, _of_banks):
        meanings = step(meanings, headers)
    return _of_who_was_named(meanings)


def with_the_only_email(meanings: Sequence[Meaning], headers: Sequence[Words], known: Lexicon) -> list[Meaning]:
    """*E-mail NF*, *Mail loonstroken*: languages other than English say behind the thing what it serves."""
    if any(meaning.concept == "email" for meaning in meanings):
        return list(meanings)
    return [
        Meaning("email", doubt=OF_UNKNOWN) if not meaning.concept and _is_email_for(known.terms(header)) else meaning
        for meaning, header in zip(meanings, headers, strict=True)
    ]


def _is_email_for(terms: Sequence[Term]) -> bool:
    rest = [term for term in terms[1:] if term.meaning != "noise"]
    told = bool(terms) and terms[0].meaning == "email"
    return told and 0 < len(rest) <= _WORDS_OF_PURPOSE and all(term.kind == "unknown" for term in rest)


def _of_work(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Status* beside *Stage* or *Due Date* tells how far a deal or a piece of work is."""
    if not any(m.why == WORK for m in meanings):
        return list(meanings)
    return [
        Meaning("stranger", why=WORK, doubt=DOUBT) if header in _STATES else meaning
        for meaning, header in zip(meanings, headers, strict=True)
    ]


def _of_preparers(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Firm EIN* in a list of returns is that of the firm which prepares them."""
    of_returns = any(m.person == "taxpayer" for m in meanings) or any(set(header) & _PREPARERS for header in headers)
    return [
        Meaning("stranger", why=NO_PLACE) if of_returns and header[:1] == ("firm",) and len(header) > 1 else meaning
        for meaning, header in zip(meanings, headers, strict=True)
    ]


def _of_partners(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Customer* right beside *Supplier* says yes or no, where another column names whoever it is."""
    beside = [
        _SUPPLIERS & {*headers[max(0, index - 1) : index], *headers[index + 1 : index + 2]}
        for index in range(len(headers))
    ]
    named = any(m.concept in {"name", "display_name", "legal_name", "last_name"} and not m.implied for m in meanings)
    return [
        Meaning("stranger", why="It says that the entry is a client.", doubt=DOUBT)
        if named and near and meaning.implied and meaning.side == "client"
        else meaning
        for meaning, near in zip(meanings, beside, strict=True)
    ]


def _of_form_accounts(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Completion time, Email, Name* before the answers: who was signed in when she filled in the form."""
    at = next(
        (i for i, run in enumerate(zip(headers, headers[1:], headers[2:], strict=False)) if run == _SIGNED_IN), None
    )
    asked = at is not None and any(
        m.concept in {"name", "legal_name", "person_name", "first_name"} for m in meanings[at + 3 :]
    )
    return [
        Meaning("stranger", why=NO_PLACE, doubt=DOUBT) if asked and at is not None and index == at + 2 else meaning
        for index, meaning in enumerate(meanings)
    ]


def _of_banks(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Entidad* before *Cuenta*: the bank, and the account there."""
    kept = {
        i
        for i, (header, after) in enumerate(zip(headers, meanings[1:], strict=False))
        if header in _INSTITUTIONS and after.concept == "code" and after.doubt > 0
    }
    return [
        Meaning("stranger", why=BANK) if kept & {index, index - 1} else meaning
        for index, meaning in enumerate(meanings)
    ]


def _of_offices(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Billing Email* beside *Billing Contact* is that person's, and no second one of the client."""
    offices = {}
    for meaning, header in zip(meanings, headers, strict=True):
        before = tuple(word for word in header if word not in {"contact", "name"})
        if meaning.person.startswith(ROLE) and meaning.concept == "name" and "contact" in header and before:
            offices[before] = meaning.person
    return [
        replace(meaning, person=offices[header[:-1]], block="", number=0, doubt=0.0)
        if meaning.concept in {"email", "phone", "mobile"} and not meaning.person and header[:-1] in offices
        else meaning
        for meaning, header in zip(meanings, headers, strict=True)
    ]


def _of_who_was_named(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Ansprechpartnerin Lohn, Tel. Ansprechpartnerin*: where nobody else is called so, it is hers."""
    names = [m for m in meanings if is_person_name(m)]
    if any(not m.person for m in names) or not any(m.person.startswith(ROLE) for m in names):
        return list(meanings)
    read: list[Meaning] = []
    last = ""
    for meaning in meanings:
        last = meaning.person if is_person_name(meaning) else last
        hers = meaning.side == "contact" and not meaning.person and meaning.concept in {"email", "phone", "mobile"}
        read.append(replace(meaning, person=last) if hers and last.startswith(ROLE) else meaning)
    return read
