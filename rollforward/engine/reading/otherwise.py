"""What a sheet is that is no client list: invoices, payments, hours, allowed values, instructions, sums by group."""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine.reading.region import header_of, table_of
from rollforward.engine.reading.words import names_a_client
from rollforward.engine.values import RawSheet

_NAME = re.compile(
    r"invoice|transaction|payment|receipt|journal|ledger|time ?(?:sheet|log|entr)|hours|bills?\b|orders?\b|look-?ups?\b"
    r"|lists?$|codes?$|drop-?downs?|validation|instruction|read ?me|how ?to|help\b|about\b|legend|notes?$|pivot|summary"
    r"|dashboard|totals?\b|chart|settings|config|change ?log|rechnung|buchung|zahlung|zeiten|anleitung|hinweis"
    r"|auswertung|facture|paiement|écriture|synthèse|factura|pago|resumen|instruccion",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:invoice|inv|txn|transaction|trans|debit|credit|qty|quantity|due date|paid|payment|hours|unit price"
    r"|line total|voucher|journal|memo|posting|rechnung|buchung|belegdatum|soll|haben|menge|facture"
    r"|débit|crédit|factura)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(?:client|customer|company|name|mandant|kunde|firma|cliente|nom|klant)", re.IGNORECASE)
#: Rows that are looked at, and as few of them prove nothing.
_ROWS, _FEW = 2_000, 4


def clients_named(sheet: RawSheet) -> int:
    """How many of the headers are such as lists of clients have."""
    return len({name for name in _header(sheet) if names_a_client(name)})


def otherwise(sheet: RawSheet) -> str:
    """What the sheet is instead of a client list, ``""`` where nothing speaks against it."""
    header = _header(sheet)
    if sum(bool(_EVENT.search(name)) for name in header) > 1:
        return "its headers speak of invoices or entries"
    if _comes_again(sheet, header):
        return "the same names come again and again"
    if len(header) <= 2 and not clients_named(sheet):
        return "it has too few columns to tell of clients"
    if clients_named(sheet) < 2 and _NAME.search(sheet.name.strip()):
        return "its name speaks of something else"
    return ""


def _header(sheet: RawSheet) -> tuple[str, ...]:
    return header_of(sheet.cells, sheet.region) if sheet.region.header_rows else ()


def _comes_again(sheet: RawSheet, header: tuple[str, ...]) -> bool:
    """Whether the columns that name somebody say the same few names, as lists of what happened to them do."""
    places = [at for at, name in enumerate(header) if _WHOSE.search(name)]
    if not places:
        return False
    rows = table_of(sheet, sheet.region).rows.head(_ROWS)
    names = [tuple(name.strip() for name in row) for row in rows.select(pl.nth(1 + at) for at in places).iter_rows()]
    said = [name for name in names if any(name)]
    return len(said) >= _FEW and len(set(said)) * 2 <= len(said)
