"""What trials have shown so far, kept in a file so that a long series can be run in pieces."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.reliability.installation import FOLDER

_WRONG_KEPT = 50


@dataclass(slots=True)
class Tally:
    """``next``: the number of the next trial of this series. ``wrong``: those that failed, each with its reason.

    ``hit``: trials in which the process was met while it worked, or what else a series counts. ``worst``: the largest
    measured value, in the unit of the series.
    """

    name: str
    seed: int = 1
    next: int = 0
    hit: int = 0
    worst: float = 0.0
    wrong: list[str] = field(default_factory=list)
    since: str = ""
    until: str = ""

    def add(self, what: str, wrong: str, *, hit: int = True, value: float = 0.0) -> None:
        self.next += 1
        self.hit += hit
        self.worst = max(self.worst, value)
        self.until = datetime.date.today().isoformat()
        self.since = self.since or self.until
        if wrong:
            self.wrong = [*self.wrong, f"{what}: {wrong}"][-_WRONG_KEPT:]

    def save(self) -> None:
        part = _path(self.name).with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=1))
        part.replace(_path(self.name))


def load(name: str) -> Tally:
    """The tally of a series, a new one where none was begun."""
    path = _path(name)
    return Tally(**json.loads(path.read_text())) if path.exists() else Tally(name)


def _path(name: str) -> Path:
    folder = FOLDER / "reliability"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.json"
