"""What a member does with an import, step by step, up to Submit, Cancel, Undo and Redo.

Every command checks her right itself. Nothing here writes to clients: that is the worker's part.
"""

from rollforward.imports.commands.answers import agree, set_choice, set_targets
from rollforward.imports.commands.commenting import comment, remove_comment
from rollforward.imports.commands.edits import (
    add_rows,
    decide_contact,
    decide_row,
    decide_rows,
    edit_cells,
    redo_edit,
    remove_rows,
    settle_rows,
    undo_edit,
)
from rollforward.imports.commands.ends import cancel, drop, hold, refuse, request_redo, request_undo, submit
from rollforward.imports.commands.handing import ask_colleague, end_handover, fill_asked
from rollforward.imports.commands.layouts import change_layout, forget_answers, forget_layout
from rollforward.imports.commands.likely import answer_twin, merge_certain
from rollforward.imports.commands.own_fields import create_field_for
from rollforward.imports.commands.people import answer_person, share_all
from rollforward.imports.commands.reading import reread, settle
from rollforward.imports.commands.sets import (
    Replacing,
    cure,
    decide_selected,
    fill_down,
    paste,
    replace_all,
    replacing,
    set_cells,
)
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
    "Replacing",
    "add_rows",
    "agree",
    "answer_person",
    "answer_twin",
    "ask_colleague",
    "cancel",
    "change_layout",
    "choose_both",
    "choose_header",
    "choose_shape",
    "choose_sheet",
    "choose_table",
    "comment",
    "confirm_clear",
    "create_field_for",
    "cure",
    "decide_contact",
    "decide_row",
    "decide_rows",
    "decide_selected",
    "drop",
    "edit_cells",
    "end_handover",
    "fill_asked",
    "fill_down",
    "forget_answers",
    "forget_layout",
    "hold",
    "merge_certain",
    "open_blank_sheet",
    "paste",
    "receive_file",
    "redo_edit",
    "refuse",
    "remove_comment",
    "remove_rows",
    "replace_all",
    "replacing",
    "request_redo",
    "request_undo",
    "reread",
    "restore_kind",
    "restore_lines",
    "set_aside_lines",
    "set_cells",
    "set_choice",
    "set_targets",
    "settle",
    "settle_rows",
    "share_all",
    "start",
    "submit",
    "undo_edit",
]
