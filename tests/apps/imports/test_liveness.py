"""A worker is seen to live, whoever looked for one at the moment of its start."""

from __future__ import annotations

import queue
import threading
import time
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, connections

from rollforward.accounts.models import Firm
from rollforward.imports import jobs, liveness


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_looked_for_at_its_start_counts_as_alive_all_the_same(monkeypatch):
    had: queue.Queue[bool] = queue.Queue()
    stop, held = threading.Event(), liveness.held

    @contextmanager
    def told(name, *, shared=False):
        with held(name, shared=shared) as got:
            if shared:
                had.put(got)
            yield got

    def run() -> None:
        try:
            jobs.work("test", stop)
        finally:
            connections.close_all()

    monkeypatch.setattr(liveness, "held", told)
    worker = threading.Thread(target=run)
    try:
        with held(jobs.WORKER):
            worker.start()
            assert had.get(timeout=10) is False
        while not had.get(timeout=10):
            pass
        assert jobs.worker_alive()
    finally:
        stop.set()
        worker.join()


@pytest.mark.django_db(transaction=True)
def test_a_holder_that_gives_no_sign_of_life_loses_its_hold_to_whoever_asks(monkeypatch):
    with liveness._hold("somebody", shared=False) as stopped:
        assert stopped.got
        assert stopped.sign()
        assert liveness.is_held("somebody")
        monkeypatch.setattr(liveness, "LEASE_SECONDS", 0)
        until = time.monotonic() + 10
        while liveness.is_held("somebody"):  # PostgreSQL ends the holder's session in its own time
            assert time.monotonic() < until
        monkeypatch.undo()
        with liveness.held("somebody") as got:
            assert got
            stopped.sign()
            assert liveness.is_held("somebody")
    with liveness.held("somebody") as got:
        assert got


@pytest.mark.django_db(transaction=True)
def test_a_transaction_of_a_holder_that_gives_no_sign_of_life_ends_with_its_hold(monkeypatch):
    if connection.vendor == "sqlite":  # nothing takes a lock from a process that lives there
        return
    Firm.objects.create(name="Harbor", slug="harbor")
    theirs = connections.create_connection("default")
    with liveness._hold("somebody", shared=False), theirs.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE accounts_firm SET lock_owner = 'theirs'")
        monkeypatch.setattr(liveness, "LEASE_SECONDS", 0)
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "application_name", "somebody else")
        connection.close()
        until = time.monotonic() + 10
        while liveness.is_held("somebody"):
            assert time.monotonic() < until
        Firm.objects.update(lock_owner="ours")  # waits for nobody
        with pytest.raises(OperationalError):
            cursor.execute("COMMIT")
    assert Firm.objects.get().lock_owner == "ours"
