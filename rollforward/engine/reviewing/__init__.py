"""Reviewing: the member's work on the sheet. What she did and took back, and the sets of cells that she means."""

from rollforward.engine.reviewing.history import History, Move, replay

__all__ = ["History", "Move", "replay"]
