"""What a member does with an import, step by step, up to Submit, Cancel, Undo and Redo.

Every command checks her right itself. Nothing here writes to clients: that is the worker's part.
"""

from rollforward.imports.commands.answers import decide_row, set_choice, set_targets
from rollforward.imports.commands.edits import add_rows, edit_cells, redo_edit, undo_edit
from rollforward.imports.commands.ends import cancel, drop, refuse, request_redo, request_undo, submit
from rollforward.imports.commands.upload import (
    BLANK_ROWS,
    choose_header,
    choose_sheet,
    confirm_clear,
    open_blank_sheet,
    receive_file,
    restore_lines,
    start,
)

__all__ = [
    "BLANK_ROWS",
    "add_rows",
    "cancel",
    "choose_header",
    "choose_sheet",
    "confirm_clear",
    "decide_row",
    "drop",
    "edit_cells",
    "open_blank_sheet",
    "receive_file",
    "redo_edit",
    "refuse",
    "request_redo",
    "request_undo",
    "restore_lines",
    "set_choice",
    "set_targets",
    "start",
    "submit",
    "undo_edit",
]
