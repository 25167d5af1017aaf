"""Seconds per phase, for the receipt."""

from __future__ import annotations

import time


class Clock:
    """Runs from where it is made; each lap is a phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, phase: str) -> None:
        now = time.monotonic()
        self.seconds[phase] = round(now - self._last, 3)
        self._last = now
