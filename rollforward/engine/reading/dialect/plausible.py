"""How much a cell looks like something that somebody would put into a cell of its own."""

from __future__ import annotations

import re

from rollforward.engine.reading.shapes import is_value

_TYPED = re.compile(
    r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
    r"|[-+(]?(?:[$€£¥]|[A-Z]{3})?\s?-?\d{1,3}(?:[,.'’ \u00a0]\d{3})*(?:[.,]\d+)?\s?(?:%|[$€£¥]|[A-Z]{3})?\)?"
    r"|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|\s?[+-]\d\d:?\d\d| ?UTC)?"
    r"|(?:0x)?[0-9a-fA-F]{8,64}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|(?:\d{1,3}\.){3}\d{1,3}(?:/\d+)?"
    r"|(?i:nan|null|none|n/?a|-|--|\?|inf|true|false|\\n)"
)
_GROUPED = re.compile(r"[-+$€£ ]*\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_WORDS = re.compile(r"[\w.'’`&/()#*+@$%°ºª -]*")
_SENTENCE = re.compile(r"""[\w"'’“”«(][^|\t;^~]*""")
_UNCUT = re.compile(r"[,;|\t^~](?=\S)|\|")
_SPACED = re.compile(
    r"[\d/.-]{6,10} \d{1,2}:\d\d.*|[+($€£].*|\d{1,2} [^\W\d]{3,9},? \d{4}|[^\W\d]{3,9} \d{1,2},? \d{4}"
)
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_EDGE = re.compile(r"^[,;|=:]|[,;|=:]$")


def is_typed(cell: str) -> bool:
    """Whether the cell is one value of a kind that is written in a fixed form."""
    text = cell.strip()
    if not text or len(text) > 200:
        return False
    return bool(_TYPED.fullmatch(text)) or (not _UNCUT.search(text) and is_value(text))


def is_single(line: str) -> bool:
    """Whether a whole line is one such value; ``1,5`` may be two, ``1,500,000`` is one."""
    text = line.strip().strip('"')
    if "," in text or ";" in text or "|" in text or "\t" in text:
        return bool(_GROUPED.fullmatch(text))
    if " " in text and not _SPACED.fullmatch(text):
        return False  # ``12 345`` may be two
    return is_typed(text)


def plausible(cell: str, delimiter: str) -> float:
    """From 0 to 1. Blank cells are nobody's evidence: ask only about others."""
    text = cell.strip()
    if len(text) > 200:
        return 0.6
    if is_typed(text):
        return 1.0
    if text[0] + text[-1] in ("{}", "[]"):
        return 0.8
    if _EDGE.search(text) or any(char not in delimiter for char in _UNCUT.findall(text)):
        return 0.2
    if text.count('"') % 2 or any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return 0.3
    return 0.9 if _WORDS.fullmatch(text) else 0.7 if _SENTENCE.fullmatch(text) else 0.4
