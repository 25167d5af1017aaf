"""What members say to each other about rows of an import that is being prepared."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext as _

from rollforward.accounts.models import Member
from rollforward.clients.columns import VAULT
from rollforward.imports.cells import columns
from rollforward.imports.commands.guard import preparing, while_open
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, RowComment

_MOST_LETTERS = 1_000
_MOST_OF_ROW = 50


def comment(imp: Import, member: Member, line: int, text: str) -> None:
    """Say something about a row. It changes nothing of it."""
    preparing(imp, member)
    said = text.strip()
    if not said or len(said) > _MOST_LETTERS:
        raise CannotDo(_("Write a comment of at most %d letters.") % _MOST_LETTERS)
    if not imp.mapping or columns(imp, [], pl.Series("line", [line], dtype=pl.UInt32)).is_empty():
        raise CannotDo(_("There is no such row. Load the page again."))
    with while_open(imp):
        if RowComment.objects.filter(of_import=imp, line=line).count() >= _MOST_OF_ROW:
            raise CannotDo(_("There are %d comments on this row, which is the most. Remove one first.") % _MOST_OF_ROW)
        # A comment repeats what stands in cells, whatever they are: sealed as these are.
        RowComment.objects.create(of_import=imp, line=line, member=member, text=VAULT.seal_bytes(said.encode()))


def remove_comment(imp: Import, member: Member, pk: int) -> None:
    """Take back what she said herself."""
    preparing(imp, member)
    with while_open(imp):
        RowComment.objects.filter(of_import=imp, member=member, pk=pk).delete()
