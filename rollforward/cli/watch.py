"""``rollforward watch``: imports the files that arrive in a folder, those that need nobody, and holds the rest."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import DatabaseError, close_old_connections

from rollforward.accounts.models import Member
from rollforward.accounts.rights import NotAllowed, Right, require
from rollforward.cli import taking
from rollforward.cli.arriving import Arrivals
from rollforward.cli.database import need_tables
from rollforward.cli.lookup import actor, firm_of
from rollforward.cli.start import DONE, REFUSED, CannotGoOn, WrongUsage, say
from rollforward.imports import liveness
from rollforward.journal.commands import FirmLocked

_SECONDS_BETWEEN_LOOKS = 1.0


def watch(folder: Path, slug: str, as_email: str | None, *, settle: float, once: bool) -> int:
    """Until Ctrl-C or SIGTERM, or with ``once`` until what was there is dealt with: 1 where a file was not imported."""
    need_tables()
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise WrongUsage(f"{folder}: there is no such folder, or it cannot be written to. Files are moved within it.")
    member = actor(firm_of(slug), as_email)
    _may(member)
    stop = threading.Event()
    with _alone(folder.resolve()), _stopped_by_signals(stop):
        for name in taking.FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        return _once(folder, member, settle, stop) if once else _for_good(folder, member, settle, stop)


def _once(folder: Path, member: Member, settle: float, stop: threading.Event) -> int:
    arrivals = Arrivals(folder, settle)
    arrived = arrivals.look()
    if arrivals.waiting and settle:
        stop.wait(settle)
        arrived = arrivals.look()
    return DONE if _deal_with(folder, arrived, member, stop) else REFUSED


def _for_good(folder: Path, member: Member, settle: float, stop: threading.Event) -> int:
    say(f"Watching {folder}.")
    arrivals = Arrivals(folder, settle)
    while not stop.is_set():
        close_old_connections()
        try:
            _deal_with(folder, arrivals.look(), member, stop)
        except (DatabaseError, OSError) as fault:
            say(f"Tried again, since it failed: {fault}")
        stop.wait(_SECONDS_BETWEEN_LOOKS)
    return DONE


def _deal_with(folder: Path, arrived: list[Path], member: Member, stop: threading.Event) -> bool:
    """Bring what was left over and what has arrived to its end; whether all of it was imported."""
    good = True
    for path in [*taking.left_over(folder), *arrived]:
        if stop.is_set():
            return False
        try:
            taken = path if path.parent.parent.name == taking.TAKEN else taking.take(path)
        except FileNotFoundError:
            continue  # somebody took it back
        member.refresh_from_db(fields=["level", "active"])
        _may(member)
        try:
            outcome = taking.bring_to_end(taken, member)
        except FirmLocked as locked:
            say(f"{path.name} waits: {locked}")
            return False
        print(f"{outcome.state}: {outcome.name}: {outcome.words}", flush=True)
        good &= outcome.state == taking.DONE
    return good


def _may(member: Member) -> None:
    try:
        require(member, Right.IMPORT)
    except NotAllowed as refusal:
        raise CannotGoOn(f"{member.user.email}: {refusal}") from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No two at one folder: cron starts the next whether or not the last has ended."""
    name = "watch-" + sha256(os.fsencode(folder)).hexdigest()[:16]
    with liveness.held(name) as mine:
        if not mine:
            raise CannotGoOn(f"{folder} is being watched already.")
        yield


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """The file that is being dealt with is brought to its end first."""
    signals = (signal.SIGINT, signal.SIGTERM)
    former = [signal.signal(each, lambda *_: stop.set()) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, former, strict=True):
            signal.signal(each, handler)
