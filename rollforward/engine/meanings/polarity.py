"""Columns of yes and no that say whether a client is one still, or is one no longer.

*Yes* under "Active" is the option Active, *Yes* under "Inactive" the contrary. A yes/no field is filled from a column
that says the contrary of its own name ("Do not e-mail" for *E-mail welcome*) with the answers turned round.
"""

from __future__ import annotations

from itertools import pairwise

from rollforward.engine.fields import Field
from rollforward.engine.meanings.circles import ANSWERS, STATUS, Circle
from rollforward.engine.meanings.text import listed, tokens
from rollforward.engine.meanings.yes_no import NO, YES

_SELECTS = ("single-select", "multi-select")

#: Words that make a header say that something is over or not wanted.
_CONTRARY = listed(
    """inactive nonactive hidden archived closed deleted disabled deactivated terminated former dormant discontinued
    obsolete suppressed suppress unsubscribed unsubscribe optout optedout excluded exclude blocked ended
    inaktiv verborgen ausgeblendet archiviert geschlossen geloscht deaktiviert beendet ehemalig gekundigt gesperrt
    abgemeldet inactif inactifs masque archive cloture supprime desactive resilie ancien desabonne
    inactivo inactiva oculto archivado cerrado eliminado desactivado
    inactief gearchiveerd gesloten verwijderd uitgeschakeld beeindigd afgemeld
    inativo inativa arquivado encerrado excluido desativado"""
)
_NOT = listed("not dont never without nicht kein keine nie ohne pas sans niet geen zonder nao sem sin nunca")
_STILL = listed(
    """active activ enabled current live status aktiv aktuell actif active activo activa vigente actief ativo ativa
    estado statut estatus"""
)
#: Two words that deny together.
_DENIALS = frozenset({("opt", "out"), ("opted", "out"), ("ne", "plus"), ("ya", "no")})


def says_the_contrary(header: str) -> bool:
    """``Inactive``, ``isHidden``, ``Do not e-mail``; not ``Not archived``, which takes itself back."""
    said = tokens(header)
    denied = sum(pair in _DENIALS or (pair[0] == "non" and pair[1] in _STILL) for pair in pairwise(said))
    denied += sum(word in _NOT for word in said[:2]) + sum(word in _CONTRARY for word in said) + _opens_with_no(said)
    return denied % 2 == 1


def _opens_with_no(said: tuple[str, ...]) -> bool:
    """``No e-mail``; behind a word, and before a number, it is short for *number*."""
    return said[:1] == ("no",) and len(said) > 1 and said[1] != "of" and not said[1].isdigit()


def answers(header: str, field: Field) -> dict[str, str]:
    """What yes and no mean for a field in a column of this header: the words and the key of an option, or ``yes`` and
    ``no``; empty where they are no answer to what the field asks, or mean just what they say."""
    contrary = says_the_contrary(header)
    if field.kind == "yes/no":
        return _worded("no", "yes") if contrary != says_the_contrary(field.label) else {}
    if field.kind not in _SELECTS:
        return {}
    active, inactive = _option(field, STATUS, "active"), _option(field, STATUS, "inactive")
    if active and inactive and (contrary or _STILL & set(tokens(header))):
        return _worded(inactive, active) if contrary else _worded(active, inactive)
    yes, no = _option(field, ANSWERS, "yes"), _option(field, ANSWERS, "no")
    if yes and no and contrary != says_the_contrary(field.label):
        return _worded(no, yes)
    return {}


def is_turned(header: str, field: Field) -> bool:
    """Whether yes and no mean the contrary of themselves for the field in a column of this header."""
    return bool(answers(header, field)) and says_the_contrary(header) != says_the_contrary(field.label)


def _worded(yes: str, no: str) -> dict[str, str]:
    return dict.fromkeys(sorted(YES), yes) | dict.fromkeys(sorted(NO), no)


def _option(field: Field, circle: Circle, meaning: str) -> str | None:
    """The one option that means it."""
    found = [option.key for option in field.options if circle.meanings(option.label) == {meaning}]
    return found[0] if len(found) == 1 else None
