"""Where the table lies, and what is set aside around it."""

from __future__ import annotations

from rollforward.engine.reading import locate, table_of
from rollforward.engine.values import SetAside
from tests.engine.reading.tables import rows, sheet_of, table

REPORT = """\
Harbor Bookkeeping LLC
Customer Contact List
"As of March 3, 2026"

Customer,Phone,Email,Balance
Ann Smith,555-123-4567,ann@example.com,10.00
Ann Smith:Payroll,,,
Bob Jones,555-765-4321,bob@example.com,20.00

Total,,,30.00

"Wednesday, March 4, 2026 09:12 AM GMT-08:00"
"""


def test_a_report_is_freed_of_its_titles_totals_and_time() -> None:
    region = sheet_of(REPORT).region
    assert region.header_rows == (5,)
    assert region.data_rows == (6, 8)
    assert region.set_aside == (
        SetAside(1, 3, "title"),
        SetAside(4, 4, "blank"),
        SetAside(9, 9, "blank"),
        SetAside(10, 10, "total"),
        SetAside(11, 11, "blank"),
        SetAside(12, 12, "footer"),
    )
    assert [row[0] for row in rows(REPORT)] == ["Ann Smith", "Ann Smith:Payroll", "Bob Jones"]


def test_rows_and_set_aside_lines_together_are_the_whole_file() -> None:
    sheet = sheet_of(REPORT)
    aside = sum(part.last - part.first + 1 for part in sheet.region.set_aside)
    assert table(REPORT).rows.height + aside + len(sheet.region.header_rows) == sheet.cells.height


def test_a_line_set_aside_can_be_taken_back() -> None:
    sheet = sheet_of(REPORT)
    assert table_of(sheet, sheet.region, frozenset({10})).rows["line"].to_list() == [6, 7, 8, 10]


def test_the_header_can_be_moved() -> None:
    sheet = sheet_of("Name,City\nAnn,Rome\nClient,Town\nBob,Bern\n")
    region = locate(sheet.cells, (3,))
    moved = table_of(sheet, region)
    assert moved.header == ("Client", "Town")
    assert moved.rows["line"].to_list() == [4]
    assert region.set_aside == (SetAside(1, 2, "title"),)


def test_the_header_can_be_declared_absent() -> None:
    sheet = sheet_of("Name,City\nAnn,Rome\n")
    assert table_of(sheet, locate(sheet.cells, None)).rows.height == 2


def test_several_header_lines_are_joined_with_a_space() -> None:
    sheet = sheet_of("Client,Phone\nName,Number\nAnn Smith,555-1234567\nBob Jones,555-7654321\n")
    assert sheet.region.header_rows == (1, 2)
    assert table_of(sheet, sheet.region).header == ("Client Name", "Phone Number")


def test_a_file_without_header_has_none() -> None:
    text = "C-001,Ann Smith,ann@example.com\nC-002,Bob Jones,bob@example.com\n"
    assert sheet_of(text).region.header_rows == ()
    assert len(rows(text)) == 2


def test_a_lone_row_is_a_header_if_it_names_a_field() -> None:
    assert sheet_of("Client name,Email\n").region.header_rows == (1,)
    assert sheet_of("Client name,Email\n").region.data_rows is None
    assert sheet_of("Ann Smith,ann@example.com\n").region.header_rows == ()


def test_headers_of_unknown_words_are_found_by_their_contrast() -> None:
    text = "Alpha,Beta,Gamma\nAnn,2026-01-31,10.50\nBob,2026-02-28,11.50\n"
    assert sheet_of(text).region.header_rows == (1,)


def test_a_header_that_comes_again_is_set_aside() -> None:
    text = "Name,City,Phone\nAnn,Rome,555-1234567\nName,City,Phone\nBob,Bern,555-7654321\n"
    assert SetAside(3, 3, "repeated header") in sheet_of(text).region.set_aside
    assert [row[0] for row in rows(text)] == ["Ann", "Bob"]


def test_a_client_called_total_is_a_client() -> None:
    text = (
        "Name,City,Email\nTotal Wine & More,Rome,total@example.com\nTotal Care,Bern,care@example.com\nAnn,Oslo,a@b.no\n"
    )
    assert [row[0] for row in rows(text)] == ["Total Wine & More", "Total Care", "Ann"]


def test_sums_in_the_middle_are_set_aside() -> None:
    text = "Name,City,Balance\nAnn,Rome,1.00\nBob,Rome,2.00\nTotal Rome,,3.00\nCid,Bern,4.00\nGrand total,,7.00\n"
    assert [row[0] for row in rows(text)] == ["Ann", "Bob", "Cid"]


def test_a_total_that_counts_the_rows_above_it_is_no_row() -> None:
    counted = sheet_of("No,Client,City\n1,Acme,Rome\n2,Baker,Bern\n3,Clay,Bonn\n,TOTAL 3,\n")
    assert counted.region.set_aside == (SetAside(5, 5, "total"),)
    named = sheet_of("No,Client,City\n1,Acme,Rome\n2,Baker,Bern\n3,Total 24,\n")
    assert named.region.set_aside == ()


def test_a_last_row_with_only_a_name_is_a_row() -> None:
    text = "Name,City,Email\nAnn,Rome,a@b.it\nBob,Bern,b@c.ch\nCid,,\n"
    assert [row[0] for row in rows(text)] == ["Ann", "Bob", "Cid"]


def test_mere_spaces_make_a_blank_line() -> None:
    text = "Name,City\nAnn,Rome\n  ,\nBob,Bern\n"
    assert [row[0] for row in rows(text)] == ["Ann", "Bob"]


def test_a_blank_first_column_is_kept_in_its_place() -> None:
    text = ",Customer,Phone\n,Ann Smith,555-1234567\n,Bob Jones,555-7654321\n"
    assert table(text).header == ("", "Customer", "Phone")


def test_a_last_row_whose_name_sounds_like_a_footer_is_a_row() -> None:
    text = "Name,City,Email\nAnn,Rome,a@b\nBob,Bern,b@c\n3 Rows Cafe,,\nPrinted Matter Inc,,\nEnd of the Line LLC,,\n"
    assert [row[0] for row in rows(text)][2:] == ["3 Rows Cafe", "Printed Matter Inc", "End of the Line LLC"]


def test_a_count_or_a_page_number_below_the_rows_is_a_footer() -> None:
    text = "Name,City,Email\nAnn,Rome,a@b.it\nBob,Bern,b@c.ch\n2 customers,,\nPage 1 of 1,,\n"
    assert [row[0] for row in rows(text)] == ["Ann", "Bob"]
