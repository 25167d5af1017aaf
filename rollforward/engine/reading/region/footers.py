"""Lines below the rows, or between two printed pages, that speak about the table: notes, sources, times, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

Row = tuple[int, Sequence[str]]

#: So many sparse rows from the end may be footers.
TAIL = 300
#: Words from which a lone line behind a gap is a remark rather than a client's name.
_WORDY = 7

_TIMESTAMP = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s.*\d{4}|\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M|GMT|UTC)\b|gmt[+-]\d",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:records?|rows?|clients?|customers?|contacts?|mandanten|kunden|kontakte|entries|items?|lignes?|dossiers?"
    r"|registros?|clientes|contactos)"
)
_NUMBER_OF = r"(?:total|number of|nombre de|anzahl(?: der)?|n[úu]mero de|total de)"
#: As a database's client counts its rows, too: "(3 rows)", "3 rows in set (0.00 sec)".
_COUNT = rf"\(?\d+ {_PEOPLE}\)?(?: (?:in set|selected|affected|listed))?[\s.]*(?:\(.{{1,12}}\))?"
#: Only what no client is called: such a line need not stand behind a gap.
_FOOTER = re.compile(
    r"\s*(?:(?:page|seite|página|pagina) \d+(?: (?:of|von|de|sur|van) \d+)?\s*$"
    r"|(?:generated|printed|exported|created) (?:on|by|from|with) "
    r"|report (?:date|run|generated)|as of \S+ \d|run (?:date|on) |(?:accrual|cash) basis|end of (?:report|list|file)"
    rf"|\*+ ?end|-+ ?end|{_COUNT}\s*$|(?:{_NUMBER_OF} )?{_PEOPLE}\s?:\s?\d+\s*$|©|copyright|filters?:|\x1a"
    r"|(?:sources?|notes?|footnotes?|nota|quellen?|anmerkung(?:en)?|fuente|bron|remarques?|legend|key|symbols?)\s?[:.]"
    r"|(?:\\?\d{1,2}/|\\\d{1,2}|[*†‡§]{1,3}|\(\d{1,2}\)|\[\d{1,2}\]|[-–—.]{1,3})\s+\S+\s+\S"
    r"|\d{1,2}\.?\)?\s+(?:includes?|excludes?|because|based|data|figures?|the|see|less|not|for|population|does|as|in|per"
    r"|due|limited|this|revised|rates?|number|percent)\b"
    r"|(?:\(?(?:NA|X|Z|D|S|B)\)?|-|…)\s(?:=\s)?(?:not|represents?|less|figure|data|withheld|does|base|entry)\b"
    r"|\*{1,3}\s?[a-z]|how to cite|see (?:also|notes?|text|footnotes?)\b|special value)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?i)^\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_MOMENT = r"(?i)day,?\s+\S.*\b(?:19|20)\d\d\b.*\d{1,2}:\d\d"
#: So many cells may a time of day with its date be cut into.
_CUT_INTO = 4
#: The name of a group in a few words, and what it is this time.
_GROUP = r"^(?<name>\p{L}[\p{L} ]{1,30}?)\s*:\s+(?<value>\S.*)$"
_PAGE = r"(?i)^\s*(?:page|seite|página|pagina)\s+\d+(?:\s+(?:of|von|de|sur|van|/)\s*\d+)?\s*$"


def was_printed(rows: pl.DataFrame) -> pl.Series:
    """Whether a row is the time of a report, cut at its commas: Friday, May 03, 2026 10:11 AM."""
    names = rows.columns[1 : 1 + _CUT_INTO]
    if not names:
        return pl.Series([], dtype=pl.Boolean)
    first = rows[names[0]].str.contains(_WEEKDAY)
    if not first.any():
        return first
    said = pl.when(first).then(pl.concat_str(names, separator=" "))
    return rows.select(said.str.contains(_MOMENT).fill_null(value=False)).to_series()


def footers(sparse: Sequence[Row], blank: frozenset[int], last_broad: int, typical: float) -> list[int]:
    """Lines at the end that speak about the report.

    ``sparse``: the last rows of few cells, in order; ``last_broad``: the last line that is none of them and no sum.
    From the first line on that can only be a remark, all below it are remarks too.
    """
    if typical < 2:
        return []
    tail = [(line, row) for line, row in sparse if line > last_broad]
    for at, (line, row) in enumerate(tail):
        filled = [cell for cell in row if cell.strip()]
        after_gap = line - 1 in blank
        if _speaks(filled, after_gap):
            below = tail[at:]
            return [line for line, _ in below]
    return []


def _speaks(filled: Sequence[str], after_gap: bool) -> bool:
    text = " ".join(filled)
    if _TIMESTAMP.search(text) or _FOOTER.match(text):
        return True
    if not after_gap:
        return False
    if len(filled) == 1:
        return len(text.split()) >= _WORDY or text.rstrip().endswith((".", ":"))
    return len(filled) == 2 and filled[0].rstrip().endswith(":")


def between_pages(sparse: pl.DataFrame, titles: frozenset[str]) -> dict[int, str]:
    """Page numbers anywhere, and the titles said again at the head of a page. ``sparse``: rows of a single cell."""
    if not sparse.height:
        return {}
    text = pl.concat_str(pl.all().exclude("line")).str.strip_chars()
    pages = sparse.filter(text.str.contains(_PAGE))["line"].to_list()
    if not pages:
        return {}
    again = sparse.filter(text.is_in(list(titles)))["line"].to_list() if titles else []
    return dict.fromkeys(pages, "footer") | dict.fromkeys(again, "title")


def group_headings(sparse: pl.DataFrame, words: frozenset[str]) -> list[int]:
    """Lines "Region: North", "Region: South" between the rows, also "Region:" and "North" in two cells.

    ``sparse``: rows of at most two cells. ``words``: of these one begins or ends the name of the groups, which must
    come again with another value: a lone text without such a name may be a client of whom no more is known.
    """
    if not sparse.height:
        return []
    text = pl.concat_str(pl.all().exclude("line"), separator=" ").str.strip_chars()
    said = sparse.select("line", text.str.extract_groups(_GROUP).alias("said")).unnest("said")
    name = pl.col("name").str.to_lowercase()
    ends = name.str.extract(r"^(\S+)").is_in(list(words)) | name.str.extract(r"(\S+)$").is_in(list(words))
    several = pl.col("value").n_unique().over(name) > 1
    return said.filter(ends & several)["line"].to_list()
