"""What was asked for is done once, and a window that was open since before changes nothing of it."""

from __future__ import annotations

import pytest

from rollforward.clients.models import Client
from rollforward.imports import commands
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, SavedLayout
from rollforward.journal.models import Change
from tests.apps.imports.importing import carry_out, finish, prepare, redo, undo

LIST = "Customer,Client code,First name\nAcme {0},{0}-1,Ann\nZed {0},{0}-2,Bo\n"


def test_of_two_windows_that_read_the_same_import_one_submits_it(cast):
    imp = prepare(cast.vera, LIST.format(1))
    other = Import.objects.get(pk=imp.pk)
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    commands.submit(other, cast.vera)
    assert other.state == "done"
    assert (Change.objects.count(), SavedLayout.objects.get().uses) == (1, 1)


def test_a_submit_that_was_slower_than_a_cancel_says_so(cast):
    imp = prepare(cast.vera, LIST.format(1))
    other = Import.objects.get(pk=imp.pk)
    commands.cancel(imp, cast.vera)
    with pytest.raises(CannotDo, match="while you submitted it"):
        commands.submit(other, cast.vera)
    assert other.state == "cancelled"


@pytest.mark.parametrize("late", ["upload", "choose_sheet", "map", "answer", "edit", "drop", "refuse"])
def test_a_window_that_was_open_since_before_changes_nothing_of_what_was_submitted(cast, late):
    imp = prepare(cast.vera, LIST.format(1))
    other = Import.objects.get(pk=imp.pk)
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    before = Import.objects.filter(pk=imp.pk).values().get()
    acts = {
        "upload": lambda: commands.receive_file(other, cast.vera, "other.csv", [LIST.format(2).encode()]),
        "choose_sheet": lambda: commands.choose_sheet(other, cast.vera, 0),
        "map": lambda: commands.set_targets(other, cast.vera, {1: "ignore"}),
        "answer": lambda: commands.set_choice(other, cast.vera, blank={"client.city": "clear"}),
        "edit": lambda: commands.add_rows(other, cast.vera, 1),
        "drop": lambda: commands.drop(other, cast.vera),
        "refuse": lambda: commands.refuse(other, cast.vera, "no"),
    }
    with pytest.raises(CannotDo, match="is finished"):
        acts[late]()
    assert Import.objects.filter(pk=imp.pk).values().get() == before
    undo(imp, cast.vera)
    redo(imp, cast.vera)
    assert imp.state == "done", imp.message


def test_an_undo_that_is_asked_for_twice_is_done_once(cast):
    imp = carry_out(cast.vera, LIST.format(1))
    other, seen = Import.objects.get(pk=imp.pk), imp.in_force
    commands.request_undo(imp, cast.vera, of=seen)
    commands.request_undo(other, cast.vera, of=seen)
    finish(imp, cast.vera)
    redo(imp, cast.vera)
    commands.request_undo(imp, cast.vera, of=seen)
    assert imp.state == "done"
    assert Client.objects.count() == 2
