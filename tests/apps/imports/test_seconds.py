"""The receipt's seconds are those of each phase, measured once, wherever the plan was made."""

from __future__ import annotations

from rollforward.imports import queries
from tests.apps.imports.importing import carry_out


def test_every_phase_has_its_seconds(cast):
    seconds = queries.receipt(carry_out(cast.vera, "Client name\nAcme\nZed"))["seconds"]
    assert set(seconds) == {"read", "check", "plan", "commit"}
    assert seconds["check"] > 0
    assert seconds["plan"] > 0
    assert seconds["commit"] > 0
