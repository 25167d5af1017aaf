"""A full worksheet as programs write it: its XML is made by whole columns, since cell by cell takes minutes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import polars as pl

ROWS, COLUMNS = 1_048_575, 30
#: The ways of writing cells that are measured full size, and one to compare with.
CASES = ("inline", "shared", "numbers")
KINDS = {
    "inline": "inline texts",
    "shared": "shared texts",
    "numbers": "numbers of five formats",
    "plain": "the same numbers without formats",
}

_BATCH = 20_000
_SHARED = 200_000
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = "Harbor Maple Summit Cedar Union Granite Prairie Lakeside Beacon Sterling".split()
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="Clients" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="10"/></cellXfs></styleSheet>',
}


def write(path: Path, kind: str, rows: int = ROWS) -> Path:
    """Write the workbook unless it is there. ``kind``: a key of ``KINDS``."""
    if path.exists():
        return path
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in _PARTS.items():
            package.writestr(name, _DECLARED + content)
        texts = "".join(f"<si><t>{_WORDS[n % 10]} Dental {n} LLC</t></si>" for n in range(_SHARED))
        package.writestr("xl/sharedStrings.xml", f"{_DECLARED}<sst {_MAIN}>{texts}</sst>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f"{_DECLARED}<worksheet {_MAIN}><sheetData>".encode())
            for start in range(0, rows, _BATCH):
                sheet.write(_rows(start, min(rows, start + _BATCH), kind))
            sheet.write(b"</sheetData></worksheet>")
    part.replace(path)
    return path


def _rows(start: int, end: int, kind: str) -> bytes:
    line = pl.col("n") + 1
    cells = [_cell(position, kind) for position in range(COLUMNS)]
    row = pl.concat_str(pl.format('<row r="{}">', line), *cells, pl.lit("</row>"))
    return "".join(pl.int_range(start, end, eager=True).alias("n").to_frame().select(row).to_series()).encode()


def _cell(position: int, kind: str) -> pl.Expr:
    n = pl.col("n")
    letters = chr(65 + position) if position < 26 else "A" + chr(39 + position)
    if kind == "inline":
        return pl.format(f'<c r="{letters}{{}}" t="inlineStr"><is><t>{{}}</t></is></c>', n + 1, _text(position))
    if kind == "shared":
        return pl.format(f'<c r="{letters}{{}}" t="s"><v>{{}}</v></c>', n + 1, (n * 7919 + position).mod(_SHARED))
    style = "" if kind == "plain" else f' s="{position % 5}"'
    return pl.format(f'<c r="{letters}{{}}"{style}><v>{{}}</v></c>', n + 1, _number(position))


def _text(position: int) -> pl.Expr:
    n = pl.col("n")
    word = (n + position).mod(10).replace_strict(dict(enumerate(_WORDS)), return_dtype=pl.String)
    return (
        pl.format("{} Dental {} LLC", word, n),
        pl.format("office{}@example.com", n),
        pl.format("(212) 555-{}", (n * 31 + position).mod(10_000)),
        word,
        pl.format("{} {} St &amp; Co", (n * 13).mod(9_999), word),
    )[position % 5]


def _number(position: int) -> pl.Expr:
    n = pl.col("n")
    return (
        n * 3 + position,
        (n * 137 + position) / 100,
        40_000 + (n + position).mod(6_000),
        (n * 37 + position).mod(99_999),
        (n + position).mod(1_000) / 1_000,
    )[position % 5]
