"""Whether a person under several clients is one contact: said by the member, a step on the sheet like every other."""

from __future__ import annotations

import polars as pl
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.imports.commands.edits import take_step
from rollforward.imports.corrections import PERSON_SCHEMA
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries.people import SharedPerson, shared_people


def answer_person(imp: Import, member: Member, key: str, answer: str) -> None:
    """``one`` contact of all clients that name the person, ``contact:<pk>`` of the firm, ``apart``, or "" to be asked
    again. Raises ``CannotDo`` where there is no such question any more."""
    person = next((each for each in shared_people(imp) if each.key == key), None)
    if person is None or answer not in ("", "one", "apart", *(f"contact:{known.pk}" for known in person.known)):
        raise CannotDo("This person is no longer under several clients, or no such answer is there. Reload the page.")
    take_step(imp, member, "Decision about a person", decisions=_decisions([(person, answer)]))


def share_all(imp: Import, member: Member) -> int:
    """Say of every open person that he is one contact, where there is only one that he can be. Returns how many."""
    said = [(person, only) for person in shared_people(imp) if not person.answer and (only := _only(person))]
    if said:
        words = ngettext("%d person is one contact", "%d people are one contact each", len(said)) % len(said)
        take_step(imp, member, words, decisions=_decisions(said))
    return len(said)


def _only(person: SharedPerson) -> str:
    if not person.known:
        return "one"
    return f"contact:{person.known[0].pk}" if len(person.known) == 1 else ""


def _decisions(said: list[tuple[SharedPerson, str]]) -> pl.DataFrame:
    rows = [(line, answer, person.key) for person, answer in said for line, *_ in person.places]
    return pl.DataFrame(rows, PERSON_SCHEMA, orient="row").unique(["line", "person"], maintain_order=True)
