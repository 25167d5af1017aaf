"""Some hundreds of spoilt files through a warm child; ``python -m tests.mutations`` runs as many as are wanted."""

from __future__ import annotations

from tests.mutations import mutant
from tests.mutations.__main__ import outcomes

SEEDS = range(400)


def test_a_spoilt_file_is_read_or_refused_and_never_breaks_the_child() -> None:
    accidents = [outcome for outcome in outcomes(SEEDS) if outcome.accident]
    assert accidents == [], "python -m tests.mutations --show SEED > FILE replays one"


def test_a_seed_always_makes_the_same_file() -> None:
    assert [mutant(seed) for seed in range(50)] == [mutant(seed) for seed in range(50)]
