"""Taking back what was changed by hand: one client or many, a deletion, a merge. Imports have a way of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import Count, QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.models import Client
from rollforward.imports.deeds import read
from rollforward.imports.errors import CannotDo
from rollforward.imports.given_back import Reverted
from rollforward.imports.labels import labels
from rollforward.imports.revert import revert_lines
from rollforward.journal.commands import change
from rollforward.journal.expiry import is_over, kept_until
from rollforward.journal.models import Change, Line, Record, Source

_OF_CLIENTS = (Record.CLIENT, Record.CONTACT, Record.LINK, Record.SERIES, Record.PROJECT, Record.TASK)
_VERBS = {Line.Op.CREATE: "added", Line.Op.UPDATE: "changed", Line.Op.DELETE: "deleted"}
_NAMES = {Record.LINK: ("tie to a contact", "ties to contacts"), Record.SERIES: ("series", "series")}
_LINES_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class HandChange:
    """A change by hand in words. ``what``: such as ``112 clients changed``; ``fields``: what of them; ``of``: the name
    of the first client.

    ``until``: when it can be taken back; ``barred``: why it cannot, ``""`` where it can.
    """

    change: Change
    what: tuple[str, ...]
    fields: tuple[str, ...]
    of: str
    until: datetime.datetime
    barred: str


def hand_changes(member: Member) -> QuerySet[Change]:
    """The firm's changes by hand, the latest first. Raises ``NotAllowed``."""
    require(member, Right.UNDO)
    sources = (Source.FORM, Source.UNDO, Source.REDO)
    found = Change.objects.filter(firm=member.firm, source__in=sources, import_ref="")
    of_clients = Line.objects.filter(record__in=_OF_CLIENTS).values("change")
    return found.filter(pk__in=of_clients).select_related("member__user", "firm").order_by("-number")


def in_words(changes: Iterable[Change]) -> list[HandChange]:
    """The changes as a page shows them."""
    shown = list(changes)
    counted: dict[int, list[str]] = {each.pk: [] for each in shown}
    lines = Line.objects.filter(change__in=shown).values("change", "record", "op").annotate(n=Count("pk"))
    for line in lines.order_by("change", "record", "op"):
        counted[line["change"]].append(_counted(line["record"], line["op"], line["n"]))
    return [
        HandChange(
            each, tuple(counted[each.pk]), _fields(each), _first(each), kept_until(each.firm, each), _barred(each)
        )
        for each in shown
    ]


def take_back(member: Member, number: int) -> tuple[Change, Reverted]:
    """Undo one change by hand, or put one that was undone in force again. Raises ``NotAllowed``, ``CannotDo``,
    ``FirmLocked``, ``SetReplaced``, ``Change.DoesNotExist``."""
    require(member, Right.UNDO)
    target = hand_changes(member).get(number=number)
    source = Source.REDO if target.source == Source.UNDO else Source.UNDO
    deed = read(target)
    try:
        with change(member.firm, member, source, reverts=target) as opened:
            if barred := _barred(target, opened.row):  # looked at inside: of two who press at once the second is told
                raise CannotDo(barred)
            reverted = revert_lines(target, deed, opened)
    except IntegrityError as error:
        words = "What came since stands in the place of what would come back. Remove that first, then take this back."
        raise CannotDo(words) from error
    return opened.row, reverted


def _barred(target: Change, by: Change | None = None) -> str:
    if target.generation != target.firm.generation:
        return "The firm's clients were replaced since: this belongs to the set that was there before."
    if is_over(target.firm, target):
        return f"What it changed was kept until {kept_until(target.firm, target):%B %-d, %Y} and is gone."
    if any(revert != by for revert in target.reverted_by.all()):
        return "It was taken back already."
    lines = target.lines.all()
    if lines.exclude(record__in=_OF_CLIENTS).exists():
        return "It changed settings of the firm as well: change these where they are kept."
    if target.source == Source.UNDO and lines.filter(op=Line.Op.CREATE, record=Record.CLIENT).exists():
        return "It brought clients back. To part with them again, delete or merge them anew."
    return ""


def _counted(record: str, op: str, count: int) -> str:
    one, many = _NAMES.get(Record(record), (record, f"{record}s"))
    return f"{count:,} {one if count == 1 else many} {_VERBS[Line.Op(op)]}"


def _first(each: Change) -> str:
    line = each.lines.filter(record=Record.CLIENT).order_by("pk").first()
    row = line and Client.objects.filter(pk=line.record_id, firm=each.firm_id).first()
    return row.name if row else str(((line and line.before) or {}).get("name") or "")


def _fields(each: Change) -> tuple[str, ...]:
    found: dict[str, None] = {}
    updates = each.lines.filter(op=Line.Op.UPDATE, record=Record.CLIENT).order_by("pk")[:_LINES_LOOKED_AT]
    for line in updates:
        found |= dict.fromkeys(labels(line.record, (n for n in line.after or {} if n != "updated_at")))
    return tuple(found)
