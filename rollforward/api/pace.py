"""How often a program may ask: a bucket of requests for each token, and one of wrong tokens for each computer.

Counted in the memory of the server process, since a count in the database would make each reading request a write that
waits for an import. With several processes a program may ask that many times as often; a bound is there all the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

WRONG_PER_MINUTE = 30
_KEPT = 10_000


class AskedTooOften(Exception):
    """The bucket is empty. ``seconds``: when there is a request in it again."""

    def __init__(self, seconds: float, words: str) -> None:
        self.seconds = max(1, round(seconds + 0.5))
        super().__init__(f"{words} Ask again in {self.seconds} seconds.")


class Buckets:
    """For each asker as many requests as fit into a minute, coming back one by one as time passes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str, per_minute: int) -> float:
        """Take a request out; 0.0 if there was one, else the seconds until there is. 0 ``per_minute``: no bound."""
        if not per_minute:
            return 0.0
        with self._lock:
            left = self._now(who, per_minute)
            taken = left >= 1
            self._left[who] = (left - taken, self._clock())
            if len(self._left) > _KEPT:
                self._forget(per_minute)
        return 0.0 if taken else (1 - left) * 60 / per_minute

    def wait(self, who: str, per_minute: int) -> float:
        """The same without taking one."""
        with self._lock:
            left = self._now(who, per_minute)
        return 0.0 if left >= 1 else (1 - left) * 60 / per_minute

    def _now(self, who: str, per_minute: int) -> float:
        left, at = self._left.get(who, (float(per_minute), self._clock()))
        return min(float(per_minute), left + (self._clock() - at) * per_minute / 60)

    def _forget(self, per_minute: int) -> None:
        """Full buckets say nothing."""
        self._left = {who: kept for who, kept in self._left.items() if self._now(who, per_minute) < per_minute}


by_token = Buckets()
_wrong = Buckets()


def may_ask(token: int, per_minute: int) -> None:
    """Count a request of a token. Raises ``AskedTooOften``."""
    if wait := by_token.take(str(token), per_minute):
        raise AskedTooOften(wait, f"This token asks more than {per_minute} times a minute.")


def may_try(address: str) -> None:
    """Refuse a computer that sent too many wrong tokens. Raises ``AskedTooOften``."""
    if wait := _wrong.wait(address, WRONG_PER_MINUTE):
        raise AskedTooOften(wait, "Too many tokens that do not work came from this computer.")


def tried_wrongly(address: str) -> None:
    """Count a token that does not work."""
    _wrong.take(address, WRONG_PER_MINUTE)
