"""The judgement: every candidate is tried on a bounded sample, and the best explanation of the lines wins.

The right delimiter cuts most lines into the same number of cells, and leaves cells that look like something. Both
together decide, as in van den Burg, Nazabal and Sutton, "Wrangling messy CSV files by detecting row and type patterns"
(2019). Where and why this departs from it: ``docs/decisions/0009``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from rollforward.engine.reading.dialect.candidates import candidates, is_spaced, widened
from rollforward.engine.reading.dialect.plausible import is_single, is_typed, plausible
from rollforward.engine.reading.dialect.quotes import dialect_of, enclosed_share, encloses
from rollforward.engine.reading.records import split_records
from rollforward.engine.values import Confidence, Dialect

_SAMPLE = 64 * 1024
_RECORDS = 200
_CELLS = 800
_SEP_LINE = re.compile(r'"?sep=(.)"?(?=\r|\n|$)', re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
#: A quoted cell beside something else, though no delimiter explains it.
_QUOTED_BESIDE = re.compile(r'(?m)[^"]"[^\w"\r\n]{1,3}"|^"[^"\r\n]*" +\S|\S +"[^"\r\n]*"\r?$')
#: Fewer lines than these do not show that what could cut them does not.
_MANY = 8
_RUNS = re.compile(r"\S {2,}\S|^ ")
_PUNCTUATION = (",", ";", ":")
#: What a file of a single column is worth: a candidate has to explain the lines better than that.
_ONE_COLUMN = 0.16
#: A rival below this share of the best leaves no doubt about it.
_RIVAL = 0.7


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


def judge(text: str) -> Judged:
    """Judge the dialect of a text by its first lines; quotes are looked for in all of it."""
    sample = _first(text)
    named = _SEP_LINE.match(text)
    if named:
        trial = _try(sample, dialect_of(sample, named[1]), 1.0)
        return _finished(Judged(trial.dialect, max(1, trial.width), "sure"), sample, text)
    return _finished(_best(sample), sample, text)


def width_of(text: str, dialect: Dialect) -> int:
    """The usual number of cells in a row of a text, in a dialect that somebody settled."""
    return max(1, _try(_first(text), dialect, 1.0).width)


def _best(sample: str) -> Judged:
    lines = [line for line in _LINE_END.split(sample) if line.strip()][: 2 * _RECORDS]
    alone = _one_column(lines)
    trials = sorted(_trials(sample, lines, alone), key=lambda trial: trial.score, reverse=True)
    if not trials or trials[0].score <= alone:
        sure = not trials or (trials[0].score < 0.4 * alone and (alone > _ONE_COLUMN or _shows_no_cells(sample, lines)))
        return Judged(dialect_of(sample, None), 1, "sure" if sure else "check")
    best = trials[0]
    rival = max(alone, trials[1].score if len(trials) > 1 else 0.0)
    sure = best.agreement > 0.5 and rival < _RIVAL * best.score
    return Judged(best.dialect, best.width, "sure" if sure else "check")


def _shows_no_cells(sample: str, lines: list[str]) -> bool:
    """Whether there are enough lines to see that nothing cuts them, and no quotes inside them that speak of cells."""
    return len(lines) >= _MANY and not _QUOTED_BESIDE.search(sample)


def _first(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    start = text[:_SAMPLE]
    cut = max(start.rfind("\n"), start.rfind("\r"))
    return start[: cut + 1] if cut > 0 else start


def _one_column(lines: list[str]) -> float:
    """How well a single column explains the lines."""
    body = lines[1:] if len(lines) > 2 else lines
    single = sum(map(is_single, body)) / max(1, len(body))
    return 0.95 if single > 0.9 else _ONE_COLUMN


def _trials(sample: str, lines: list[str], alone: float) -> list[_Trial]:
    """The candidates that cut the lines, without those that can neither win nor make the best of them doubtful."""
    trials, best = list[_Trial](), 0.0
    for char, weight in candidates(lines):
        least = _RIVAL * best if best > alone else 0.0
        if weight >= least:
            trials.append(_try(sample, dialect_of(sample, char), weight, lines, least))
            best = max(best, trials[-1].score)
    return [trial for trial in trials if trial.width > 1]


def _try(sample: str, dialect: Dialect, weight: float, lines: list[str] | None = None, least: float = 0.0) -> _Trial:
    """How well the dialect explains the sample; below ``least`` nobody asks for more than that it is so."""
    how = replace(dialect, skipinitialspace=True) if dialect.delimiter == " " else dialect
    rows = [row for row in split_records(sample, how, most=_RECORDS).rows if any(cell.strip() for cell in row)]
    if not rows or not dialect.delimiter:
        return _Trial(0.0, 0.0, dialect, 0)
    width = max(Counter(map(len, rows)).items(), key=lambda item: item[1] * (item[0] - 1) / item[0])[0]
    agreement = _agreement([len(row) for row in rows], width)
    cells = [cell for row in rows if len(row) > 1 for cell in row if cell.strip()][:_CELLS]
    if width < 2 or not cells:
        return _Trial(0.0, 0.0, dialect, width)
    if width == 2 and _is_punctuation(rows, dialect.delimiter):
        return _Trial(0.0, 0.0, dialect, 1)
    at_best = weight * agreement * (width - 1) / width
    if at_best < least:
        return _Trial(0.0, agreement, dialect, width)
    look = {cell: plausible(cell, dialect.delimiter) for cell in set(cells)}
    looks = sum(look[cell] for cell in cells) / len(cells)
    score = weight * agreement * (0.1 + 0.9 * looks) * (width - 1) / width
    if dialect.quotechar and encloses(sample, dialect.delimiter, dialect.quotechar):
        score *= 0.4 + 0.6 * enclosed_share(sample, dialect.delimiter, dialect.quotechar)
    elif sample.count('"') > len(rows):
        score *= 0.7  # marks that this delimiter gives no meaning
    return _Trial(score * _doubt(dialect, lines or [], cells, agreement, width), agreement, dialect, width)


def _agreement(lengths: list[int], width: int) -> float:
    """The share of rows as wide as the table; those before and behind it that are not cut at all count little.

    A row that is cut into another number of cells speaks half for the delimiter: rows get damaged.
    """
    at = [i for i, length in enumerate(lengths) if length == width]
    outside = sum(1 for i, length in enumerate(lengths) if length == 1 and (i < at[0] or i > at[-1]))
    ragged = sum(1 for length in lengths if length not in (1, width))
    total = len(lengths) - 0.75 * outside
    return (len(at) + 0.4 * ragged) / total


def _doubt(dialect: Dialect, lines: list[str], cells: list[str], agreement: float, width: int) -> float:
    """What makes a character look like an ordinary one of the text, from 0 to 1."""
    delimiter = dialect.delimiter or ""
    text = "\n".join(lines)
    if (
        delimiter in _PUNCTUATION
        and lines
        and not _beside_quotes(text, delimiter)
        and (agreement < 0.8 or _is_prose(lines, delimiter))
    ):
        spaced = text.count(delimiter + " ") / max(1, text.count(delimiter))
        return 1.0 - 0.75 * spaced if spaced > 0.5 else 1.0
    if delimiter == " ":
        if dialect.quotechar and agreement > 0.8 and enclosed_share(text, delimiter, dialect.quotechar) > 0.5:
            return 1.0
        return _doubt_of_space(lines, cells, agreement, width)
    weak = delimiter in "#*&!" or (ord(delimiter[0]) >= 32 and delimiter not in ",;|:^~§¦¬\t")
    if weak and (width < 3 or agreement < 0.9):
        return 0.1
    return 1.0


def _beside_quotes(text: str, delimiter: str) -> bool:
    """Whether most delimiters stand beside quotes, as they hardly do in a sentence."""
    mark = re.escape(delimiter)
    return 2 * len(re.findall(rf'"{mark}|{mark} *"', text)) > text.count(delimiter)


def _is_prose(lines: list[str], delimiter: str) -> bool:
    """Whether most lines that it cuts end like a sentence."""
    cut = [line.rstrip() for line in lines if delimiter in line]
    return sum(line.endswith((".", "!", "?")) for line in cut) * 2 > len(cut)


def _doubt_of_space(lines: list[str], cells: list[str], agreement: float, width: int) -> float:
    """Spaces stand in any text: they delimit where values do not look like words, or many words are always as many."""
    typed = sum(map(is_typed, cells)) / len(cells)
    if width == 2:
        first = [line.split(" ", 1)[0] for line in lines]
        typed = min(typed, sum(map(is_typed, first)) / max(1, len(first)))
    if agreement > 0.85 and typed >= 0.4:
        return 1.0
    return 0.7 if agreement > 0.9 and width > 3 and len(set(lines)) > 4 else 0.15


def _is_punctuation(rows: list[list[str]], delimiter: str) -> bool:
    """Whether what cuts lines in two only stands inside names (``Gamma, Inc``), in a list of a single column.

    Its header is not cut, and either a space follows wherever a row is, or few rows are, here and there: below the
    titles of a report all are.
    """
    cut = [at for at, row in enumerate(rows) if len(row) > 1]
    if not cut or cut[0] == 0 or delimiter not in _PUNCTUATION:
        return False
    together = len(cut) > 1 and cut[-1] - cut[0] + 1 == len(cut)
    spaced = all(cell.startswith(" ") for at in cut for cell in rows[at][1:])
    return spaced or (len(cut) * 2 < len(rows) and not together)


def _finished(judged: Judged, sample: str, whole: str) -> Judged:
    """With the whole delimiter, and with quotes that only stand further down."""
    dialect = judged.dialect
    if dialect.delimiter:
        judged = _with_delimiter(judged, dialect.delimiter, sample)
        dialect = judged.dialect
    if dialect.quotechar is None and len(whole) > len(sample):
        quote = '"' if encloses(whole, dialect.delimiter, '"') else None
        dialect = replace(dialect, quotechar=quote)
    return replace(judged, dialect=dialect)


def _with_delimiter(judged: Judged, delimiter: str, sample: str) -> Judged:
    """With all that stands wherever this character does."""
    lines = [line for line in _LINE_END.split(sample) if line.strip()]
    table = [line for line in lines if line.count(delimiter) >= judged.width - 1] or lines
    wide = widened(delimiter, table)
    if wide != delimiter:
        dialect = dialect_of(sample, wide)
        return replace(judged, dialect=dialect, width=width_of(sample, dialect))
    in_runs = delimiter == " " and any(_RUNS.search(line) for line in table)
    if in_runs or (delimiter in ",;" and is_spaced(delimiter, table)):
        return replace(judged, dialect=replace(judged.dialect, skipinitialspace=True))
    return judged
