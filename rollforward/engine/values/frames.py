"""Columns of the frames that travel, and the marks that cells carry."""

from __future__ import annotations

import polars as pl

#: Stands in canonical frames for a cell that says ``(clear)``. Legal input never holds a NUL, so it cannot collide.
CLEAR = "\x00clear"

#: The target of a column that is left out.
IGNORE = "ignore"

#: Columns of every problems frame. ``position`` is -1 for a problem of the whole row.
PROBLEM_SCHEMA = {
    "line": pl.UInt32,
    "position": pl.Int32,
    "target": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "value": pl.String,
    "detail": pl.String,
}

#: Columns of a sheet's originals: cells whose stored value is not the text that a person sees. ``format`` is the number
#: format as the file gives it.
ORIGINALS_SCHEMA = {"line": pl.UInt32, "position": pl.UInt16, "raw": pl.String, "format": pl.String}

#: Columns of a frame of corrections: as ``Edit``, for many cells at once.
EDIT_SCHEMA = {"line": pl.UInt32, "position": pl.Int32, "text": pl.String}

#: Columns of every frame of proposals: a client that a row may mean (``slot`` 0), or a contact that the one in a slot
#: may be, and what speaks for it (a key, or ``similar``).
CANDIDATE_SCHEMA = {"line": pl.UInt32, "pk": pl.Int64, "key": pl.String, "slot": pl.UInt8}

#: What brings rows together: rows of one ``tie``, a hash, are judged together.
TIE_SCHEMA = {"line": pl.UInt32, "tie": pl.UInt64}


def cell_name(position: int) -> str:
    """The frame column that holds the cells of the file's column ``position``."""
    return f"c{position}"
