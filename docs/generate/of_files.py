"""The JSON that commands print about files, as JSON schemas."""

from __future__ import annotations

from typing import get_args

from docs.generate.shapes import Schema, boolean, integer, list_of, number, object_of, one_of, text, word
from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import Confidence, Severity
from rollforward.engine.values import Shape as FileShape

CODE = word("Its code, of [all problems](problems.md).", tuple(REGISTRY))
CONFIDENCE = get_args(Confidence)
_LINE = integer("Line of the file, from 1.", nullable=True)
MESSAGE = text("The sentence for a person.")


def inspected() -> Schema:
    """A file that `inspect` could read."""
    certain = {
        part: word("Of what stands there.", CONFIDENCE) for part in ("encoding", "dialect", "header_rows", "data_rows")
    }
    return object_of(
        "A file that could be read.",
        file=text("Its name, without folders."),
        ok={"const": True, "description": "`true`: it could be read."},
        format=text("What it is by its content, whatever its name says."),
        encoding=text("Encoding of a text file.", nullable=True),
        dialect=_dialect(),
        sheets=list_of("All sheets in their order.", _sheet()),
        sheet=text("The sheet taken for the client list."),
        sheets_used=list_of(
            "That sheet, and the one with its clients' contacts where there is one.", text("Its name.")
        ),
        header_rows=list_of("Lines of the header, from 1; none where there is no header.", integer("")),
        data_rows=list_of("First and last line of the data; none where there is only a header.", integer("")),
        set_aside=list_of("Lines that are no data.", _set_aside()),
        others=list_of("Further tables of the same sheet, which are not read.", _other_table()),
        turned=boolean("Whether rows and columns have changed places, so that a line is a column of the file."),
        confidence=object_of("How sure each of these is.", **certain),
        shape=word("What a row stands for.", get_args(FileShape)),
        client_name_from=list_of("Columns that make the name, first name first.", integer("")),
        client_name_fallback=list_of("Columns used where those are blank.", integer("")),
        columns=list_of("Every column of the sheet, then those made of them or of the second sheet.", _column()),
        problems=list_of("What is odd about the file.", _problem()),
    )


def _dialect() -> Schema:
    return object_of(
        "How a text file is written; `null` for workbooks.",
        nullable=True,
        delimiter=text("Between cells.", nullable=True),
        quotechar=text("Around cells.", nullable=True),
        escapechar=text("Before a quote inside a cell, where quotes are not doubled.", nullable=True),
    )


def _sheet() -> Schema:
    return object_of(
        "",
        name=text("Its name."),
        rows=integer("All its rows."),
        columns=integer("All its columns."),
        hidden=boolean("Whether it is hidden in the workbook."),
    )


def _set_aside() -> Schema:
    return object_of(
        "",
        rows=list_of("First and last line.", integer("")),
        why=text("In a word or two: `title`, `blank`, `total`, `footer` ..."),
    )


def _other_table() -> Schema:
    return object_of(
        "",
        header_rows=list_of("Lines of its header.", integer("")),
        data_rows=list_of("First and last line of its data.", integer("")),
        columns=list_of("Its first and last column, from 0.", integer("")),
    )


def _column() -> Schema:
    return object_of(
        "",
        position=integer("From 0."),
        header=text("As it stands in the file; `col_0`, `col_1` ... where there is none."),
        target=text("A key of [all fields](fields.md), or `ignore`."),
        confidence=word("`sure` is taken, `check` asks, `unknown` is left out.", CONFIDENCE),
        score=number("0 to 1."),
        reasons=list_of("Why, in sentences.", text("")),
        alternatives=list_of(
            "Where it is not `sure`: the fields that the column is most like by words and values alone, best first.",
            _alternative(),
        ),
    )


def _alternative() -> Schema:
    return object_of("", target=text("A field's key."), score=number("0 to 1."))


def _problem() -> Schema:
    return object_of(
        "",
        code=CODE,
        severity=word("Its weight.", get_args(Severity)),
        message=MESSAGE,
        line=_LINE,
        column=integer("Position of the column, from 0.", nullable=True),
    )


def unreadable() -> Schema:
    """A file that could not be read, for `inspect` and `duplicates`."""
    return object_of(
        "A file that could not be read.",
        file=text("Its name, without folders."),
        ok={"const": False, "description": "`false`: it could not be read."},
        error=error(),
    )


def duplicates() -> Schema:
    """The answer of `duplicates`."""
    pair = object_of(
        "",
        a=integer("A row of the file, from 1."),
        b=integer("The other: a later row of the file, or of the one it is held against."),
        score=number("How likely they mean one client, 0.5 to 1."),
        decision=one_of("same", "ask"),
        reasons=list_of("Why, in sentences, the weightiest first.", text("")),
    )
    return object_of(
        "Files that could be read.",
        rows=integer("Rows of the file."),
        pairs=list_of("Likely duplicates, by rising rows.", pair),
    )


def error() -> Schema:
    """Why something was refused."""
    return object_of("Why not.", code=CODE, message=MESSAGE)
