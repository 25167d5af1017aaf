"""What an import may refuse, in words for the screen."""

from __future__ import annotations


class CannotDo(Exception):
    """The step asked for does not fit the import as it stands. The text says why and what to do."""


class Fenced(Exception):
    """This worker's claim on a job is over: another has it, or it was cancelled. Everything it held is rolled back."""

    def __init__(self) -> None:
        super().__init__("The job was taken over or cancelled meanwhile; nothing of this attempt was kept.")
