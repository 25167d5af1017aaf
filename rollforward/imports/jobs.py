"""The worker: takes queued imports one after another and carries each out once, whatever dies in between.

A job is claimed by one conditional UPDATE that raises its fence. Whoever finishes it proves in the same transaction
that the fence is still hers. While she works she holds the job's name (``liveness``); a running job whose name
nobody holds belongs to a dead worker and goes back to the queue.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from itertools import islice

from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from rollforward import wall
from rollforward.accounts.rights import NotAllowed
from rollforward.imports import announcing, expiry, liveness, lock, logged, replace, running
from rollforward.imports.errors import CannotDo, Fenced
from rollforward.imports.models import Import
from rollforward.journal.commands import FirmLocked, SetReplaced
from rollforward.work import generating

log = logging.getLogger("rollforward.jobs")

WORKER = "worker"
_IDLE_SECONDS = 0.3
_MOST_ATTEMPTS = 3
#: How often a worker looks for what has expired.
_TIDY_SECONDS = 3_600.0

State = Import.State


def work(name: str, stop: threading.Event) -> None:
    """Carry out queued imports until ``stop`` is set; in between, what every hour asks for."""
    with wall.every_firm("worker"):
        _work(name, stop)


def _work(name: str, stop: threading.Event) -> None:
    tidied = float("-inf")
    making: Iterator[None] = iter(())
    while not stop.is_set():
        with liveness.held(WORKER, shared=True) as seen:
            # Whoever looks for a living worker holds the name for a moment: without it this one would count as dead.
            while seen and not stop.is_set():
                if _next_or_failed(name):
                    continue
                if _goes_on(making):
                    continue
                if time.monotonic() - tidied > _TIDY_SECONDS:
                    tidied = time.monotonic()
                    making = generating.rounds_portions()
                    _tidy()
                stop.wait(_IDLE_SECONDS)
        stop.wait(_IDLE_SECONDS)


def _next_or_failed(name: str) -> bool:
    """Whether there was an import to carry out. A database that is away, or that somebody blocks, is asked again."""
    close_old_connections()
    try:
        return run_next(name)
    except DatabaseError:
        log.exception("the database did not answer as it should; it is asked again")
    return False


def _goes_on(making: Iterator[None]) -> bool:
    """Make a portion of the projects that are due to be made; imports are never kept waiting for the whole round."""
    try:
        return any(True for _ in islice(making, 1))
    except DatabaseError:
        log.exception("projects could not be made; that is tried again")
        return False


def _tidy() -> None:
    """Remove what has expired, when nothing else is to be done. One worker at a time is enough."""
    try:
        with liveness.held("expiry") as mine:
            if mine:
                expiry.expire()
    except DatabaseError:
        log.exception("what has expired could not be removed; it is tried again")


def worker_alive() -> bool:
    """Whether any worker runs that would take up a queued import."""
    return liveness.is_held(WORKER)


def run_next(worker: str) -> bool:
    """Carry out the oldest queued import that can be; whether there was one."""
    requeue_dead()
    lock.free_dead()
    replace.remove_abandoned()
    return any(_run_if_free(imp, worker) for imp in _waiting())


def run_to_end(imp: Import, worker: str) -> None:
    """Carry out one queued import in this process, or wait for the worker that was quicker."""
    pause = threading.Event()
    while imp.state in (State.QUEUED, State.RUNNING):
        requeue_dead()
        lock.free_dead()
        if not _run_if_free(imp, worker):
            pause.wait(_IDLE_SECONDS)
        imp.refresh_from_db()


def requeue_dead() -> None:
    """Put running jobs whose worker is gone back into the queue; give up on those that killed it again and again."""
    for imp in Import.objects.filter(state=State.RUNNING):
        if liveness.is_held(lock.job_name(imp.reference)):
            continue
        again = imp.attempts < _MOST_ATTEMPTS
        log.warning("worker of import %s is gone; %s", imp.reference, "queued again" if again else "given up")
        Import.objects.filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).update(
            state=State.QUEUED if again else _state_after_failure(imp),
            message="" if again else "The server stopped three times while working on this. Nothing was changed.",
        )


def _waiting() -> list[Import]:
    """Queued imports, oldest first, of firms in which none is running: the second waits in line."""
    busy = Import.objects.filter(state=State.RUNNING).values("firm")
    return list(Import.objects.filter(state=State.QUEUED).exclude(firm__in=busy).order_by("queued_at", "pk")[:20])


def _run_if_free(imp: Import, worker: str) -> bool:
    with liveness.held(lock.job_name(imp.reference)) as mine:
        if not mine or not _claim(imp, worker):
            return False
        imp.refresh_from_db()
        with wall.inside(imp.firm_id):
            _run(imp)
        return True


def _claim(imp: Import, worker: str) -> bool:
    if Import.objects.filter(firm=imp.firm_id, state=State.RUNNING).exclude(pk=imp.pk).exists():
        return False
    with transaction.atomic():
        claimed = Import.objects.filter(pk=imp.pk, state=State.QUEUED).update(
            state=State.RUNNING,
            worker=worker,
            fence=F("fence") + 1,
            attempts=F("attempts") + 1,
            started_at=timezone.now(),
            message="",
        )
        if claimed and not imp.attempts and imp.task == Import.Task.COMMIT:
            announcing.started(imp)
    return bool(claimed)


def _run(imp: Import) -> None:
    try:
        running.run(imp)
    except Fenced:
        log.info("import %s was taken over or cancelled", imp.reference)
    except (FirmLocked, SetReplaced) as wait:
        log.info("import %s waits: %s", imp.reference, wait)
        _end(imp, State.QUEUED, "")
    except (CannotDo, NotAllowed) as refusal:
        _end(imp, State.REFUSED if imp.task == Import.Task.COMMIT else _state_after_failure(imp), str(refusal))
    except Exception:
        log.exception("import %s failed", imp.reference)
        _end(
            imp,
            _state_after_failure(imp),
            "Something went wrong on the server, and nothing was changed. Submit again; if it happens again, tell "
            f"whoever runs the server to look for import {imp.reference} in its log.",
        )


def _state_after_failure(imp: Import) -> str:
    """A failed undo leaves a finished import, a failed redo an undone one."""
    return {Import.Task.UNDO: State.DONE, Import.Task.REDO: State.UNDONE}.get(Import.Task(imp.task), State.FAILED)


def _end(imp: Import, state: str, message: str) -> None:
    with transaction.atomic():
        ended = Import.objects.filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).update(
            state=state, message=message, finished_at=timezone.now()
        )
        if ended and state != State.QUEUED:
            logged.not_carried_out(imp)
            announcing.needs_you(imp)
