"""E-mail addresses: plausible or not. Only the mail server knows more."""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Parsed, Reader, as_it_is
from rollforward.engine.kinds.several import split_emails

_LONGEST = 254
_PLAUSIBLE = re.compile(r'[^\s@,;:<>()\[\]\\"]+@[^\s@,;:<>()\[\]\\"]+\.[^\s@.,;:<>()\[\]\\"]{2,}')
_PLAIN = r"^[A-Za-z0-9_%+'-][A-Za-z0-9._%+'-]*@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}$"


def _reader(_field: Field, _context: Context) -> Reader:
    return _read


def _read(text: str) -> Parsed:
    text = text.strip()
    plausible = len(text) <= _LONGEST and _PLAUSIBLE.fullmatch(text) and ".." not in text and "@." not in text
    if plausible:
        return Parsed(text)
    count = len(split_emails(text))
    return Parsed(None, "several-emails", str(count)) if count > 1 else Parsed(None, "not-an-email")


def _column(cell: pl.Expr, _context: Context) -> pl.Expr:
    good = cell.str.contains(_PLAIN) & ~cell.str.contains("..", literal=True) & (cell.str.len_bytes() <= _LONGEST)
    return pl.when(good).then(cell)


EMAIL = Kind(_reader, as_it_is, _column, repeats=False)
