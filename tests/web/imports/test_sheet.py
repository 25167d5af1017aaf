"""The page of the reading: what was understood, what is asked, which line is the header, which lines are no rows."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from rollforward.imports import queries
from tests.web.imports.sheet_page import ACCENTS, TITLED, Upload, address, change, page, retold, table


def test_the_reading_is_told_in_one_line_with_change_beside_each_part(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert queries.understood(imp).sentence == (
        "UTF-8, semicolons, header in row 4, 2 rows; 2 title lines, a blank line and a total set aside"
    )
    shown = page(vera, imp)
    for part in ("encoding", "dialect", "header", "aside"):
        assert f"?change={part}" in shown


def test_what_is_sure_leads_on_and_is_told_on_the_next_page_too(vera: Client, upload: Upload) -> None:
    imp = upload("Customer,City\nAbbott & Sons,Bath\nBaker Bakery,Saco\nCole Cars,Bath\nDean Dental,Saco\n")
    assert imp.sent_on_to == address(imp, "import-map")  # type: ignore[attr-defined]
    assert "?change=dialect" in unescape(vera.get(address(imp, "import-map")).content.decode())


def test_an_unsure_header_is_asked_about_once_and_one_click_settles_it(vera: Client, upload: Upload) -> None:
    imp = upload("Zork,Blip\nAcme,Boston\n")
    assert imp.sent_on_to == address(imp)  # type: ignore[attr-defined]
    assert "Is that right?" in page(vera, imp)
    assert "Is that right?" not in change(vera, imp, settle="header")
    assert queries.doubts(imp) == ()


def test_a_doubt_does_not_stop_her_who_wants_to_go_on(vera: Client, upload: Upload) -> None:
    imp = upload("Zork,Blip\nAcme,Boston\n")
    assert vera.get(address(imp, "import-map")).status_code == 200


def test_a_click_on_another_line_makes_it_the_header(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert 'name="header" value="5"' in page(vera, imp, "?change=header")
    change(vera, imp, header="5")
    assert table(imp)[0] == ("Abbott", "Bath")


def test_the_header_can_have_two_lines_or_none(vera: Client, upload: Upload) -> None:
    imp = upload("Client,Firm,Home\nName,Code,City\nAbbott,7,Bath\nBaker,8,Saco\n")
    change(vera, imp, header="1,2")
    assert table(imp)[0] == ("Client Name", "Firm Code", "Home City")
    change(vera, imp, header="none")
    assert "no header row, 4 rows" in queries.understood(imp).sentence


def test_a_header_that_is_none_is_refused_in_words(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert "is no header" in change(vera, imp, header="3")
    assert "does not exist" in change(vera, imp, header="x")
    assert "header in row 4" in queries.understood(imp).sentence


def test_every_set_aside_line_can_be_looked_at_and_taken_back(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    shown = page(vera, imp, "?change=aside")
    for line, text in (("Row 1", "Harbor Books"), ("Row 2", "Customer list"), ("Row 3", "(blank)"), ("Row 7", "Total")):
        assert line in shown
        assert text in shown
    change(vera, imp, restore="7")
    assert table(imp)[1][-1] == ["Total", ""]
    assert "Set aside again" in page(vera, imp, "?change=aside")
    change(vera, imp, set_aside="7")
    assert table(imp)[1][-1] == ["Baker", "Saco"]


def test_all_lines_of_a_kind_come_back_at_once(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    change(vera, imp, restore_kind="title")
    assert queries.understood(imp).sentence.endswith("4 rows; a blank line and a total set aside")


def test_many_set_aside_lines_come_in_pages(vera: Client, upload: Upload) -> None:
    imp = upload("Customer;City\nAbbott;Bath\n" + "\n" * 120 + "Baker;Saco\n")
    assert "Page 1 of 3" in page(vera, imp, "?change=aside")
    assert "Row 122" in page(vera, imp, "?change=aside&page=3")


def test_a_data_line_can_be_set_aside_by_hand(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    change(vera, imp, set_aside="6")
    assert [row[0] for row in table(imp)[1]] == ["Abbott"]
    assert "by hand" in queries.understood(imp).sentence
    change(vera, imp, restore="6")
    assert [row[0] for row in table(imp)[1]] == ["Abbott", "Baker"]


@pytest.mark.parametrize("lines", ["99", "4", "1-99999999999", "0", "a-b"])
def test_a_line_that_is_no_row_cannot_be_set_aside(vera: Client, upload: Upload, lines: str) -> None:
    imp = upload(TITLED)
    assert "note-bad" in change(vera, imp, set_aside=lines)
    assert [row[0] for row in table(imp)[1]] == ["Abbott", "Baker"]


def test_every_doubt_is_asked_in_its_turn_and_once(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS)
    with retold(imp) as told:
        told |= {"encoding_confidence": "check", "dialect_confidence": "check"}
    imp.region |= {"header_confidence": "check", "data_confidence": "check"}
    imp.save()
    for doubt, question in (
        ("encoding", "Does this line read right?"),
        ("dialect", "We think semicolons stand between the cells"),
        ("header", "We think the header is row 1."),
        ("data", "We think every row is a client."),
    ):
        assert queries.doubts(imp)[0] == doubt
        assert question in page(vera, imp)
        change(vera, imp, settle=doubt)
    assert queries.doubts(imp) == ()
    assert "How the file was read" in page(vera, imp)


def test_where_no_header_was_found_the_question_speaks_of_none(vera: Client, upload: Upload) -> None:
    shown = page(vera, upload("Adams,John,Boston\nBaker,Sue,Lynn\nCarter,Al,Salem\nDiaz,Mia,Lynn\n"))
    assert "We think there is no header" in shown
    assert "It is marked below" not in shown


def test_names_that_stand_in_no_line_have_no_number(vera: Client, upload: Upload) -> None:
    shown = page(vera, upload('[{"name": "Ann", "city": "Bath"}, {"name": "Bob", "city": "Rome"}]', "list.json"))
    assert '<th scope="row">–</th>' in shown
