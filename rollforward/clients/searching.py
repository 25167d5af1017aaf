"""Finding by words: one line of text per record, kept by the database itself, and the patterns that look into it.

The column ``search`` is a generated one, so no path of writing can forget it and none has to know it. Accents and case
make no difference. PostgreSQL stores the text without them; SQLite cannot fold letters beyond ASCII, so there the
pattern allows each letter's variants, and only rows that hold such letters are asked with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, Lookup, Q, TextField
from django.db.models.sql.compiler import SQLCompiler

#: Characters of the line: PostgreSQL keeps index entries up to 2,700 bytes, and a character may take four.
_LONGEST = 600
_WORDS = 8
_WORD_CHARACTERS = 80
#: SQLite: stands before a line that holds other letters than ASCII, and sorts such lines behind all others.
_BEYOND_ASCII = "char(160)"
_PUNCTUATION = " -().+/"
_PHONE = re.compile(r"[\d\-().+/]+")

Sql = tuple[str, tuple[Any, ...]]


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


#: Accented Latin letters -> those without. Stored in the columns of PostgreSQL: a change here takes a migration.
FOLDED: dict[str, str] = {
    letter: _plain(letter) for letter in map(chr, range(0xC0, 0x180)) if _plain(letter) != letter
} | dict(zip("ØøŁłĐđȘșȚț", "OoLlDdSsTt", strict=True))


_FOLDING = str.maketrans("".join(FOLDED), "".join(FOLDED.values()))


def fold(text: str) -> str:
    """As PostgreSQL stores it: accents off, small letters."""
    return unicodedata.normalize("NFC", text).translate(_FOLDING).lower()


class SearchText(Func):
    """The texts of the columns one below the other, the longest last; of the first ``phones`` also the bare digits."""

    def __init__(self, *columns: str, phones: int = 0) -> None:
        self.phones = phones
        super().__init__(*(F(column) for column in columns), output_field=TextField())

    def as_sqlite(self, compiler: SQLCompiler, *_: Any, **__: Any) -> Sql:
        # Every mention of an expression is worked out anew at each insert: so the digits are in it once.
        plain = " || ".join(self._columns(compiler))
        marked = f"CASE WHEN length({plain}) = length(CAST({plain} AS BLOB)) THEN '' ELSE {_BEYOND_ASCII} END"
        return f"{marked} || lower(substr({' || char(10) || '.join(self._parts(compiler))}, 1, {_LONGEST}))", ()

    def as_postgresql(self, compiler: SQLCompiler, *_: Any, **__: Any) -> Sql:
        joined = f"left({' || chr(10) || '.join(self._parts(compiler))}, {_LONGEST})"
        folded = f"lower(translate({joined}, '{''.join(FOLDED)}', '{''.join(FOLDED.values())}'))"
        # Each letter is looked for among all of the folded ones, which cost more than all else of an insert: most rows
        # hold none of them.
        plain = " || ".join(self._columns(compiler))
        return f"CASE WHEN octet_length({plain}) = char_length({plain}) THEN lower({joined}) ELSE {folded} END", ()

    def _parts(self, compiler: SQLCompiler) -> list[str]:
        columns = self._columns(compiler)
        return [*(_digits(column) for column in columns[: self.phones]), *columns]

    def _columns(self, compiler: SQLCompiler) -> list[str]:
        return [compiler.compile(column)[0] for column in self.source_expressions]


def _digits(column: str) -> str:
    bare = column
    for mark in _PUNCTUATION:
        bare = f"replace({bare}, '{mark}', '')"
    return f"CASE WHEN {column} = '' THEN '' ELSE {bare} END"


@TextField.register_lookup
class Holds(Lookup):
    """``search__holds="word"``: the word stands somewhere in the line, whatever its case and accents."""

    lookup_name = "holds"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        column, params = self.process_lhs(compiler, connection)
        word = fold(str(self.rhs))
        if connection.vendor == "postgresql":
            return f"{column} LIKE %s", (*params, "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%")
        sql = f"({column} GLOB %s OR ({column} >= {_BEYOND_ASCII} AND {column} GLOB %s))"
        return sql, (*params, _glob(map(_itself, word)), *params, *params, _glob(map(_variants, word)))


def _glob(letters: Iterable[str]) -> str:
    return f"*{''.join(letters)}*"


def _itself(letter: str) -> str:
    return f"[{letter}]" if letter in "*?[" else letter


def _variants(letter: str) -> str:
    """A letter of a folded word as a pattern that takes its other forms too."""
    if not letter.isalpha():
        return _itself(letter)
    upper = "" if letter.isascii() else letter.upper()
    forms = {letter, upper, *(form for form, plain in FOLDED.items() if plain.lower() == letter)}
    return f"[{''.join(sorted(form for form in forms if len(form) == 1))}]"


def words_of(text: str) -> list[str]:
    """What a search asks for. Of a very long text the beginning counts."""
    return [word[:_WORD_CHARACTERS] for word in text[: _WORDS * _WORD_CHARACTERS].split()[:_WORDS]]


def holding(word: str) -> Q:
    """Rows whose line holds the word; a telephone number is found however it is punctuated."""
    found = Q(search__holds=word)
    digits = "".join(c for c in word if c.isdigit())
    return found | Q(search__holds=digits) if digits and _PHONE.fullmatch(word) else found
