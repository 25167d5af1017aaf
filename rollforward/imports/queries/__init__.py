"""Reading imports: what the screens, the command line and other programs show of them."""

from rollforward.imports.judging import is_to_be_judged, under_way
from rollforward.imports.lock import LockStatus
from rollforward.imports.lock import status as lock_status
from rollforward.imports.queries.aside import Aside, AsideLine, aside
from rollforward.imports.queries.beside import Beside, beside, row_beside
from rollforward.imports.queries.cards import Card, Person, finished_cards
from rollforward.imports.queries.causes import Cause, causes, cures
from rollforward.imports.queries.commenting import Comment, comments
from rollforward.imports.queries.consequences import Consequences, consequences
from rollforward.imports.queries.doubts import BrokenAccents, Remark, broken_accents, doubts, remarks, warnings
from rollforward.imports.queries.encodings import Reading, readings
from rollforward.imports.queries.handing import (
    AskableColumn,
    AskedCell,
    AskedRow,
    askable_columns,
    asked_of,
    asked_rows,
    find_handover,
    handovers,
)
from rollforward.imports.queries.keeping import (
    Ending,
    draft_kept_until,
    ending,
    ending_drafts,
    restore_points,
    undoable_until,
)
from rollforward.imports.queries.layouts import as_map, find_layout, saved_layouts, told
from rollforward.imports.queries.likely import Twin, Twins, twins
from rollforward.imports.queries.mapped import MappingLine, mapping_lines, missing_required, open_values
from rollforward.imports.queries.of_client import Event, client_events
from rollforward.imports.queries.outcome import ReceiptRow, receipt, receipt_rows
from rollforward.imports.queries.people import Known, SharedPerson, shared_people
from rollforward.imports.queries.rechecking import recheck, recheck_edited
from rollforward.imports.queries.review import (
    GridColumn,
    GridRow,
    Judged,
    Page,
    Problem,
    ProblemGroup,
    judge,
    judge_and_page,
    page,
)
from rollforward.imports.queries.selecting import Selection, next_problem
from rollforward.imports.queries.sheets import (
    BookInfo,
    Pair,
    PreviewLine,
    SheetInfo,
    SheetPreview,
    book,
    pair,
    preview,
)
from rollforward.imports.queries.steps import Happened, changes, chosen_contacts, decisions, next_moves
from rollforward.imports.queries.tables import OtherTable, other_tables
from rollforward.imports.queries.unasked import to_be_asked
from rollforward.imports.queries.understood import Part, Understood, understood
from rollforward.imports.queries.values import Misfit, choosable
from rollforward.imports.queries.where import Progress, find, history, in_progress, progress, step, targets

__all__ = [
    "Aside",
    "AsideLine",
    "AskableColumn",
    "AskedCell",
    "AskedRow",
    "Beside",
    "BookInfo",
    "BrokenAccents",
    "Card",
    "Cause",
    "Comment",
    "Consequences",
    "Ending",
    "Event",
    "GridColumn",
    "GridRow",
    "Happened",
    "Judged",
    "Known",
    "LockStatus",
    "MappingLine",
    "Misfit",
    "OtherTable",
    "Page",
    "Pair",
    "Part",
    "Person",
    "PreviewLine",
    "Problem",
    "ProblemGroup",
    "Progress",
    "Reading",
    "ReceiptRow",
    "Remark",
    "Selection",
    "SharedPerson",
    "SheetInfo",
    "SheetPreview",
    "Twin",
    "Twins",
    "Understood",
    "as_map",
    "aside",
    "askable_columns",
    "asked_of",
    "asked_rows",
    "beside",
    "book",
    "broken_accents",
    "causes",
    "changes",
    "choosable",
    "chosen_contacts",
    "client_events",
    "comments",
    "consequences",
    "cures",
    "decisions",
    "doubts",
    "draft_kept_until",
    "ending",
    "ending_drafts",
    "find",
    "find_handover",
    "find_layout",
    "finished_cards",
    "handovers",
    "history",
    "in_progress",
    "is_to_be_judged",
    "judge",
    "judge_and_page",
    "lock_status",
    "mapping_lines",
    "missing_required",
    "next_moves",
    "next_problem",
    "open_values",
    "other_tables",
    "page",
    "pair",
    "preview",
    "progress",
    "readings",
    "receipt",
    "receipt_rows",
    "recheck",
    "recheck_edited",
    "remarks",
    "restore_points",
    "row_beside",
    "saved_layouts",
    "shared_people",
    "step",
    "targets",
    "to_be_asked",
    "told",
    "twins",
    "under_way",
    "understood",
    "undoable_until",
    "warnings",
]
