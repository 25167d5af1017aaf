"""One file's accident in a call with many: told as that file's refusal, so that the rest goes on."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from rollforward.cli.start import CannotGoOn
from rollforward.engine.issues import Refused


@contextmanager
def unforeseen() -> Iterator[None]:
    """Whatever goes wrong inside and is no refusal yet becomes one; what stops the whole command passes."""
    try:
        yield
    except (Refused, CannotGoOn):
        raise
    except Exception as accident:
        if os.environ.get("ROLLFORWARD_DEBUG") == "1":
            traceback.print_exc()
        raise Refused("reader-failed", "something in it was not foreseen") from accident
