"""The JSON that others rely on, as JSON schemas. Words that come from a fixed list are taken from the code."""

from __future__ import annotations

from typing import get_args

from docs.generate import shapes
from docs.generate.of_files import CODE, CONFIDENCE, MESSAGE, duplicates, error, inspected, unreadable
from docs.generate.shapes import Schema, boolean, integer, list_of, mapping_of, number, object_of, one_of, text, word
from rollforward.cli.finding import State as DoctorState
from rollforward.cli.wishes import ORDERS
from rollforward.engine.values import Mode, Severity
from rollforward.imports.models import Import
from rollforward.imports.revert import MODELS


def schemas() -> dict[str, Schema]:
    """Name -> schema. For commands the name is the command's, for files the file's."""
    made = {
        "inspect": shapes.either("One object per file and line.", inspected(), unreadable()),
        "duplicates": shapes.either("One object.", duplicates(), unreadable()),
        "import": _import_answer(),
        "imports": list_of("The firm's imports, newest first.", _entry()),
        "undo": shapes.either("The import as `imports` lists it, after the undo.", _entry(), _undo_refused()),
        "doctor": _doctor(),
        "FIELDS": _fields(),
        "MAP": _map(),
    }
    return {name: {"$schema": shapes.DIALECT, "title": name, **schema} for name, schema in made.items()}


def _counts(what: str) -> Schema:
    return object_of(
        f"What becomes of the {what}.",
        added=integer("New."),
        updated=integer("Changed."),
        unchanged=integer("As before."),
    )


def _receipt(*, states: tuple[str, ...], nullable: bool) -> dict[str, Schema]:
    """The keys that every receipt has."""
    return {
        "import": text(
            "The import's ID, for `undo`" + ("; `null` where none was kept." if nullable else "."), nullable
        ),
        "state": word("How it stands.", states),
        "mode": word("Update and add, or clear and add.", get_args(Mode)),
        "rows": integer("Rows of the file: added + updated + unchanged + skipped + problems."),
        "set_aside": integer("Lines that are no rows: titles, blanks, totals."),
        "added": integer("Rows that add something."),
        "updated": integer("Rows that change something that is there."),
        "unchanged": integer("Rows that change nothing."),
        "skipped": integer("Rows left out by choice."),
        "problems": integer("Rows with a problem; they are never written."),
        "clients": _counts("clients"),
        "contacts": _counts("contacts"),
        "seconds": object_of(
            "Time taken.", **{part: number("Seconds.") for part in ("read", "check", "plan", "commit")}
        ),
        "questions": list_of("What a person would have been asked and was left out.", _question()),
    }


def _import_answer() -> Schema:
    stored = tuple(str(state) for state in Import.State)
    return object_of(
        "One object.",
        optional={
            "message": text("Why nothing was written."),
            "found": list_of("The problems by kind.", _group()),
            "error": error(),
        },
        **_receipt(states=("planned", *stored), nullable=True),
    )


def _question() -> Schema:
    return object_of(
        "",
        optional={
            "sheet": text("The sheet that was taken."),
            "position": integer("Position of the column, from 0."),
            "header": text("Its header."),
            "target": text("Where it may belong, or `ignore`; of a value, where its column goes."),
            "confidence": word("How sure that is.", CONFIDENCE),
            "value": text("A value that is no option, or nobody in the firm."),
            "count": integer("How many cells hold it."),
            "suggestion": text("The option that it probably means, by name.", nullable=True),
        },
        kind=word("What the question is about.", ("sheet", "column", "value")),
        message=text("The question and how to answer it."),
    )


def _group() -> Schema:
    return object_of(
        "",
        code=CODE,
        severity=word("Its weight.", get_args(Severity)),
        title=text("Its name for a person."),
        count=integer("How many."),
    )


def _entry() -> Schema:
    return object_of(
        "One import.",
        **_receipt(states=tuple(str(state) for state in Import.State), nullable=False),
        file=text("Name of the file."),
        sha256=text("Its fingerprint."),
        member=text("Who imported it."),
        started=shapes.moment("When it was begun."),
        finished=shapes.moment("When it ended; `null` while it has not.", nullable=True),
        undo=_undo(),
    )


def _undo() -> Schema:
    return object_of(
        "What the latest undo or redo did; empty before.",
        optional={
            "removed": integer("Records that the import had added, taken away."),
            "restored": integer("Records that it had taken away, put back."),
            "updated": integer("Records that got their old values back."),
            "kept": list_of("What was left because somebody changed it since.", _kept()),
        },
    )


def _kept() -> Schema:
    return object_of(
        "",
        record=word("What it is.", tuple(str(record) for record in MODELS)),
        name=text("Its name."),
        why=text("Why it was kept."),
    )


def _undo_refused() -> Schema:
    return object_of(
        "Nothing was done.",
        **{"import": text("The import's ID."), "state": {"const": "refused", "description": "`refused`."}},
        message=MESSAGE,
    )


def _doctor() -> Schema:
    finding = object_of(
        "",
        subject=text("What was looked at."),
        state=word("How it stands.", get_args(DoctorState)),
        message=MESSAGE,
    )
    return object_of("One object.", ok=boolean("Whether nothing failed."), findings=list_of("Everything.", finding))


def _fields() -> Schema:
    field = object_of(
        "",
        optional={
            "required": boolean("A row without it is a problem."),
            "sensitive": boolean("Masked on screen, kept encrypted."),
            "options": list_of("What its cells may say, for select types.", text("")),
            "note": text("For people."),
        },
        key=text("Begins with `client.` or `contact.`."),
        label=text("Its name for people, and for matching with headers."),
        type=text("A type of [all fields](fields.md)."),
    )
    lists = {owner: list_of(f"Fields of the {owner}.", field) for owner in ("client", "contact")}
    return object_of("One object.", optional=lists)


def _map() -> Schema:
    target = text("A field's key, or `ignore`.")
    place = text("A field's key, `client.notes+` (added to the notes, any number of columns), or `ignore`.")
    option = text("An option's label; `null`: leave it blank.", nullable=True)
    return object_of(
        "One object; every key may be left out.",
        optional={
            "columns": mapping_of("Header, or `#3` for position 3 (needed where headers repeat), to its field.", place),
            "values": mapping_of("By field: what cells say, and the option meant.", mapping_of("", option)),
            "header_row": integer("Line of the header, from 1; 0: there is none."),
            "dates": mapping_of("By field: the order of day, month and year.", word("", ORDERS)),
            "blank": mapping_of("By field: what a blank cell does.", one_of("keep", "clear")),
            "whole": list_of(
                "Fields whose cells are not taken apart: a full name stands in the first name, "
                "an address in the street.",
                target,
            ),
        },
    )
