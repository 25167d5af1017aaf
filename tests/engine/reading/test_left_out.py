"""Whatever a file holds beside its tables is named: nobody has to find out by counting."""

from __future__ import annotations

import gzip
import io
import zipfile

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book

CLIENTS = "<client><name>Ann</name></client><client><name>Bob</name></client>"
CARD = "BEGIN:VCARD\nFN:Ann\nEND:VCARD\n"


def told(data: str | bytes) -> list[str]:
    """What the reader says that it left out, and of hidden and merged parts."""
    book = read_book(data.encode() if isinstance(data, str) else data, DEFAULT)
    return [finding.detail for finding in (*book.findings, *book.sheets[0].findings)]


def test_values_around_the_records_of_xml_are_named() -> None:
    text = f'<export version="3"><made>2024-05-01</made><list region="North">{CLIENTS}</list><end/></export>'
    assert told(text) == ["“export.version”, “export.made”, “export.list.region”"]


def test_repeated_words_beside_records_of_xml_are_named() -> None:
    text = f"<export><tags><tag>a</tag><tag>b</tag></tags><list>{CLIENTS}</list></export>"
    assert told(text) == ["“export.tags.tag”"]


def test_xml_of_records_alone_leaves_nothing_out() -> None:
    assert told(f'<clients xmlns="urn:x">\n  {CLIENTS}\n</clients>') == []


def test_values_beside_the_tables_of_json_are_named() -> None:
    assert told('{"made": "2024", "by": "x", "rows": [{"a": 1}]}') == ["“made”, “by”"]


def test_lines_of_cards_that_say_nothing_to_us_are_counted() -> None:
    text = CARD.replace("END", "what is this\nEND") + "another one\n\nTEL:1\n" + CARD
    assert told(text) == ["3 lines that are no entry of a card, the first in line 3"]


def test_what_a_card_inside_a_card_says_besides_its_name_is_told_to_be_left_out() -> None:
    inner = "BEGIN:VCARD\nFN:Cid\nTEL:555\nEND:VCARD\n"
    text = f"BEGIN:VCARD\nFN:Ann\nAGENT:\n{inner}END:VCARD\n"
    assert told(text) == ["1 card inside other cards, of which the name alone was taken"]


def test_words_outside_of_the_tables_of_a_page_and_its_hidden_cells_are_named() -> None:
    page = "<html><title>x</title><h1>Our \n clients</h1><table><tr><td>Name<td>City<tr><td>Ann<td hidden>Rome</table>"
    assert told(page) == ["text outside of them, which begins “Our clients”", "1 cell that the page hides, in “Sheet1”"]


def test_a_page_of_a_table_alone_leaves_nothing_out() -> None:
    assert told("<html><body>\n<table><tr><td>Name<td>City<tr><td>Ann<td>Rome</table>\n</body>") == []


def test_files_of_an_archive_that_are_no_tables_are_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.pdf", b"%PDF-1.4")
        archive.writestr("clients.csv", "Name,City\nAnn,Rome\n")
    assert told(out.getvalue()) == ["files that are no tables: “readme”"]


def test_bytes_behind_the_compressed_part_are_named() -> None:
    packed = gzip.compress(b"Name,City\nAnn,Rome\n")
    assert told(packed + b"\0" * 512) == []
    assert told(packed + b"more") == ["4 bytes behind what is packed"]


def test_hidden_rows_and_columns_of_a_spreadsheet_in_xml_are_named() -> None:
    cells = '<Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>'
    rows = f'<Column ss:Hidden="1" ss:Span="1"/><Row>{cells}</Row><Row ss:Hidden="1">{cells}</Row>'
    text = f"""<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>{rows}</Table></Worksheet>
        </Workbook>"""
    assert told(text) == ["2 cells show", "1 row is", "2 columns are"]
