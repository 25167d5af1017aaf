"""A piece of a series of trials on one database, told as one JSON line.

``python -m bench.reliability.piece SERIES --seconds 60``: on PostgreSQL where ``DATABASE_URL`` names a server, else on
SQLite. ``--fresh`` begins anew and keeps nothing: the short form of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict

from bench.reliability.installation import Installation
from bench.reliability.tally import Tally, load


def main() -> int:
    """0 when no trial went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("series", choices=sorted(SERIES))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--trials", type=int, default=10**9)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--first", type=int, default=0, help="begin with this trial, to replay it; with --fresh")
    parser.add_argument("--migrated", default="", help="a database with all tables, to begin with a copy of it")
    wish = parser.parse_args()
    database = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    name = f"{wish.series}-{database}"
    tally = Tally(name, next=wish.first) if wish.fresh else load(name)
    shelf = f"large-{wish.clients}" if wish.series.startswith("large-") else ""
    installation = Installation(os.environ.get("DATABASE_URL", ""), shelf=shelf, migrated=wish.migrated)
    before = tally.next
    try:
        trials = SERIES[wish.series](installation, wish.clients, tally)
        until = 0.0
        for _ in trials:
            until = until or time.monotonic() + wish.seconds  # the scenes took their time before the first
            if not wish.fresh:
                tally.save()
            if time.monotonic() > until or tally.next - before >= wish.trials:
                break
    finally:
        installation.remove()
    print(json.dumps({**asdict(tally), "now": tally.next - before}))
    return 1 if tally.wrong else 0


def moments(installation: Installation, clients: int, tally: Tally) -> Iterator[None]:
    """Kills at every moment of every scene, in an order drawn by the seed, then pauses likewise, again and again."""
    from bench.reliability import kills, scenes
    from rollforward.imports import liveness

    liveness.LEASE_SECONDS = kills.SHORT_LEASE
    scenery = scenes.Scenes(installation, clients, tally.seed, tuple(scenes.TASKS))
    every: list[tuple[Callable[..., kills.Trial], str, int]] = [
        (kills.kill_at, scene, moment)
        for scene, names in scenery.moments.items()
        for moment in range(1, len(names) + 1)
    ]
    random.Random(tally.seed).shuffle(every)
    paused = [(kills.pause_at, scene, moment) for _, scene, moment in every]
    # One pause in four: each takes as long as the lease.
    order = [trial for n, each in enumerate(every) for trial in ((each, paused[n]) if n % 4 == 0 else (each,))]
    while True:
        act, scene, moment = order[tally.next % len(order)]
        done = act(scenery, scene, moment)
        tally.add(done.what, done.wrong, hit=done.died, value=done.free_after)
        yield


def random_kills(
    installation: Installation, clients: int, tally: Tally, wanted: tuple[str, ...] = ()
) -> Iterator[None]:
    """Kills from outside at a random time of the work."""
    from bench.reliability import kills, scenes

    scenery = scenes.Scenes(installation, clients, tally.seed, wanted or tuple(scenes.TASKS))
    while True:
        chance = random.Random(f"{tally.seed}/{tally.next}")
        scene = chance.choice(wanted or list(scenes.TASKS))
        done = kills.kill_after(scenery, scene, chance.uniform(0.01, 1.2 * scenery.seconds[scene]))
        tally.add(done.what, done.wrong, hit=done.died, value=done.free_after)
        yield


def large_kills(installation: Installation, clients: int, tally: Tally) -> Iterator[None]:
    """The same with a firm of many clients, whose states are prepared once."""
    return random_kills(installation, clients, tally, ("clear", "update", "undo_clear"))


def web_moments(installation: Installation, clients: int, tally: Tally) -> Iterator[None]:
    """The server killed at every moment of a request, in an order drawn by the seed."""
    from bench.reliability import scenes, web

    scenery = scenes.Scenes(installation, clients, tally.seed, ("update", "undo_update", "clear"))
    made = web.WebScenes(scenery)
    every = [(scene, moment) for scene, names in made.moments.items() for moment in range(1, len(names) + 1)]
    random.Random(tally.seed).shuffle(every)
    while True:
        done = web.kill_at(made, *every[tally.next % len(every)])
        tally.add(done.what, done.wrong, hit=done.died)
        yield


def submits(installation: Installation, clients: int, tally: Tally) -> Iterator[None]:
    """One submit, undo or clear sent by 2 to 10 servers' processes at once, some of them killed on the way."""
    from bench.reliability import scenes, web

    made = web.WebScenes(scenes.Scenes(installation, clients, tally.seed, ("update", "undo_update", "clear")))
    while True:
        done = web.all_at_once(made, random.Random(f"{tally.seed}/{tally.next}"))
        tally.add(done.what, done.wrong)
        yield


def http(_installation: Installation, _clients: int, tally: Tally) -> Iterator[None]:
    """Submits over real connections, each 2 to 10 times at once; a trial is a submit, ``hit`` counts those batches."""
    from bench.reliability import over_http

    with over_http.site() as site:
        while True:
            for what, wrong in over_http.batch(site, tally.hit, tally.seed):
                tally.add(what, wrong, hit=0)
            tally.hit += 1
            yield


def stories(_installation: Installation, _clients: int, tally: Tally) -> Iterator[None]:
    """Twenty stories of random imports, edits, undo and redo at a time, told by the test that keeps a dictionary."""
    test = "tests/reliability/test_undo_machine.py"
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", test]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    while True:
        number = str(tally.seed * 100_000 + tally.next)
        done = subprocess.run(
            command, env={**environment, "STORIES": number}, capture_output=True, text=True, check=False
        )
        tally.add(f"STORIES={number}", done.stdout[-2_000:] if done.returncode else "")
        yield


def undo(_installation: Installation, _clients: int, tally: Tally) -> Iterator[None]:
    """Stories of random imports that are all taken back; ``hit`` counts the imports."""
    from django.core.management import call_command

    from bench.reliability.undoing import Story

    call_command("migrate", verbosity=0)
    while True:
        story = Story(tally.next, tally.seed)
        wrong = story.tell()
        tally.add(f"undo --fresh --first {tally.next} --trials 1", wrong, hit=story.imports)
        yield


def _power(synchronous: str) -> Callable[[Installation, int, Tally], Iterator[None]]:
    def images(installation: Installation, clients: int, tally: Tally) -> Iterator[None]:
        from bench.reliability import power

        return power.series(installation, clients, tally, synchronous=synchronous)

    return images


SERIES = {
    "moments": moments,
    "random-kills": random_kills,
    "large-kills": large_kills,
    "web-moments": web_moments,
    "submits": submits,
    "http": http,
    "stories": stories,
    "undo": undo,
    "power-full": _power("FULL"),
    "power-normal": _power("NORMAL"),
}

if __name__ == "__main__":
    sys.exit(main())
