"""Clear and add: the new set beside the old one, one instant to change over, and the way back."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from rollforward.accounts.models import Firm
from rollforward.clients.access import clients_of
from rollforward.clients.models import Client, Contact
from rollforward.imports import commands, jobs, lock, pace, queries, replace
from rollforward.imports.errors import CannotDo, Fenced
from rollforward.imports.inserts import prepare_additions
from rollforward.imports.judging import judge
from rollforward.imports.models import Import
from rollforward.journal.commands import FirmLocked, Hold, change
from rollforward.journal.models import Generation, Record, Source
from rollforward.work.access import projects_of
from rollforward.work.models import Project, Series, Task
from tests.apps.imports.importing import carry_out, finish, prepare, undo

OLD = "Client name,Client code,First name,Last name\nAcme,1,Ann,Lee\nZed,2,Bo,Ray"
NEW = "Client name,Client code,First name,Last name\nFresh,1,Cy,Fox"


@pytest.fixture
def worked(cast):
    """The old set with a series, a project and a task on it."""
    carry_out(cast.vera, OLD)
    acme = Client.objects.get(name="Acme")
    here = {"firm": cast.harbor, "generation": 1}
    series = Series.objects.create(
        **here, client=acme, name="Books", rule="FREQ=MONTHLY", starts_on=datetime.date.today()
    )
    project = Project.objects.create(**here, client=acme, series=series, name="May", assignee=cast.omar)
    Task.objects.create(**here, project=project, title="Reconcile", assignee=cast.omar)
    return cast


def additions(imp):
    """What its plan writes."""
    return prepare_additions(judge(imp).plan, imp.firm, imp.firm.generation)


def names(member) -> list[str]:
    member.refresh_from_db()
    return sorted(clients_of(member).values_list("name", flat=True))


def test_the_consequences_are_the_firms_own_numbers(worked):
    told = queries.consequences(worked.harbor)
    assert (told.clients, told.contacts, told.series, told.open_projects, told.open_tasks) == (2, 2, 1, 1, 1)
    assert told.todo == (("Omar Haddad", 1),)


def test_the_new_set_takes_the_place_of_clients_contacts_and_work(worked):
    imp = carry_out(worked.vera, NEW, "clear")
    assert imp.state == "done", imp.message
    assert names(worked.vera) == ["Fresh"]
    assert not projects_of(worked.vera).exists()
    assert not worked.harbor.locked


def test_undoing_a_clear_brings_clients_and_work_back_whole(worked):
    before = list(Client.objects.order_by("pk").values())
    imp = carry_out(worked.vera, NEW, "clear")
    undo(imp, worked.vera)
    worked.vera.refresh_from_db()
    assert imp.state == "undone"
    assert list(clients_of(worked.vera).order_by("pk").values()) == before
    assert projects_of(worked.vera).get().tasks.get().title == "Reconcile"


def test_the_replaced_set_is_a_restore_point_for_the_firms_retention_time(worked):
    carry_out(worked.vera, NEW, "clear")
    old = Generation.objects.get(firm=worked.harbor, number=1)
    assert (old.expires_at - old.replaced_at).days == worked.harbor.retention_days


def test_another_firm_notices_nothing(worked):
    carry_out(worked.nina, "Client name\nNorthern")
    carry_out(worked.vera, NEW, "clear")
    assert names(worked.nina) == ["Northern"]


def test_a_row_that_carries_an_id_of_the_old_set_keeps_it(worked):
    imp = carry_out(worked.vera, "Client ID,Client name\nC-1002,Zed again\n,Fresh", "clear")
    assert imp.state == "done", imp.message
    worked.vera.refresh_from_db()
    assert sorted(clients_of(worked.vera).values_list("public_id", "name")) == [
        ("C-1002", "Zed again"),
        ("C-1003", "Fresh"),
    ]


def test_a_clear_must_be_confirmed_with_the_firms_name(worked):
    imp = commands.start(worked.vera, "clear")
    with pytest.raises(CannotDo, match="not the firm's name"):
        commands.confirm_clear(imp, worked.vera, "Some other firm")
    commands.receive_file(imp, worked.vera, "x.csv", [NEW.encode()])
    with pytest.raises(CannotDo, match="must be confirmed"):
        commands.submit(imp, worked.vera)


def test_while_the_firm_is_locked_only_the_owner_writes(worked):
    imp = prepare(worked.vera, NEW, "clear")
    commands.submit(imp, worked.vera)
    hold = lock.take(imp, "is replacing all clients")
    firm = Firm.objects.get(pk=worked.harbor.pk)
    with pytest.raises(FirmLocked), change(firm, worked.omar, Source.FORM):
        pytest.fail("a member wrote while the firm was locked")
    with pytest.raises(FirmLocked), change(firm, worked.omar, Source.FORM, hold=Hold(hold.owner, hold.fence - 1)):
        pytest.fail("an older fence wrote")
    with change(firm, worked.vera, Source.CLEAR, hold=hold) as opened:
        opened.updated(Record.CLIENT, 1, {"city": ""}, {"city": "x"})
    assert lock.free(firm.pk, hold)


def test_a_worker_that_lost_the_lock_builds_nothing_more(worked):
    imp = prepare(worked.vera, NEW, "clear")
    hold = lock.take(imp, "is replacing all clients")
    lock.free(worked.harbor.pk, hold)
    with pytest.raises(Fenced):
        replace.build(additions(imp), worked.harbor, hold, lambda done, total: None)
    assert Client.objects.exclude(generation=1).count() == 0


def test_a_set_that_was_never_put_in_place_is_removed(worked):
    imp = prepare(worked.vera, NEW, "clear")
    hold = lock.take(imp, "is replacing all clients")
    replace.build(additions(imp), worked.harbor, hold, lambda done, total: None)
    assert Client.objects.filter(generation=2).exists()
    assert names(worked.omar) == ["Acme", "Zed"]
    lock.free(worked.harbor.pk, hold)
    replace.remove_unfinished(worked.harbor, lock.take(imp, "is replacing all clients"))
    assert not Client.objects.filter(generation=2).exists()
    assert not Contact.objects.filter(generation=2).exists()


def test_the_lock_of_a_dead_owner_is_freed_by_whoever_looks(worked):
    imp = prepare(worked.vera, NEW, "clear")
    lock.take(imp, "is replacing all clients")
    assert Firm.objects.get(pk=worked.harbor.pk).locked
    assert not lock.status(worked.harbor).locked
    assert not Firm.objects.get(pk=worked.harbor.pk).locked


def test_work_done_since_a_clear_is_told_before_it_is_undone(worked):
    imp = carry_out(worked.vera, NEW, "clear")
    carry_out(worked.vera, "Client name,City\nFresh,Boston")
    imp.refresh_from_db()
    with pytest.raises(CannotDo, match="1 change was made since"):
        commands.request_undo(imp, worked.vera)
    undo(imp, worked.vera, confirm=True)
    assert names(worked.vera) == ["Acme", "Zed"]


def test_an_older_import_cannot_be_undone_in_a_set_that_it_did_not_write(worked):
    first = Import.objects.order_by("pk")[0]
    carry_out(worked.vera, NEW, "clear")
    commands.request_undo(first, worked.vera)
    finish(first, worked.vera)
    assert first.state == "done"
    assert "were replaced after this import" in first.message


def test_a_worker_removes_what_an_abandoned_clear_left_behind(worked):
    imp = prepare(worked.vera, NEW, "clear")
    hold = lock.take(imp, "is replacing all clients")
    replace.build(additions(imp), worked.harbor, hold, lambda done, total: None)
    replace.remove_abandoned()
    assert Client.objects.filter(generation=2).exists(), "the lock is held: somebody is building"
    lock.free(worked.harbor.pk, hold)
    assert not jobs.run_next("test")
    assert not Client.objects.filter(generation=2).exists()
    assert names(worked.vera) == ["Acme", "Zed"]


def test_a_clear_that_leaves_every_row_out_leaves_nothing(worked):
    imp = carry_out(worked.vera, "Client name,Status\nFresh,No such status", "clear", "skip")
    assert imp.state == "done", imp.message
    assert names(worked.vera) == []


def test_a_new_set_is_built_and_removed_in_portions(worked, monkeypatch):
    monkeypatch.setattr(pace, "_FIRST", 2)
    monkeypatch.setattr(pace, "_FEWEST", 2)
    monkeypatch.setattr(pace, "_SECONDS", 0)
    rows = "".join(f"Fresh {n},{n},First{n},Last{n}\n" for n in range(7))
    imp = prepare(worked.vera, "Client name,Client code,First name,Last name\n" + rows, "clear")
    told = []
    hold = lock.take(imp, "is replacing all clients")
    replace.build(additions(imp), worked.harbor, hold, lambda done, total: told.append((done, total)))
    assert told == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert Client.objects.filter(generation=2).count() == Contact.objects.filter(generation=2).count() == 7
    replace.remove_unfinished(worked.harbor, hold)
    assert not Client.objects.filter(generation=2).exists()


def test_between_two_portions_others_have_their_turn(worked, monkeypatch):
    monkeypatch.setattr(pace, "_REST", 1_000)
    rests = []
    monkeypatch.setattr(pace.time, "sleep", rests.append)
    paced = pace.Pace()
    for _ in paced.portions(600):
        with paced.holding():
            assert connection.in_atomic_block
    assert [rest > 900 for rest in rests] == [False, connection.vendor == "sqlite"], "only PostgreSQL has a queue"
