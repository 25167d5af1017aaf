"""Zip containers of no office program."""

from __future__ import annotations

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.parsed import Reader


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """``None`` where this is no zip. Raises ``Refused``."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise Refused("not-a-table", "a zip archive of other files")
    return None
