"""Small good files of each format, as programs write them."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import struct
from collections.abc import Callable

import xlsxwriter

from tests.hostile.legacy import GOOD, compound
from tests.hostile.opened import binary_rows, ods, record, shared_cell, table, text_cell, wide, xlsb
from tests.hostile.packing import member, pack

ROWS = [
    ["Client name", "Email", "Phone", "City", "Since", "Balance"],
    ["Dune Dental, LLC", "ana@dune.example", "(555) 201-3344", "Rome", "3/31/2020", "1,250.00"],
    ["Müller & Söhne", "bo@lee.example", "555-201-8899", "Köln", "12/1/2019", "-7.5"],
    ['Fox "The" Inc', "cy@fox.example", "", "Oslo", "", "0"],
    ["Lee\nFarms", "di@farms.example", "555-0100", "Łódź", "1/2/2021", "13%"],
]


def delimited(delimiter: str, end: str = "\n", rows: list[list[str]] = ROWS) -> str:
    def cell(text: str) -> str:
        odd = any(sign in text for sign in (delimiter, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if odd else text

    return "".join(delimiter.join(map(cell, row)) + end for row in rows * 4)


def with_surroundings() -> str:
    total = ["Total", "", "", "", "", "1242.50"]
    return f"Harbor Books\nCustomer list\n\n{delimited(',')}\n{','.join(total)}\nPage 1 of 1\n"


def fixed_width() -> str:
    return "".join("".join(cell.replace("\n", " ").ljust(24) for cell in row) + "\n" for row in ROWS * 3)


def records() -> list[dict[str, str]]:
    return [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:] * 3]


def xml() -> str:
    rows = "".join(
        f'<client id="{i}"><name>Client {i}</name><address><city>Rome</city></address></client>' for i in range(12)
    )
    return f'<?xml version="1.0" encoding="utf-8"?><clients>{rows}</clients>'


def html() -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{text.replace('&', '&amp;')}</td>" for text in row) + "</tr>\n" for row in ROWS * 3
    )
    head = '<html><head><meta charset="utf-8"></head><body><table><tr><th colspan="6">List</th></tr>'
    return f"{head}{rows}</table></body></html>"


def cards() -> str:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann {i};;;\r\nFN:Ann {i} Lee\r\nORG:Lee Farms\r\n"
        f"TEL;TYPE=CELL:555-010{i}\r\nEMAIL:ann{i}@lee.example\r\nADR:;;1 Main St;Rome;NY;10001;USA\r\n"
        "NOTE:a long note that is\r\n  folded\r\nEND:VCARD\r\n"
        for i in range(6)
    )


def old_cards() -> str:
    return (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Bo\r\n"
        "TEL;HOME:555-0100\r\nEND:VCARD\r\n"
    ) * 4


def quickbooks() -> str:
    rows = "".join(f"CUST\tClient {i}\tc{i}@lee.example\t555-010{i}\n" for i in range(9))
    return f"!HDR\tPROD\tVER\nHDR\tQuickBooks\t2020\n!CUST\tNAME\tEMAIL\tPHONE1\n{rows}"


def spreadsheet() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime(2020, 1, 1)})  # else the file is another each second
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        money = book.add_format({"num_format": '#,##0.00 "USD";[Red]-#,##0.00'})
        code = book.add_format({"num_format": "00000"})
        sheet = book.add_worksheet("Clients")
        sheet.merge_range("A1:D1", "Client list")
        sheet.write_row(1, 0, ["Client name", "Since", "Balance", "Code"])
        for i in range(2, 20):
            sheet.write(i, 0, f"Client {i}")
            sheet.write_datetime(i, 1, datetime.datetime(2020, 1, i), day)
            sheet.write_number(i, 2, i * -12.345, money)
            sheet.write_number(i, 3, i, code)
        sheet.write_formula(20, 0, "=A2&1", None, "#N/A")
        sheet.write_boolean(20, 1, True)
        sheet.set_row(5, None, None, {"hidden": True})
        book.add_worksheet("Notes").hide()
    return target.getvalue()


def binary_spreadsheet() -> bytes:
    strings = record(159, struct.pack("<2I", 1, 1)) + record(19, b"\0" + wide("Client name")) + record(160)
    cells = shared_cell(0) + text_cell(1, "City")
    return xlsb(binary_rows(cells + record(0, struct.pack("<I", 1) + b"\0" * 21) + text_cell(0, "Ann")), strings)


def open_document() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}.00</text:p></table:table-cell>'
    row = "<table:table-row>{}</table:table-row>"
    head = row.format(cell.format("Client name") + cell.format("Balance"))
    return ods(table(head + "".join(row.format(cell.format(f"Client {i}") + number.format(i)) for i in range(9))))


FILES: dict[str, Callable[[], bytes]] = {
    "commas.csv": lambda: delimited(",").encode(),
    "semicolons.csv": lambda: delimited(";", "\r\n").encode("cp1252", "replace"),
    "tabs.tsv": lambda: delimited("\t").encode("utf-16"),
    "bars.csv": lambda: delimited("|", "\r").encode("utf-8-sig"),
    "many-characters.csv": lambda: delimited("::").encode(),
    "apostrophes.csv": lambda: delimited(",").replace('"', "'").encode("mac_roman", "replace"),
    "surroundings.csv": lambda: with_surroundings().encode(),
    "shift-jis.csv": lambda: "名前,都市\n山田太郎,東京\n鈴木花子,大阪\n".encode("shift_jis") * 5,
    "fixed-width.txt": lambda: fixed_width().encode(),
    "quickbooks.iif": lambda: quickbooks().encode(),
    "objects.json": lambda: json.dumps(records(), ensure_ascii=False).encode(),
    "nested.json": lambda: json.dumps({"data": {"clients": records()}, "page": 1}).encode(),
    "lines.jsonl": lambda: "\n".join(map(json.dumps, records())).encode(),
    "elements.xml": lambda: xml().encode(),
    "page.html": lambda: html().encode(),
    "cards.vcf": lambda: cards().encode(),
    "old-cards.vcf": lambda: old_cards().encode(),
    "spreadsheet.xlsx": spreadsheet,
    "binary.xlsb": binary_spreadsheet,
    "open.ods": open_document,
    "old.xls": lambda: compound(GOOD),
    "packed.zip": lambda: pack([member("clients.csv", delimited(",").encode())]),
    "packed.csv.gz": lambda: gzip.compress(delimited(",").encode(), mtime=0),
}
