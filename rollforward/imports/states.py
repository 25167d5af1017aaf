"""Which step an import may take from where it stands."""

from __future__ import annotations

from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import

State = Import.State

_WORDS = {
    State.DRAFT: "is still being prepared",
    State.QUEUED: "is waiting to be carried out",
    State.RUNNING: "is being carried out",
    State.DONE: "is finished",
    State.REFUSED: "was not carried out",
    State.FAILED: "failed",
    State.CANCELLED: "was cancelled",
    State.UNDONE: "was undone",
}

#: States in which the member still prepares the import; refused and failed ones wrote nothing and can be mended.
OPEN = (State.DRAFT, State.REFUSED, State.FAILED)


def require(imp: Import, *allowed: str) -> None:
    """Raise ``CannotDo`` unless the import stands in one of the allowed states."""
    if imp.state not in allowed:
        raise CannotDo(f"This import {_WORDS[State(imp.state)]}, so that is not possible now. Open it again to see it.")
