"""Web pages with tables, which many programs call .xls: each table is a sheet."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.grid import laid_out
from rollforward.engine.reading.html.cells import HtmlTable, Page
from rollforward.engine.reading.parsed import SHEET_NAME, Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.region import locate
from rollforward.engine.reading.sheets import chosen, with_names
from rollforward.engine.reading.sniff import head, text_in
from rollforward.engine.values import Finding, Merged, ReadAs

_BEFORE = r"(?:\s|<!--(?:[^-]|-(?!->))*(?:-->|\Z)|<\?[^>]*+>)*"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|(?:html|head|body|meta|table)[\s>])", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(
    rf"{_BEFORE}<(?:style|div|center|form|title|link|script|font|p|h[1-6]|tr|td|th|thead|tbody)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HAS_CELLS = re.compile(rb"<\x00?t\x00?[dh]", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*+=\s*+["']?([\w:.-]{2,40})""", re.IGNORECASE)
_MAIL = re.compile(r"(?:[A-Za-z-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*)*?(?:MIME-Version|Content-Type):", re.IGNORECASE)
#: Places that cells from above may take for each cell of a table, and what is free of that rule.
_TAKEN_PER_CELL = 1_000
_FREE = 4_000_000
_SHOWN = 60
#: Tables within tables lay pages out; so many for each that may be a sheet are met on no page that people write.
_TABLES_PER_SHEET = 40


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of web pages, or ``None`` where this is none."""
    start = head(data)
    if _PAGE.match(start) or (_PIECE.match(start) and _HAS_CELLS.search(data)):
        return read
    if b"multipart/related" in data[:8192].lower() and _MAIL.match(start.replace("\r\n", "\n")):
        return _read_archive
    return None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The tables of a page. Raises ``Refused``."""
    return _book([data], limits, read_as, weighed)


def _read_archive(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The tables of a page with all that belongs to it in one file (MHTML)."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError:
        raise Refused("hostile", "its parts are nested hundreds of levels deep") from None
    return _book([part for part in parts if isinstance(part, bytes)], limits, read_as, weighed)


def _book(pages: list[bytes], limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    weighed(sum(map(len, pages)))
    sheets: list[Parsed] = []
    decoded, outside = None, ""
    for page in pages:
        declared = _CHARSET.search(page[:8192])
        if page.count(b"<table") > _TABLES_PER_SHEET * limits.sheets:
            raise Refused("too-large", f"it has more than {limits.sheets} tables")
        decoded = text_in(page, limits, read_as, declared[1].decode("ascii", "replace") if declared else None)
        parsed = Page(decoded.text)
        outside = outside or parsed.outside
        for sheet in _sheets(parsed, limits):
            sheets.append(sheet)
            if len(sheets) > limits.sheets:
                raise Refused("too-large", f"it has more than {limits.sheets} tables")
    if decoded is None or not sheets:
        raise Refused("not-a-table", "a web page without a table")
    return ParsedBook(
        "html",
        chosen(with_names(sheets), limits, read_as),
        decoded.encoding,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings + _outside(outside),
    )


def _outside(text: str) -> tuple[Finding, ...]:
    words = " ".join(text.split())
    told = f"text outside of them, which begins “{words[:_SHOWN]}”"
    return (Finding("left-out", detail=told),) if words else ()


def _sheets(page: Page, limits: Limits) -> Iterator[Parsed]:
    """The tables that show something."""
    own_names = page.names if len(page.names) == len(page.tables) else []
    for number, table in enumerate(page.tables):
        caption = " ".join("".join(table.caption).split())
        name = caption or (own_names[number] if own_names else f"Table {number + 1}")
        sheet = _sheet(table, name if len(page.tables) > 1 or caption or own_names else SHEET_NAME, limits)
        if sheet.cells.width > 1:
            yield sheet


def _sheet(table: HtmlTable, name: str, limits: Limits) -> Parsed:
    rows, merged = _placed(table, limits)
    cells = laid_out(rows, limits)
    if not any(text for _, row in rows for text in row.values()):
        return Parsed(cells.select("line"), name)
    unseen = [(table.unseen, "row"), (table.unseen_cells, "cell")]
    told = [f"{count:,} {what}{'' if count == 1 else 's'}" for count, what in unseen if count]
    findings = tuple(Finding("left-out", detail=f"{what} that the page hides, in “{name}”") for what in told)
    last = cells.width - 2
    kept = tuple(replace(m, last_position=min(m.last_position, last)) for m in merged if m.first_position <= last)
    parsed = Parsed(cells, name, findings=findings, merged=kept)
    heading = _heading_row(table)
    return parsed if heading is None else replace(parsed, region=locate(cells, (heading,), kept))


def _heading_row(table: HtmlTable) -> int | None:
    """The row that the page itself marks as the header: the only one of heading cells, above all others."""
    marked = [at for at, row in enumerate(table.rows) if len(row) > 1 and all(cell.is_heading for cell in row)]
    above = table.rows[: marked[0]] if len(marked) == 1 else []
    if len(marked) != 1 or len(table.rows) < 2 or any(len(row) > 1 for row in above):
        return None
    filled = sum(1 for cell in table.rows[marked[0]] if cell.text)
    return marked[0] + 1 if filled > 1 and all(cell.across == 1 for cell in table.rows[marked[0]]) else None


def _placed(table: HtmlTable, limits: Limits) -> tuple[list[tuple[int, dict[int, str]]], list[Merged]]:
    """The cells at their positions: cells that reach over rows and columns push the others aside."""
    taken: dict[int, int] = {}
    rows: list[tuple[int, dict[int, str]]] = []
    merged: list[Merged] = []
    effort, count = 0, 0
    for line, row in enumerate(table.rows, 1):
        placed: dict[int, str] = {}
        below = {at: left - 1 for at, left in taken.items() if left > 1}
        at = 0
        for cell in row:
            while at in taken:
                at += 1
            if at >= limits.columns:
                raise Refused("too-large", f"it has more than {limits.columns:,} columns")
            placed[at] = cell.text
            end = min(at + cell.across, limits.columns)
            if cell.down > 1:
                below.update(dict.fromkeys(range(at, end), cell.down - 1))
            if cell.down > 1 or cell.across > 1:
                merged.append(Merged(line, min(line + cell.down - 1, len(table.rows)), at, end - 1))
            at = end
        effort, count = effort + len(taken) + at, count + len(row)
        if effort > max(_FREE, count * _TAKEN_PER_CELL):
            raise Refused("hostile", "its cells span far more rows and columns than it fills")
        taken = below
        rows.append((line, placed))
    return rows, merged
