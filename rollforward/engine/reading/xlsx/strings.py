"""The texts that the cells of a workbook share."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.reading.xlsx.archive import Archive
from rollforward.engine.reading.xlsx.cells import LONGEST_TEXT
from rollforward.engine.reading.xlsx.escapes import unescape_all, without_entities
from rollforward.engine.reading.xlsx.markup import Attributes, Parser, local

_END = b"</si>"
_LONGEST = 16 << 20
_FIELDS = {f"f{number}": pl.String for number in range(4)}
_PRESERVED = 't xml:space="preserve">'


def shared_strings(archive: Archive, part: str | None) -> pl.Series:
    """All of them in order, without the reading aids of East Asian texts. Raises ``Refused``."""
    if part is None:
        return pl.Series(dtype=pl.String)
    texts = _quickly(archive.pieces(part))
    if texts is None:
        texts = _patiently(archive.pieces(part))
    return unescape_all(texts)


def _quickly(pieces: Iterator[bytes]) -> pl.Series | None:
    """``None`` where the part is written in an unusual way."""
    found: list[pl.Series] = []
    rest, begun = b"", False
    for piece in pieces:
        block = rest + piece
        cut = block.rfind(_END) + len(_END)
        if cut < len(_END):
            if len(block) > _LONGEST:
                return None
            rest = block
            continue
        body, rest = block[:cut], block[cut:]
        if not begun:
            head = body.find(b"<si>")
            if not _is_plain_head(body[: max(0, head)]):
                return None
            begun, body = True, body[head:]
        texts = _texts(body)
        if texts is None:
            return None
        found.append(texts)
    if not begun or rest.strip() != b"</sst>":
        return None
    return pl.concat(found)


def _is_plain_head(head: bytes) -> bool:
    """UTF-8 and the default namespace."""
    return b"<sst" in head and b"<!" not in head and (b"encoding" not in head or b"utf-8" in head[:200].lower())


def _texts(body: bytes) -> pl.Series | None:
    if b"<!" in body or b"<?" in body or b"\x01" in body or b"<si/>" in body or b"<si " in body:
        return None
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    marked = body.replace(b"<si>", b"\x01si>")[1:]
    try:
        raw = pl.read_csv(
            marked,
            has_header=False,
            separator="<",
            eol_char="\x01",
            quote_char=None,
            schema=_FIELDS,
            extra_columns="ignore",
            missing_columns="insert",
        )
    except pl.exceptions.PolarsError:
        return None
    f1 = pl.col("f1")
    text = (
        pl.when(f1.is_in(["t/>", "/si>"]))
        .then(pl.lit(""))
        .when((pl.col("f2") != "/t>") | ~pl.col("f3").str.starts_with("/si>"))
        .then(None)
        .when(f1.str.starts_with("t>"))
        .then(f1.str.slice(2))
        .when(f1.str.starts_with(_PRESERVED))
        .then(f1.str.slice(len(_PRESERVED)))
    )
    texts = raw.select(text.alias("text")).to_series()
    if texts.has_nulls():
        return _mended(len(texts), body)
    return without_entities(texts) if b"&" in body else texts


def _mended(count: int, body: bytes) -> pl.Series | None:
    """Where texts are made of several parts, all of the piece are looked at one by one."""
    whole = _patient_texts([b"<sst>", body, b"</sst>"])
    return pl.Series(whole, dtype=pl.String) if len(whole) == count else None


def _patiently(pieces: Iterator[bytes]) -> pl.Series:
    return pl.Series(_patient_texts(pieces), dtype=pl.String)


def _patient_texts(pieces: Iterator[bytes] | list[bytes]) -> list[str]:
    found: list[str] = []
    kept: list[str] = []
    state = {"in": 0, "aid": 0, "text": 0, "size": 0}

    def start(name: str, _attributes: Attributes) -> None:
        match local(name):
            case "si":
                kept.clear()
                state.update({"in": 1, "aid": 0, "text": 0, "size": 0})
            case "rPh":
                state["aid"] = 1
            case "t":
                state["text"] = state["in"] and not state["aid"]

    def end(name: str) -> None:
        match local(name):
            case "si":
                found.append("".join(kept))
                state["in"] = 0
            case "rPh":
                state["aid"] = 0
            case "t":
                state["text"] = 0

    def text(content: str) -> None:
        if state["text"]:
            kept.append(content)
            state["size"] += len(content)
            if state["size"] > LONGEST_TEXT:
                raise Refused("hostile", "a text in it is longer than any cell can hold")

    parser = Parser(start, end, text)
    for piece in pieces:
        parser.feed(piece)
    parser.feed(b"", final=True)
    return found
