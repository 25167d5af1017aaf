"""The page of the reading: what was understood, what is asked, what can be changed. All of it without script."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands, judging, queries
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.web.imports.conftest import a_file

Upload = Callable[..., Import]


@pytest.fixture
def upload(vera: Client, cast: Cast) -> Upload:
    """``upload(data)``: sent through the page, as a member does."""

    def send(data: str | bytes, name: str = "list.csv") -> Import:
        imp = commands.start(cast.vera, "update")
        imp.sent_on_to = vera.post(address(imp, "import-data"), {"file": a_file(data, name)})["Location"]  # type: ignore[attr-defined]
        imp.refresh_from_db()
        return imp

    return send


def address(imp: Import, name: str = "import-sheet") -> str:
    return reverse(name, args=[imp.reference])


def page(vera: Client, imp: Import, query: str = "") -> str:
    return unescape(vera.get(address(imp) + query).content.decode())


def change(vera: Client, imp: Import, **posted: str) -> str:
    """Send one of the page's forms; the page that comes back."""
    answer = vera.post(address(imp), posted, follow=True)
    imp.refresh_from_db()
    return unescape(answer.content.decode())


def table(imp: Import) -> tuple[tuple[str, ...], list[list[Any]]]:
    found = judging.table(imp)
    return found.header, [list(row[1:]) for row in found.rows.iter_rows()]


TITLED = "Harbor Books\nCustomer list\n\nCustomer;City\nAbbott;Bath\nBaker;Saco\nTotal;\n"


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
    imp = upload("Client,,Home\nName,Code,City\nAbbott,7,Bath\nBaker,8,Saco\n")
    change(vera, imp, header="1,2")
    assert table(imp)[0] == ("Client Name", "Code", "Home City")
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
