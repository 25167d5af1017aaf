"""Reviewing: the member's work on the sheet. What she did and took back, and the sets of cells that she means."""

from rollforward.engine.reviewing.cures import Cure, cures
from rollforward.engine.reviewing.finding import BadPattern, Find, found, replaced, rows_with
from rollforward.engine.reviewing.history import History, Move, replay

__all__ = ["BadPattern", "Cure", "Find", "History", "Move", "cures", "found", "replaced", "replay", "rows_with"]
