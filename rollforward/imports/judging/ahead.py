"""Judging a long sheet while its member waits on a page that says so, in place of an answer that is long in coming."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connections

from rollforward import wall
from rollforward.imports.models import Import

log = logging.getLogger("rollforward.judging")

_lock = threading.Lock()
_at_it: set[str] = set()
_faults: dict[str, Exception] = {}


def begin(imp: Import, judge: Callable[[Import], object]) -> None:
    """Judge in a thread, unless this process is at it already. Raises what the try before came to, once."""
    with _lock:
        if fault := _faults.pop(imp.reference, None):
            raise fault
        if imp.reference in _at_it:
            return
        _at_it.add(imp.reference)
    # A daemon: whoever ends the server does not wait for it, and the next look begins anew.
    threading.Thread(target=_run, args=(imp, judge), name=f"judging {imp.reference}", daemon=True).start()


def _run(imp: Import, judge: Callable[[Import], object]) -> None:
    try:
        with wall.inside(imp.firm_id):
            judge(imp)
    except Exception as fault:  # told to the member by her next request
        log.exception("judging ahead import=%s", imp.reference)
        with _lock:
            _faults[imp.reference] = fault
    finally:
        with _lock:
            _at_it.discard(imp.reference)
        connections.close_all()
