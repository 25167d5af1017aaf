"""What a command answers when it cannot do as asked. The texts are for the screen."""

from __future__ import annotations

from collections.abc import Mapping


class NotValid(Exception):
    """Some values cannot be kept. ``errors``: field key -> sentence; ``""`` for the record as a whole."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(" ".join(self.errors.values()))
