"""``rollforward export`` and ``rollforward template``: a file beside the old one, put in its place when it is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, TypeVar, cast

from rollforward.accounts.activity import OPERATOR, record
from rollforward.accounts.models import Activity
from rollforward.cli.lookup import firm_of
from rollforward.cli.start import DONE, CannotGoOn, WrongUsage, say
from rollforward.exports.current import Form, write_current, write_template

Result = TypeVar("Result")


def export(path: Path, slug: str, *, spreadsheet_safe: bool) -> int:
    """All clients and contacts of the firm."""
    firm = firm_of(slug)
    form = _form(path, spreadsheet_safe=spreadsheet_safe)
    count = _write_whole(path, lambda target: write_current(firm, form, target))
    record(firm.pk, Activity.What.EXPORTED, OPERATOR, rows=count, form=form.value)
    say(f"{path}: {count:,} rows")
    return DONE


def template(path: Path, slug: str) -> int:
    """The firm's columns and options without rows."""
    firm = firm_of(slug)
    form = _form(path, spreadsheet_safe=False)
    _write_whole(path, lambda target: write_template(firm, form, target))
    say(f"{path}: the empty template of {firm.name}")
    return DONE


def _form(path: Path, *, spreadsheet_safe: bool) -> Form:
    if path.suffix.lower() == ".csv":
        return Form.CSV_SAFE if spreadsheet_safe else Form.CSV_EXACT
    if path.suffix.lower() == ".xlsx":
        return Form.XLSX
    raise WrongUsage(f"{path}: the name must end in .xlsx or .csv, so that the form of the file is known.")


def _write_whole(path: Path, write: Callable[[BinaryIO], Result]) -> Result:
    """Written aside and renamed: nobody ever sees a half. Only its owner can read it: it holds tax IDs."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as aside:
            result = _written(aside, write)
        os.replace(aside.name, path)
    except OSError as reason:
        raise CannotGoOn(f"{path} could not be written: {reason}. Choose another folder, or make room.") from None
    return result


def _written(aside: IO[bytes], write: Callable[[BinaryIO], Result]) -> Result:
    try:
        return write(cast(BinaryIO, aside))
    except BaseException:
        os.unlink(aside.name)
        raise
