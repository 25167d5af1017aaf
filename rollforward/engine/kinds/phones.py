"""Phone numbers are kept exactly as typed; what looks unusual is only remarked."""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Parsed, Reader, as_it_is

_LONGEST = 40
#: How an extension follows its number.
EXTENSION = r"(?:\s*,?\s*(?:x|extension|extn?[.:]*|#|durchwahl|dw\.?|poste|toestel|ramal)\s*[0-9]{1,6})?"
_FORM = re.compile(rf"\+?[0-9 ().\-/\u00a0]+{EXTENSION}", re.IGNORECASE)
_PLAIN = r"^(?:\+?1[ .-]?)?(?:[0-9]{3}[ .-]?|\([0-9]{3}\) ?)[0-9]{3}[ .-]?[0-9]{4}$"


def _reader(_field: Field, _context: Context) -> Reader:
    return _read


def _read(text: str) -> Parsed:
    form = text.strip()
    usual = len(form) <= _LONGEST and _FORM.fullmatch(form) and 7 <= sum(c.isdigit() for c in form) <= 21
    return Parsed(text) if usual else Parsed(text, "not-a-phone")


def _column(cell: pl.Expr, _context: Context) -> pl.Expr:
    return pl.when(cell.str.contains(_PLAIN)).then(cell)


PHONE = Kind(_reader, as_it_is, _column, repeats=False)
