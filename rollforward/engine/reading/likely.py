"""Which sheet of a workbook is the client list, and why."""

from __future__ import annotations

from dataclasses import replace

from rollforward.engine.reading.otherwise import clients_named, otherwise
from rollforward.engine.reading.region import header_of
from rollforward.engine.reading.words import known_share, names_clients
from rollforward.engine.values import RawSheet

OPTIONS_NAME = "options"


def choose(sheets: tuple[RawSheet, ...]) -> tuple[RawSheet, ...]:
    """The same sheets, each with ``why``, one of them marked as likely where any has rows."""
    labels = {name for sheet in sheets if not _named_options(sheet) for name in _names(sheet)}
    judged = [_judged(sheet, labels, len(sheets) == 1) for sheet in sheets]
    best = max((score for score, _ in judged), default=0.0)
    if best <= 0:
        return tuple(sheet for _, sheet in judged)
    at = [score for score, _ in judged].index(best)
    return tuple(replace(sheet, likely=i == at) for i, (_, sheet) in enumerate(judged))


def _judged(sheet: RawSheet, labels: set[str], alone: bool) -> tuple[float, RawSheet]:
    if sheet.why:
        return 0.0, sheet
    region = sheet.region
    if region.data_rows is None and not region.header_rows:
        return 0.0, replace(sheet, why="empty")
    if _is_options(sheet, labels):
        return 0.0, replace(sheet, why="options: the list of allowed values that comes with our workbook, not data")
    share = known_share(header_of(sheet.cells, region)) if region.header_rows else 0.0
    count = region.data_rows[1] - region.data_rows[0] + 1 if region.data_rows else 0
    instead = "" if alone else otherwise(sheet)
    score = 0.1 + 2 * share + min(1.5, clients_named(sheet) / 2) + min(0.5, count / 200) - 2 * sheet.hidden
    score += -2.0 if instead else 1.0 if names_clients(sheet.name) else 0.0
    # A sheet against which something speaks is still better than none.
    return max(score, 0.01 + max(score, -9.0) / 1_000), replace(sheet, why=_why(sheet, share, count, alone, instead))


def _why(sheet: RawSheet, share: float, count: int, alone: bool, instead: str) -> str:
    reasons = ["the only sheet"] if alone else []
    if sheet.hidden:
        reasons.append("hidden")
    if names_clients(sheet.name):
        reasons.append("its name speaks of clients")
    if instead:
        reasons.append(instead)
    elif share >= 0.5:
        reasons.append("its headers name client data")
    reasons.append(f"{count:,} rows" if count != 1 else "1 row")
    return ", ".join(reasons)


def _named_options(sheet: RawSheet) -> bool:
    return sheet.name.strip().casefold() == OPTIONS_NAME


def _is_options(sheet: RawSheet, labels: set[str]) -> bool:
    """Ours has the name, and each of its headers is a column of the list it belongs to."""
    names = _names(sheet)
    return _named_options(sheet) and (not labels or not names or len(names & labels) * 2 >= len(names))


def _names(sheet: RawSheet) -> set[str]:
    if not sheet.region.header_rows:
        return set()
    return {name.strip(" *").casefold() for name in header_of(sheet.cells, sheet.region)} - {""}
