"""XLSX: cells far away, texts and tables that grow, parts that point at themselves, files cut anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tests.engine.reading.workbooks import parts_of, workbook
from tests.hostile.markup import XML, laughs
from tests.hostile.packing import Member, big, member, pack
from tests.hostile.texts import MB, numbered

SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK, LINKS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>City</t></is></c></row>'
)


@cache
def good() -> bytes:
    rows = [["Client name", "City", "Since"]] + [[f"Client {i}", "Rome", 43_000 + i] for i in range(200)]
    return workbook({"Clients": rows})


def built(changes: Mapping[str, str | bytes | None], *others: Member) -> bytes:
    """The good workbook with some parts replaced, added, or (``None``) left out."""
    parts: dict[str, str | bytes | None] = {**parts_of(good()), **changes}
    contents = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    return pack([*(member(name, part) for name, part in contents.items() if part is not None), *others])


def sheet(rows: str = HEAD, before: str = "", after: str = "") -> str:
    return f"{XML}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def cell(reference: str, text: str = "x") -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(template: str, count: int) -> str:
    return HEAD + "".join(template.format(i) for i in range(2, count + 2))


def with_rows(text: str) -> Callable[[], bytes]:
    return lambda: built({SHEET: sheet(text)})


def with_many(template: str, count: int) -> Callable[[], bytes]:
    """The same of rows that are not made before the file is."""
    return lambda: built({SHEET: sheet(rows(template, count))})


def grown(name: str, head: str, block: str, count: int, tail: str) -> bytes:
    """The good workbook with one part of ``count`` blocks, which is never held unpacked."""
    return built({name: None}, big(name, head.encode(), block.encode(), count, tail.encode()))


def around(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>"


def strings(items: str) -> str:
    return f'{XML}<sst {MAIN} count="1" uniqueCount="1">{items}</sst>'


def many_sheets(count: int) -> bytes:
    names = "".join(f'<sheet name="S{i}" sheetId="{i + 1}" r:id="rId1"/>' for i in range(count))
    head = parts_of(good())[BOOK]
    start, end = head.index("<sheets>"), head.index("</sheets>")
    return built({BOOK: f"{head[:start]}<sheets>{names}{head[end:]}"})


def renamed(name: str) -> bytes:
    return built({BOOK: parts_of(good())[BOOK].replace("Clients", name)})


def linked(target: str, more: str = "") -> bytes:
    return built({LINKS: parts_of(good())[LINKS].replace("worksheets/sheet1.xml", target) + more})


def styled(formats: str, cells: str) -> bytes:
    styles = f"{XML}<styleSheet {MAIN}><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>"
    used = rows('<row r="{0}"><c r="A{0}" s="1"><v>{0}</v></c><c r="B{0}" s="9999999"><v>-{0}.5</v></c></row>', 2_000)
    return built({STYLES: styles, SHEET: sheet(used)})


def format_of(code: str) -> bytes:
    return styled(f'<numFmt numFmtId="200" formatCode="{code}"/>', '<xf numFmtId="0"/><xf numFmtId="200"/>')


def letters(column: int) -> str:
    """The name of a column, from 1."""
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


DTD_ROWS = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>')[len(XML) :]
FAR = cell("XFD1048576")

FILES: dict[str, Callable[[], bytes]] = {
    "a-cell-at-the-far-corner.xlsx": with_rows(f'{HEAD}<row r="1048576">{FAR}</row>'),
    "a-far-cell-in-apostrophes.xlsx": with_rows(f"{HEAD}<row r='1048576'>{FAR.replace(chr(34), chr(39))}</row>"),
    "a-far-cell-without-its-row.xlsx": with_rows(f"{HEAD}<row>{FAR}</row>"),
    "a-cell-beyond-the-far-corner.xlsx": with_rows(f'{HEAD}<row r="4294967295">{cell("ZZZZZZ4294967295")}</row>'),
    "rows-below-zero.xlsx": with_rows(f'{HEAD}<row r="-1">{cell("A-1")}</row><row r="0">{cell("A0")}</row>'),
    "a-dimension-that-lies.xlsx": lambda: built({SHEET: sheet(before='<dimension ref="A1:XFD1048576"/>')}),
    "a-dimension-of-nonsense.xlsx": lambda: built({SHEET: sheet(before='<dimension ref="XFD9999999999:A1"/>')}),
    "one-row-again-and-again.xlsx": with_rows(HEAD * 100_000),
    "cells-on-the-diagonal.xlsx": with_rows(
        HEAD + "".join(f'<row r="{i * 20}">{cell(f"{letters(i)}{i * 20}")}</row>' for i in range(1, 700))
    ),
    "rows-in-falling-order.xlsx": lambda: built(
        {SHEET: sheet("".join(f'<row r="{i}">{cell(f"A{i}")}</row>' for i in range(100_000, 0, -1)))}
    ),
    "one-cell-again-and-again.xlsx": with_rows(f'<row r="1">{cell("A1") * 300_000}</row>'),
    "a-column-in-each-row.xlsx": with_many('<row r="{0}"><c r="XFC{0}"><v>1</v></c></row>', 20_000),
    "a-gigabyte-in-one-cell.xlsx": lambda: grown(
        SHEET,
        sheet(f'{HEAD}<row r="2"><c r="A2" t="inlineStr"><is><t>').split("</sheetData>")[0],
        "x" * MB,
        1_024,
        "</t></is></c></row></sheetData></worksheet>",
    ),
    "a-gigabyte-in-the-strings.xlsx": lambda: grown(
        STRINGS, strings("<si><t>").split("</sst>")[0], "x" * MB, 1_024, "</t></si></sst>"
    ),
    "a-gigabyte-of-blanks-in-the-styles.xlsx": lambda: grown(
        STYLES, f"{XML}<styleSheet {MAIN}>", " " * MB, 1_024, "</styleSheet>"
    ),
    "twenty-million-cells.xlsx": lambda: grown(
        SHEET,
        f"{XML}<worksheet {MAIN}><sheetData>",
        f"<row>{'<c><v>1</v></c>' * 1_000}</row>",
        20_000,
        "</sheetData></worksheet>",
    ),
    "thirty-million-empty-rows.xlsx": lambda: grown(
        SHEET, f"{XML}<worksheet {MAIN}><sheetData>", "<row/>" * 100_000, 300, "</sheetData></worksheet>"
    ),
    "a-shared-megabyte-in-two-thousand-cells.xlsx": lambda: built(
        {
            STRINGS: strings(f"<si><t>{'x' * MB}</t></si>"),
            SHEET: sheet(rows('<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>', 2_000)),
        }
    ),
    "a-shared-page-in-a-hundred-thousand-cells.xlsx": lambda: built(
        {
            STRINGS: strings(f"<si><t>{'x' * 30_000}</t></si>"),
            SHEET: sheet(rows('<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>', 100_000)),
        }
    ),
    "strings-that-are-not-there.xlsx": with_many('<row r="{0}"><c r="A{0}" t="s"><v>99999999999</v></c></row>', 500),
    "a-string-of-a-million-runs.xlsx": lambda: built({STRINGS: strings(f"<si>{'<r><t>x</t></r>' * 1_000_000}</si>")}),
    "an-inline-string-of-a-million-runs.xlsx": with_rows(
        f'{HEAD}<row r="2"><c r="A2" t="inlineStr"><is>{"<r><t>x</t></r>" * 500_000}</is></c></row>'
    ),
    "a-million-strings-counted-as-billions.xlsx": lambda: built(
        {STRINGS: strings("<si><t>x</t></si>" * 500_000).replace('unt="1"', 'unt="4294967295"')}
    ),
    "twenty-thousand-sheets.xlsx": lambda: many_sheets(20_000),
    "two-hundred-sheets-of-one-part.xlsx": lambda: many_sheets(200),
    "merges-without-end.xlsx": lambda: built(
        {SHEET: sheet(after=around("mergeCells", numbered('<mergeCell ref="A{0}:B{0}"/>', 300_000).decode()))}
    ),
    "merges-over-everything.xlsx": lambda: built(
        {SHEET: sheet(after=around("mergeCells", '<mergeCell ref="A1:XFD1048576"/>' * 1_000))}
    ),
    "merges-of-nonsense.xlsx": lambda: built(
        {
            SHEET: sheet(
                after='<mergeCells><mergeCell ref="B2:A1"/><mergeCell ref=":"/>'
                '<mergeCell ref="ZZZZZZZ1:A99999999999"/></mergeCells>'
            )
        }
    ),
    "hidden-columns-without-end.xlsx": lambda: built(
        {SHEET: sheet(before=around("cols", '<col min="1" max="4294967295" hidden="1"/>' * 50_000))}
    ),
    "a-million-hidden-rows.xlsx": with_many('<row r="{0}" hidden="1"/>', 1_000_000),
    "a-million-styles.xlsx": lambda: styled("", '<xf numFmtId="14"/>' * 1_000_000),
    "a-million-formats.xlsx": lambda: styled(
        numbered('<numFmt numFmtId="{0}" formatCode="0.{0}"/>', 500_000).decode(), '<xf numFmtId="5"/>' * 10
    ),
    "a-format-of-sections.xlsx": lambda: format_of("0;" * 30_000),
    "a-format-of-250-places.xlsx": lambda: format_of("0." + "0" * 250),
    "a-format-of-200-digits-of-ten.xlsx": lambda: format_of("0." + "0" * 20 + "E+" + "0" * 200),
    "a-format-of-percent.xlsx": lambda: format_of("0" + "%" * 250),
    "a-format-in-each-cell.xlsx": lambda: built(
        {
            STYLES: f"{XML}<styleSheet {MAIN}><numFmts>"
            + numbered('<numFmt numFmtId="1{0:04}" formatCode="[&gt;{0}]0.0{0};yyyy-mm-dd {0}"/>', 3_000).decode()
            + "</numFmts><cellXfs>"
            + numbered('<xf numFmtId="1{0:04}"/>', 3_000).decode()
            + "</cellXfs></styleSheet>",
            SHEET: sheet(rows('<row r="{0}"><c r="A{0}" s="{0}"><v>{0}.125</v></c></row>', 2_990)),
        }
    ),
    "a-format-of-brackets.xlsx": lambda: format_of("[" * 30_000),
    "a-format-of-digits.xlsx": lambda: format_of("0" * 30_000 + "." + "0" * 30_000),
    "a-format-of-commas-and-stars.xlsx": lambda: format_of("#,,,,,,*_?/" * 3_000),
    "a-format-of-quotes.xlsx": lambda: format_of("&quot;" * 30_001 + "\\"),
    "a-format-of-hours.xlsx": lambda: format_of("[h]:mm:ss.000;" + "yyyymmdd" * 4_000),
    "numbers-of-ten-megabytes.xlsx": with_rows(f'{HEAD}<row r="2"><c r="A2"><v>{"9" * (10 * MB)}</v></c></row>'),
    "numbers-that-are-none.xlsx": with_many(
        '<row r="{0}"><c r="A{0}"><v>1e999</v></c><c r="B{0}"><v>NaN</v></c><c r="C{0}" t="b"><v>7</v></c></row>',
        500,
    ),
    "dates-beyond-time.xlsx": lambda: built(
        {
            STYLES: f'{XML}<styleSheet {MAIN}><cellXfs><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>',
            SHEET: sheet(
                rows('<row r="{0}"><c r="A{0}" s="0"><v>1e308</v></c><c r="B{0}" s="1"><v>-1e15</v></c></row>', 500)
            ),
        }
    ),
    "characters-that-cannot-be.xlsx": with_many(
        '<row r="{0}">' + cell("A{0}", "_x0000__xD800_&#55296;") + "</row>", 200
    ),
    "formulas-that-turn-in-circles.xlsx": with_many('<row r="{0}"><c r="A{0}"><f>A{0}</f></c></row>', 50_000),
    "a-formula-of-megabytes.xlsx": with_rows(f'{HEAD}<row r="2"><c r="A2"><f>{"(" * (5 * MB)}</f><v>1</v></c></row>'),
    "laughs-in-the-sheet.xlsx": lambda: built({SHEET: laughs(DTD_ROWS)}),
    "laughs-in-the-strings.xlsx": lambda: built({STRINGS: laughs(strings("<si><t>&x;</t></si>")[len(XML) :])}),
    "laughs-in-the-workbook.xlsx": lambda: built({BOOK: laughs("<workbook>&x;</workbook>")}),
    "laughs-in-utf16.xlsx": lambda: built(
        {SHEET: laughs(DTD_ROWS).replace('1.0"', '1.0" encoding="UTF-16"').encode("utf-16")}
    ),
    "laughs-behind-a-comment.xlsx": lambda: built(
        {SHEET: XML + f"<!--{'x' * 90_000}-->" + laughs(DTD_ROWS)[len(XML) :]}
    ),
    "laughs-in-the-links.xlsx": lambda: built({LINKS: laughs("<Relationships>&x;</Relationships>")}),
    "a-file-as-entity.xlsx": lambda: built(
        {SHEET: f'{XML}<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>{DTD_ROWS}'}
    ),
    "elements-in-elements.xlsx": lambda: built({SHEET: sheet("<row><c>" + "<is>" * 300_000)}),
    "a-sheet-never-closed.xlsx": lambda: built({SHEET: sheet().replace("</row>", "<!--")}),
    "a-sheet-that-is-no-xml.xlsx": lambda: built({SHEET: b"\x00\xff" * 100_000}),
    "no-sheet-where-one-should-be.xlsx": lambda: built({SHEET: None}),
    "no-workbook-part.xlsx": lambda: built({BOOK: None}),
    "no-links.xlsx": lambda: built({LINKS: None}),
    "no-styles-no-types.xlsx": lambda: built({STYLES: None, TYPES: None}),
    "a-link-to-itself.xlsx": lambda: linked("_rels/workbook.xml.rels"),
    "a-link-to-the-workbook.xlsx": lambda: linked("workbook.xml"),
    "a-link-that-climbs.xlsx": lambda: linked("../../../../etc/passwd"),
    "a-link-to-an-address.xlsx": lambda: linked("http://127.0.0.1:9/sheet.xml"),
    "a-sheet-name-of-a-megabyte.xlsx": lambda: renamed("n" * MB),
    "a-sheet-name-of-markup.xlsx": lambda: renamed("&lt;script&gt;&#10;'../../x"),
    "a-part-twice.xlsx": lambda: built({}, member(SHEET, sheet().encode())),
    "a-part-in-other-case.xlsx": lambda: built({}, member(SHEET.upper(), sheet().encode())),
    "parts-that-climb.xlsx": lambda: built({}, member("../../../tmp/rollforward-climbed", b"x")),
    "validations-without-end.xlsx": lambda: built(
        {SHEET: sheet(after=around("dataValidations", '<dataValidation sqref="A1:XFD1048576"/>' * 200_000))}
    ),
    "a-macro-sheet-and-more.xlsm": lambda: built({}, member("xl/vbaProject.bin", b"\xd0\xcf" * 100_000)),
    **{
        f"cut-at-{share}-percent.xlsx": lambda share=share: good()[: len(good()) * share // 100]
        for share in (1, 3, 10, 25, 50, 75, 90, 97, 99)
    },
    **{f"last-bytes-cut-{count}.xlsx": lambda count=count: good()[:-count] for count in (1, 10, 22, 60)},
}
