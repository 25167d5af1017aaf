"""Workers and web processes that are killed or paused at every moment and at random: what is left, and what follows.

Judged is what members see: before the import or after it, nothing between; the lock free for whoever looks; and the
next worker finishes the import, once.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from typing import Any

from bench.reliability import forks, scenes
from bench.reliability.scenes import Scenes

#: Seconds after which a paused worker counts as gone, for the trials: they would take twenty otherwise.
SHORT_LEASE = 0.4
_FREE_WITHIN = 10.0
#: Seconds that everybody has to end, and how many times as long as undisturbed: the machine may be busy otherwise.
_PATIENCE, _TIMES = 60.0, 20


@dataclass(slots=True)
class Trial:
    """``what`` replays it: scene, kind and moment. ``wrong`` is empty when all went well."""

    what: str
    died: bool
    free_after: float
    wrong: str


def kill_at(scenery: Scenes, scene: str, moment: int) -> Trial:
    """A worker that dies at a moment of its work."""
    name = scenery.moments[scene][moment - 1]
    return _killed(scenery, scene, f"{scene}, moment {moment} ({name})", moment, 0)


def kill_after(scenery: Scenes, scene: str, seconds: float) -> Trial:
    """A worker that is killed from outside after so many seconds."""
    return _killed(scenery, scene, f"{scene}, after {seconds:.3f} s", 0, seconds)


def _killed(scenery: Scenes, scene: str, what: str, moment: int, seconds: float) -> Trial:
    scenery.installation.put_back(scene)
    reference = scenery.references[scene]
    pid = forks.start(scenes.carry_out, reference, moment)
    if seconds:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    died = forks.wait(pid) == -signal.SIGKILL
    since = time.monotonic()
    while (locked := forks.ask(scenes.is_locked)) and time.monotonic() - since < _FREE_WITHIN:
        time.sleep(0.05)
    free_after = time.monotonic() - since
    over = scenery.after[scene]["state"]
    wrong = "the lock is not free" if locked else _half(scenery, scene, forks.ask(scenes.seen, reference, over))
    if not wrong:
        patience = _PATIENCE + _TIMES * scenery.seconds[scene]
        wrong = finished_by([forks.start(scenes.carry_out, reference)], reference, scenery.after[scene], patience)
    return Trial(what, died, free_after if died else 0.0, wrong)


def pause_at(scenery: Scenes, scene: str, moment: int) -> Trial:
    """A worker that is stopped at a moment, held for dead, and goes on when another has taken its work over."""
    scenery.installation.put_back(scene)
    reference, name = scenery.references[scene], scenery.moments[scene][moment - 1]
    paused = forks.start(scenes.carry_out, reference, moment, signal.SIGSTOP)
    stopped = os.WIFSTOPPED(os.waitpid(paused, os.WUNTRACED)[1])
    second = forks.start(scenes.carry_out, reference)
    until = time.monotonic() + 4 * SHORT_LEASE
    over = False
    while time.monotonic() < until and not (over := forks.ended(second)):
        time.sleep(0.02)
    if stopped:
        os.kill(paused, signal.SIGCONT)
    left = ([paused] if stopped else []) + ([] if over else [second])
    wrong = finished_by(left, reference, scenery.after[scene])
    return Trial(f"{scene}, paused at {moment} ({name})", over and stopped, 0.0, wrong)


def finished_by(workers: list[int], reference: str, due: dict[str, Any], patience: float = _PATIENCE) -> str:
    """What is wrong when these workers have done; empty when the end is as it is ``due``."""
    until = time.monotonic() + patience
    while workers and time.monotonic() < until:
        workers = [pid for pid in workers if not forks.ended(pid)]
        time.sleep(0.005)
    for pid in workers:
        forks.kill(pid)
    if workers:
        return f"not finished within {patience:.0f} s"
    return _whole(due, forks.ask(scenes.seen, reference, due["state"]))


def _half(scenery: Scenes, scene: str, now: dict[str, Any]) -> str:
    before, after = scenery.before[scene], scenery.after[scene]
    over = now["state"] == after["state"]
    if now["other"] != before["other"]:
        return "another firm's rows changed"
    if over and now["content"] != after["content"]:
        return "called over, but not what it should be"
    if not over and now["exact"] != before["exact"]:
        return f"{now['state']}, but something is there of it"
    return "" if now.get("sound", "ok") == "ok" else f"the file is damaged: {now['sound']}"


def _whole(due: dict[str, Any], now: dict[str, Any]) -> str:
    """``exact`` is not compared: keys and times are of the run."""
    differing = [f"{n}: {now[n]}" for n in due if n not in ("exact", "message") and due[n] != now[n]]
    return f"in the end {', '.join(differing)} ({now['message']})" if differing else ""
