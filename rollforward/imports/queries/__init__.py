"""Reading imports: what the screens, the command line and other programs show of them."""

from rollforward.imports.lock import LockStatus
from rollforward.imports.lock import status as lock_status
from rollforward.imports.queries.consequences import Consequences, consequences
from rollforward.imports.queries.mapped import MappingLine, Misfit, mapping_lines, missing_required
from rollforward.imports.queries.outcome import ReceiptRow, receipt, receipt_rows
from rollforward.imports.queries.review import (
    GridColumn,
    GridRow,
    Judged,
    Page,
    Problem,
    ProblemGroup,
    judge,
    page,
)
from rollforward.imports.queries.sheets import (
    BookInfo,
    PreviewLine,
    SheetInfo,
    SheetPreview,
    book,
    first_words,
    preview,
    warnings,
)
from rollforward.imports.queries.where import Progress, find, history, progress, step, targets

__all__ = [
    "BookInfo",
    "Consequences",
    "GridColumn",
    "GridRow",
    "Judged",
    "LockStatus",
    "MappingLine",
    "Misfit",
    "Page",
    "PreviewLine",
    "Problem",
    "ProblemGroup",
    "Progress",
    "ReceiptRow",
    "SheetInfo",
    "SheetPreview",
    "book",
    "consequences",
    "find",
    "first_words",
    "history",
    "judge",
    "lock_status",
    "mapping_lines",
    "missing_required",
    "page",
    "preview",
    "progress",
    "receipt",
    "receipt_rows",
    "step",
    "targets",
    "warnings",
]
