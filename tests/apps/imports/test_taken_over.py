"""A worker whose job was taken over, for whatever reason it was held for dead, changes nothing any more."""

from __future__ import annotations

import pytest

from bench.reliability.digests import exact, strays
from rollforward.accounts.models import Firm, Level, Member
from rollforward.clients.commands import update_client
from rollforward.imports import commands, jobs, liveness, lock, replace, running
from rollforward.imports.errors import CannotDo, Fenced
from rollforward.imports.judging import judge
from rollforward.imports.models import Import
from rollforward.journal.models import Change
from tests.apps.imports.importing import carry_out, prepare

LIST = "Client name,Client code,First name\nAcme,1,Ann\nZed,2,Bo\n"
OTHER = "Client name,Client code,First name\nAcme,1,Al\nNew,3,Di\n"


@pytest.mark.parametrize(("task", "mode"), [("commit", "update"), ("commit", "clear"), ("undo", "update")])
def test_a_worker_that_wakes_after_another_has_finished_its_job_writes_nothing(cast, task, mode):
    carry_out(cast.vera, LIST)
    imp = carry_out(cast.vera, OTHER, mode) if task == "undo" else prepare(cast.vera, OTHER, mode)
    commands.request_undo(imp, cast.vera) if task == "undo" else commands.submit(imp, cast.vera)
    assert jobs._claim(imp, "asleep")
    asleep = Import.objects.get(pk=imp.pk)
    jobs.requeue_dead()
    assert jobs.run_next("awake")
    firm, before = Firm.objects.get(pk=cast.harbor.pk), Import.objects.filter(pk=imp.pk).values().get()
    seen = exact(firm), strays(firm), firm.lock_fence, Change.objects.count()
    with pytest.raises((Fenced, CannotDo)):
        running.run(asleep)
    jobs._end(asleep, "failed", "too late")
    firm.refresh_from_db()
    assert (exact(firm), strays(firm), firm.lock_fence, Change.objects.count()) == seen
    assert Import.objects.filter(pk=imp.pk).values().get() == before


def test_who_lost_the_lock_to_another_worker_of_the_same_import_neither_builds_nor_frees(cast):
    imp = prepare(cast.vera, LIST, "clear")
    lost, newer = lock.take(imp, "is replacing all clients"), lock.take(imp, "is replacing all clients")
    with pytest.raises(Fenced):
        replace.build(judge(imp).plan, cast.harbor, lost, lambda done, total: None)
    with pytest.raises(Fenced):
        replace.remove_unfinished(cast.harbor, lost)
    assert not lock.free(cast.harbor.pk, lost)
    assert lock.free(cast.harbor.pk, newer)


def test_a_job_is_claimed_by_one_worker_and_left_to_it_while_it_lives(cast):
    imp = prepare(cast.vera, LIST)
    commands.submit(imp, cast.vera)
    assert jobs._claim(imp, "first")
    assert not jobs._claim(imp, "second")
    with liveness.held(lock.job_name(imp.reference)):
        jobs.requeue_dead()
        imp.refresh_from_db()
        assert (imp.state, imp.worker) == ("running", "first")
    jobs.requeue_dead()
    imp.refresh_from_db()
    assert imp.state == "queued"


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_member_whose_level_was_lowered_after_submit_imports_nothing(cast, mode):
    imp = prepare(cast.omar, LIST, mode)
    commands.submit(imp, cast.omar)
    Member.objects.filter(pk=cast.omar.pk).update(level=Level.ASSIGNED)
    assert jobs.run_next("test")
    imp.refresh_from_db()
    assert (imp.state, Change.objects.count()) == ("refused", 0)
    assert not Firm.objects.get(pk=cast.harbor.pk).locked


def test_what_a_colleague_changed_between_submit_and_commit_is_reviewed_anew(cast):
    carry_out(cast.vera, LIST)
    imp = prepare(cast.vera, "Client name,City\nAcme,Boston\n")
    commands.submit(imp, cast.vera)
    update_client(cast.omar, "C-1001", {"client.city": "Salem"})
    assert jobs.run_next("test")
    imp.refresh_from_db()
    assert imp.state == "refused"
    assert "after it was reviewed" in imp.message


def test_a_living_workers_lock_is_not_taken_from_it(cast):
    mine, other = prepare(cast.vera, LIST, "clear"), prepare(cast.vera, LIST, "clear")
    lock.take(mine, "is replacing all clients")
    with liveness.held(lock.job_name(mine.reference)):
        assert lock.take(other, "is replacing all clients") is None
        assert lock.status(Firm.objects.get(pk=cast.harbor.pk)).locked
    assert lock.take(other, "is replacing all clients")


def test_a_dead_workers_lock_holds_nobody_up_who_carries_an_import_out_herself(cast):
    lock.take(prepare(cast.vera, LIST, "clear"), "is replacing all clients")
    assert carry_out(cast.omar, LIST).state == "done"
