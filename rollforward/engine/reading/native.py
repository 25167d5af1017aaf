"""Native readers that give up in a panic, which Python sees as no ordinary exception."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rollforward.engine.issues import Refused


@contextmanager
def panics_told(what: str) -> Iterator[None]:
    """A panic inside is the file's damage: ``what`` is damaged. Raises ``Refused``."""
    try:
        yield
    except BaseException as error:
        # The class is nowhere to be imported from before the first panic.
        if type(error).__name__ == "PanicException":
            raise Refused("damaged", what) from error
        raise
