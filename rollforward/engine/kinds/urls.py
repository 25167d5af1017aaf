"""Web addresses are kept exactly as typed; what looks unusual is only remarked. Who makes a link of one checks it."""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Parsed, Reader, as_it_is

_LONGEST = 2_000
_FORM = re.compile(r"(?:https?://)?[^\s/@.:]+\.[^\s/@:]*[^\s/@.:]{2}(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_PLAIN = r"^(?:https?://)?[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]{2}(?:/[!-~]*)?$"


def _reader(_field: Field, _context: Context) -> Reader:
    return _read


def _read(text: str) -> Parsed:
    form = text.strip()
    usual = len(form) <= _LONGEST and _FORM.fullmatch(form)
    return Parsed(text) if usual else Parsed(text, "not-a-url")


def _column(cell: pl.Expr, _context: Context) -> pl.Expr:
    return pl.when(cell.str.contains(_PLAIN) & (cell.str.len_bytes() <= _LONGEST)).then(cell)


URL = Kind(_reader, as_it_is, _column, repeats=False)
