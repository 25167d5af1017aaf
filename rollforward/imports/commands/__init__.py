"""What a member does with an import, step by step, up to Submit, Cancel, Undo and Redo.

Every command checks her right itself. Nothing here writes to clients: that is the worker's part.
"""

from rollforward.imports.commands.answers import agree, set_choice, set_targets
from rollforward.imports.commands.edits import (
    add_rows,
    decide_row,
    decide_rows,
    edit_cells,
    redo_edit,
    remove_rows,
    undo_edit,
)
from rollforward.imports.commands.ends import cancel, drop, refuse, request_redo, request_undo, submit
from rollforward.imports.commands.layouts import change_layout, forget_layout
from rollforward.imports.commands.reading import reread, settle
from rollforward.imports.commands.table import (
    BLANK,
    BY_HAND,
    FOUND,
    PLAIN,
    choose_both,
    choose_header,
    choose_shape,
    choose_sheet,
    choose_table,
    restore_kind,
    restore_lines,
    set_aside_lines,
)
from rollforward.imports.commands.upload import BLANK_ROWS, confirm_clear, open_blank_sheet, receive_file, start

__all__ = [
    "BLANK",
    "BLANK_ROWS",
    "BY_HAND",
    "FOUND",
    "PLAIN",
    "add_rows",
    "agree",
    "cancel",
    "change_layout",
    "choose_both",
    "choose_header",
    "choose_shape",
    "choose_sheet",
    "choose_table",
    "confirm_clear",
    "decide_row",
    "decide_rows",
    "drop",
    "edit_cells",
    "forget_layout",
    "open_blank_sheet",
    "receive_file",
    "redo_edit",
    "refuse",
    "remove_rows",
    "request_redo",
    "request_undo",
    "reread",
    "restore_kind",
    "restore_lines",
    "set_aside_lines",
    "set_choice",
    "set_targets",
    "settle",
    "start",
    "submit",
    "undo_edit",
]
