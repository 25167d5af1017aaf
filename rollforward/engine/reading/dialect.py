"""Which delimiter, quote and escape character a text uses, judged on a bounded sample.

The right delimiter cuts most lines into the same number of cells, and leaves cells that look like something: a number,
a date, an address, some words. Both together decide, as in van den Burg, Nazabal and Sutton, "Wrangling messy CSV files
by detecting row and type patterns" (2019).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rollforward.engine.reading.records import split_records
from rollforward.engine.values import Confidence, Dialect

#: Candidates, and how readily each is believed: a colon also stands in ordinary cells.
DELIMITERS: tuple[tuple[str, float], ...] = (
    (",", 1.0),
    ("\t", 1.0),
    (";", 1.0),
    ("|", 1.0),
    ("^", 0.9),
    ("~", 0.9),
    ("\x1f", 0.9),
    (":", 0.6),
)
_RECORDS = 100
_CELLS = 600
_SEP_LINE = re.compile(r"sep=(.)(?=\r|\n|$)", re.IGNORECASE)
_CLEAN = re.compile(
    r"\s*(?:"
    r"|[-+(]?[$€£]?\s?\d[\d,.' ]*%?\)?"  # a number or an amount
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?"  # a date
    r"|[^\s@,;|]+@[^\s@,;|]+\.[^\s@,;|]+"  # an e-mail address
    r"|[\w.'’&/()#*+ -]*"  # a few words
    r")\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The dialect, the usual number of cells in a row, and how sure that is."""

    dialect: Dialect
    width: int
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Trial:
    score: float
    agreement: float
    dialect: Dialect
    width: int


def judge(text: str, has_quotes: bool) -> Judged:
    """Judge the dialect of a text by its first lines. ``has_quotes``: whether ``"`` stands anywhere in the file."""
    quote = '"' if has_quotes else None
    named = _SEP_LINE.match(text)
    if named:
        trial = _try(text, Dialect(named[1], quote, _escape(text, quote)), 1.0)
        return Judged(trial.dialect, max(1, trial.width), "sure")
    trials = sorted(_trials(text, quote), key=lambda trial: trial.score, reverse=True)
    if not trials or trials[0].score <= 0:
        return Judged(Dialect(None, quote), 1, "check" if trials else "sure")
    best = trials[0]
    rival = trials[1].score if len(trials) > 1 else 0.0
    return Judged(best.dialect, best.width, "sure" if best.agreement > 0.5 and rival < 0.7 * best.score else "check")


def _trials(text: str, quote: str | None) -> list[_Trial]:
    trials = []
    for delimiter, weight in DELIMITERS:
        if delimiter not in text:
            continue
        trials.append(_try(text, Dialect(delimiter, quote, _escape(text, quote)), weight))
        if _single_quoted(text, delimiter):
            trials.append(_try(text, Dialect(delimiter, "'"), weight))
    return [trial for trial in trials if trial.width > 1]


def _try(text: str, dialect: Dialect, weight: float) -> _Trial:
    rows = [row for row in split_records(text, dialect, most=_RECORDS).rows if row != [""]]
    if not rows:
        return _Trial(0.0, 0.0, dialect, 0)
    width, count = max(Counter(map(len, rows)).items(), key=lambda item: item[1] * (item[0] - 1) / item[0])
    if width == 2 and _is_punctuation(rows):
        return _Trial(0.0, 0.0, dialect, 1)
    cells = [cell for row in rows if len(row) == width for cell in row][:_CELLS]
    clean = sum(1 for cell in cells if len(cell) < 200 and _CLEAN.fullmatch(cell)) / len(cells)
    agreement = count / len(rows) * (0.2 + 0.8 * clean)
    return _Trial(weight * agreement * (width - 1) / width, agreement, dialect, width)


def _is_punctuation(rows: list[list[str]]) -> bool:
    """Whether what cuts lines in two only stands inside names (``Gamma, Inc``), in a list of a single column.

    Its header is not cut, and either a space follows wherever a row is, or few rows are, here and there: below the
    titles of a report all are.
    """
    cut = [at for at, row in enumerate(rows) if len(row) > 1]
    if not cut or cut[0] == 0:
        return False
    together = len(cut) > 1 and cut[-1] - cut[0] + 1 == len(cut)
    spaced = all(cell.startswith(" ") for at in cut for cell in rows[at][1:])
    return spaced or (len(cut) * 2 < len(rows) and not together)


def _escape(text: str, quote: str | None) -> str | None:
    r"""A backslash escapes quotes if ``\"`` stands inside cells and not only at their ends (``"C:\"``)."""
    if not quote or '\\"' not in text:
        return None
    return "\\" if re.search(r'\\"(?![,;\t|\r\n]|$)|\\"[,;\t| ]?[^"\r\n,;\t|]*\\"', text) else None


def _single_quoted(text: str, delimiter: str) -> bool:
    """Whether cells stand in apostrophes: more than a few open and close right at the delimiters."""
    edge = re.escape(delimiter)
    enclosed = re.findall(rf"(?:^|{edge})'[^'\r\n]*'(?={edge}|\r|\n|$)", text, re.MULTILINE)
    return len(enclosed) > max(2, text.count('"'), text.count("'") // 4)
