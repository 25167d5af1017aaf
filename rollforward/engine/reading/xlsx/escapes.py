"""Characters that a workbook writes in a roundabout way: entities of XML, and ``_x000D_`` for what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

_ESCAPE = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")
_MARK = r"_x[0-9A-Fa-f]{4}_"
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|lt|gt|quot|apos|amp);")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


def unescaped(text: str) -> str:
    """``_x000D_`` and the like as the characters they mean. A NUL stays written out: no text may hold one."""
    return _ESCAPE.sub(lambda match: _characters(match[0]), text) if "_x" in text else text


def _characters(run: str) -> str:
    codes = [int(run[i + 2 : i + 6], 16) for i in range(0, len(run), 7)]
    meant = b"".join(code.to_bytes(2, "little") for code in codes)
    try:
        text = meant.decode("utf-16-le")
    except UnicodeDecodeError:
        return run
    return text.replace("\x00", "_x0000_")


def unescape_all(texts: pl.Series) -> pl.Series:
    """The same for many at once."""
    return _mapped(texts, texts.str.contains(_MARK), unescaped)


def without_entities(texts: pl.Series) -> pl.Series:
    """``&amp;`` and the like as the characters they mean."""
    where = texts.str.contains("&", literal=True)
    odd = texts.filter(where)
    if odd.is_empty():
        return texts
    if odd.str.contains("&#", literal=True).any():
        return _mapped(texts, where, _without_entities)
    for entity, character in _NAMED.items():  # the ampersand last, so that nothing is decoded twice
        if odd.str.contains(f"&{entity};", literal=True).any():
            odd = odd.str.replace_all(f"&{entity};", character, literal=True)
    return texts.clone().scatter(where.arg_true(), odd)


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: _meant(match[1]), text)


def _meant(entity: str) -> str:
    if entity in _NAMED:
        return _NAMED[entity]
    code = int(entity[2:], 16) if entity[1] in "xX" else int(entity[1:])
    return chr(code) if _is_character(code) else f"&{entity};"


def _is_character(code: int) -> bool:
    return 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _mapped(texts: pl.Series, which: pl.Series, change: Callable[[str], str]) -> pl.Series:
    if not which.any():
        return texts
    odd = texts.filter(which).unique()
    return texts.replace(odd, pl.Series([change(text) for text in odd], dtype=pl.String))
