"""The frozen values that travel between the stages.

reading -> mapping -> checking -> matching -> planning. Stages never import each other: they meet here.

Two conventions hold everywhere:

* A row is named by its ``line``: the row or physical line number of the file it came from, from 1. Nobody counts again.
  A column is named by its ``position``, from 0; its cells live in the frame column ``c<position>``.
* A typed value travels as its **canonical text** (``None`` = blank): dates as ``2026-03-31``, month-days as ``03-31``,
  numbers as plain decimals, yes/no as ``yes``/``no``, a choice as the option's key, several choices as a JSON list
  of keys in the order of the options, a member as her key. Equality of meaning is then equality of text, for a whole
  column at once.
"""

from rollforward.engine.values.answers import Choices, Edit, Edits, edits_frame
from rollforward.engine.values.files import (
    Book,
    Dialect,
    Finding,
    Merged,
    RawSheet,
    ReadAs,
    Region,
    SetAside,
    Tab,
    Table,
)
from rollforward.engine.values.frames import (
    CANDIDATE_SCHEMA,
    CLEAR,
    EDIT_SCHEMA,
    IGNORE,
    ORIGINALS_SCHEMA,
    PROBLEM_SCHEMA,
    TIE_SCHEMA,
    cell_name,
)
from rollforward.engine.values.mapped import (
    Arrangement,
    ColumnMap,
    Joined,
    Layout,
    Levels,
    Lines,
    Mapping,
    Parents,
    Shared,
    parents_of,
)
from rollforward.engine.values.planned import Checked, Counts, Downloaded, Existing, Match, Plan, RowCounts
from rollforward.engine.values.words import Confidence, Mode, Severity, Shape, Verdict

__all__ = [
    "CANDIDATE_SCHEMA",
    "CLEAR",
    "EDIT_SCHEMA",
    "IGNORE",
    "ORIGINALS_SCHEMA",
    "PROBLEM_SCHEMA",
    "TIE_SCHEMA",
    "Arrangement",
    "Book",
    "Checked",
    "Choices",
    "ColumnMap",
    "Confidence",
    "Counts",
    "Dialect",
    "Downloaded",
    "Edit",
    "Edits",
    "Existing",
    "Finding",
    "Joined",
    "Layout",
    "Levels",
    "Lines",
    "Mapping",
    "Match",
    "Merged",
    "Mode",
    "Parents",
    "Plan",
    "RawSheet",
    "ReadAs",
    "Region",
    "RowCounts",
    "SetAside",
    "Severity",
    "Shape",
    "Shared",
    "Tab",
    "Table",
    "Verdict",
    "cell_name",
    "edits_frame",
    "parents_of",
]
