"""XML and HTML: entities, depth, repeated cells."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.texts import MB, numbered

XML = '<?xml version="1.0"?>'
ROWS = "<rows><row><name>&x;</name><city>Rome</city></row><row><name>Bo</name><city>Oslo</city></row></rows>"
SPREADSHEET_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="A"><Table>{}</Table></Worksheet></Workbook>'
)


def laughs(body: str = ROWS) -> str:
    """Ten lines that stand for three gigabytes."""
    steps = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'{XML}<!DOCTYPE rows [<!ENTITY l0 "laugh">{steps}<!ENTITY x "&l9;">]>{body}'


def table(cells: str) -> bytes:
    return f"<html><body><table>{cells}</table></body></html>".encode()


FILES: dict[str, Callable[[], bytes]] = {
    "a-billion-laughs.xml": lambda: laughs().encode(),
    "a-billion-laughs-in-utf16.xml": lambda: laughs().replace('1.0"', '1.0" encoding="UTF-16"').encode("utf-16"),
    "quadratic-entities.xml": lambda: (
        f'{XML}<!DOCTYPE rows [<!ENTITY x "{"x" * 100_000}">]>'.encode()
        + b"<rows>"
        + b"<row><a>&x;</a></row>" * 20_000
        + b"</rows>"
    ),
    "entity-of-a-file.xml": f'{XML}<!DOCTYPE rows [<!ENTITY x SYSTEM "file:///etc/passwd">]>{ROWS}'.encode,
    "entity-of-an-address.xml": f'{XML}<!DOCTYPE rows [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>{ROWS}'.encode,
    "entities-of-parameters.xml": (
        f'{XML}<!DOCTYPE rows [<!ENTITY % a SYSTEM "file:///etc/passwd"><!ENTITY % b "<!ENTITY x \'%a;\'>">%b;]>{ROWS}'
    ).encode,
    "entity-of-itself.xml": f'{XML}<!DOCTYPE rows [<!ENTITY x "&x;">]>{ROWS}'.encode,
    "late-declaration.xml": (XML + f"<!--{'x' * 70_000}-->" + laughs()[len(XML) :]).encode,
    "elements-in-elements.xml": (XML + "<a>" * 1_000_000).encode,
    "elements-in-elements-closed.xml": (XML + "<a>" * 300_000 + "</a>" * 300_000).encode,
    "a-million-attributes.xml": lambda: b"<rows><row " + numbered('a{}="1" ', 1_000_000) + b"/><row/></rows>",
    "one-attribute-twice.xml": lambda: b"<rows><row " + b'a="1" ' * 500_000 + b"/></rows>",
    "namespaces-without-end.xml": lambda: b"<rows " + numbered('xmlns:n{0}="u{0}" ', 200_000) + b"><row/></rows>",
    "a-comment-never-closed.xml": lambda: b"<rows><!--" + b"-" * (10 * MB),
    "comments-without-end.xml": lambda: b"<rows>" + b"<!---->" * 1_000_000 + b"</rows>",
    "instructions-without-end.xml": lambda: b"<rows>" + b"<?a b?>" * 1_000_000 + b"</rows>",
    "a-section-never-closed.xml": lambda: b"<rows><row><a><![CDATA[" + b"]]" * (5 * MB),
    "each-row-other-elements.xml": lambda: b"<rows>" + numbered("<row><k{0}>1</k{0}></row>", 200_000) + b"</rows>",
    "a-tag-never-closed.xml": lambda: b"<rows><row " + b"a" * (10 * MB),
    "a-text-of-megabytes.xml": lambda: b"<rows><row><a>" + b"x" * (20 * MB) + b"</a></row><row><a>b</a></row></rows>",
    "a-far-cell-in-2003.xml": lambda: SPREADSHEET_2003.format(
        '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data>x</Data></Cell></Row>'
    ).encode(),
    "a-far-index-in-2003.xml": lambda: SPREADSHEET_2003.format(
        '<Row ss:Index="9999999999999"><Cell ss:Index="99999999999"><Data>x</Data></Cell></Row>'
    ).encode(),
    "a-merge-without-end-in-2003.xml": lambda: SPREADSHEET_2003.format(
        '<Row><Cell ss:MergeAcross="999999999" ss:MergeDown="999999999"><Data>x</Data></Cell></Row>'
    ).encode(),
    "colspan-without-end.html": lambda: table(("<tr>" + '<td colspan="1000000">x</td>' * 1_000 + "</tr>") * 50),
    "rowspan-without-end.html": lambda: table("<tr>" + '<td rowspan="65534" colspan="1000">x</td>' * 10 + "</tr>"),
    "rowspan-over-all-rows.html": lambda: table(('<tr><td rowspan="0">a</td><td rowspan="65534">x</td></tr>') * 20_000),
    "spans-that-are-no-numbers.html": lambda: table(
        '<tr><td colspan="-1">a</td><td colspan="9e99">b</td><td rowspan="' + "9" * 10_000 + '">c</td></tr>' * 50
    ),
    "tables-in-tables.html": lambda: b"<table><tr><td>" * 100_000 + b"x",
    "divisions-in-divisions.html": lambda: b"<html>" + b"<div>" * 500_000 + b"<table><tr><td>x</td></tr></table>",
    "tags-never-closed.html": lambda: b"<html><table>" + b"<tr><td>" * 100_000,
    "two-hundred-tables.html": lambda: b"<html>" + b"<table><tr><td>Name<td>City<tr><td>Ann<td>Rome</table>" * 200,
    "a-quote-never-closed.html": lambda: b'<html><table><tr><td title="' + b"x " * (4 * MB),
    "ampersands.html": lambda: table("<tr><td>" + "&amp" * 1_000_000 + "</td></tr>"),
    "numbers-for-characters.html": lambda: table("<tr><td>" + "&#99999999999;&#xD800;&#0;" * 100_000 + "</td></tr>"),
    "a-million-tables.html": lambda: b"<html>" + b"<table><tr><td>x</td></tr></table>" * 300_000,
    "less-than-signs.html": lambda: b"<html><table><tr><td>" + b"<" * (5 * MB),
    "a-lying-charset.html": lambda: (
        b'<html><meta charset="utf-16"><meta charset="no-such-thing"><table>' + b"<tr><td>M\xfcller</td></tr>" * 50_000
    ),
    "a-comment-never-closed.html": lambda: b"<html><table><tr><td>x</td></tr><!--" + b"--!" * (2 * MB),
    "scripts-without-end.html": lambda: b"<html>" + b"<script>" * 500_000 + b"<table><tr><td>x</td></tr></table>",
}
