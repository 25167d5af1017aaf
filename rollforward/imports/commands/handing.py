"""Asking a colleague to fill some cells, and her filling them: she needs no right to import, and reaches no others."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from rollforward.accounts.models import Member
from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.engine.values import Edit
from rollforward.imports.commands.edits import fill_for
from rollforward.imports.commands.guard import preparing, while_open
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Handover, Import
from rollforward.imports.queries import handing

_MOST_LETTERS = 32_767


def ask_colleague(
    imp: Import, member: Member, to: int, position: int, which: str, note: str = "", *, names: bool = False
) -> Handover:
    """Ask for the cells of a column that are ``blank``, or have a ``problem``. ``names``: she sees whose they are."""
    preparing(imp, member)
    colleague = members_of(imp.firm).filter(pk=to).exclude(pk=member.pk).first()
    if colleague is None:
        raise CannotDo(_("Choose a colleague of your firm."))
    if position not in {column.position for column in handing.columns_of(imp)}:
        raise CannotDo(_("Choose one of the columns. Tax numbers are not given to others."))
    lines = handing.cells_of(imp, position, which)
    if not lines:
        raise CannotDo(_("There is no such cell in that column any more."))
    if len(lines) > handing.MOST_CELLS:
        words = _("%(count)d cells are too many for one person: ask for at most %(most)d.")
        raise CannotDo(words % {"count": len(lines), "most": handing.MOST_CELLS})
    return Handover.objects.create(
        of_import=imp,
        to=colleague,
        by=member,
        note=note.strip()[:500],
        names=names,
        table=handing.table_mark(imp),
        cells=[[line, position] for line in lines],
    )


def fill_asked(asked: Handover, member: Member, texts: Mapping[tuple[int, int], str]) -> int:
    """Put texts (by line and position) into asked cells; returns how many changed. Raises ``CannotDo``."""
    if asked.to_id != member.pk or not member.active:
        raise CannotDo(_("Somebody else was asked for these cells."))
    with while_open(asked.of_import):
        asked = Handover.objects.select_for_update().select_related("of_import__firm").get(pk=asked.pk)
        if not handing.holds(asked):
            raise CannotDo(_("These cells are no longer asked for."))
        there = {(row.line, cell.position): cell.text for row in handing.asked_rows(asked) for cell in row.cells}
        if texts.keys() - there.keys() or any(len(text) > _MOST_LETTERS for text in texts.values()):
            raise CannotDo(_("Only the cells that you were asked for can be filled. Load the page again."))
        edits = [Edit(line, at, text) for (line, at), text in texts.items() if text != there[line, at]]
        if edits:
            fill_for(asked.of_import, member, edits)
        now = there | {(edit.line, edit.position): edit.text for edit in edits}
        asked.filled = [
            list(cell) for cell in now if now[cell].strip() and (cell in texts or list(cell) in asked.filled)
        ]
        asked.save(update_fields=["filled"])
    return len(edits)


def end_handover(asked: Handover, member: Member) -> None:
    """Ask no longer; what was filled stays."""
    require(member, Right.IMPORT)
    Handover.objects.filter(pk=asked.pk, ended_at=None).update(ended_at=timezone.now())
