"""XML, web pages, address cards and archives: what was written comes back, and what is built to hurt is refused."""

from __future__ import annotations

import gzip
from html import escape
from xml.sax.saxutils import escape as escape_xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import ReadAs
from tests.engine.reading.tables import book_of, grid
from tests.engine.reading.workbooks import zipped

#: Text that XML can hold, without returns, which it makes line feeds.
XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=12
)
#: Text that a browser shows as it is written: no blanks at the edges, none of them twice.
SHOWN = XML_TEXT.map(lambda text: " ".join(text.split()))


def bodies(cells: st.SearchStrategy[str], least: int) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(cells, min_size=2, max_size=2), min_size=least, max_size=6)


@given(bodies(XML_TEXT, 2), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_xml_gives_back_what_was_written(body: list[list[str]], encoding: str) -> None:
    records = "".join(f"<r>\n<a>{escape_xml(a)}</a><b>{escape_xml(b)}</b></r>" for a, b in body)
    assert grid(f'<?xml version="1.0"?><list>{records}</list>'.encode(encoding)) == [["a", "b"], *body]


@given(bodies(SHOWN, 1), st.booleans())
def test_a_web_page_gives_back_what_was_written(body: list[list[str]], closed: bool) -> None:
    end, row_end = ("</td>", "</tr>") if closed else ("", "")
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}{end}' for cell in row)}{row_end}" for row in [["a", "b"], *body])
    assert grid(f"<table>{rows}</table>") == [["a", "b"], *body]


@given(bodies(XML_TEXT, 1), st.integers(1, 20))
def test_address_cards_give_back_what_was_written(body: list[list[str]], width: int) -> None:
    text = "".join(
        f"BEGIN:VCARD\r\n{folded('FN:' + escaped(a), width)}{folded('NOTE:' + escaped(b), width)}END:VCARD\r\n"
        for a, b in body
    )
    assert grid(text) == [["Full Name", "Notes"], *body]


def folded(line: str, width: int) -> str:
    return "\r\n ".join(line[i : i + width + 20] for i in range(0, len(line), width + 20)) + "\r\n"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def test_several_kinds_of_records_are_several_sheets() -> None:
    text = "<all><c><n>Ann</n></c><c><n>Bob</n></c><v id='1'/><v id='2'/></all>"
    assert sorted(sheet.name for sheet in book_of(text).sheets) == ["c", "v"]


def test_of_a_long_list_in_a_record_the_rest_goes_into_one_cell() -> None:
    visits = "".join(f"<v><d>{day}</d></v>" for day in range(1, 23))
    names, first, _ = grid(f"<all><c>{visits}</c><c/></all>")
    assert names[-1] == "v.more"
    assert first[-1] == "21\n22"


def test_each_table_of_a_page_is_a_sheet_and_one_can_be_chosen() -> None:
    page = "<table><caption>Vendors<tr><td>a</table><table><caption>Clients</caption><tr><td>b</table>"
    assert [sheet.name for sheet in book_of(page).sheets] == ["Vendors", "Clients"]
    (sheet,) = read_book(page.encode(), DEFAULT, ReadAs(sheet="Clients")).sheets
    assert sheet.cells.rows() == [(1, "b")]


def test_pictures_on_cards_and_cards_without_an_end_are_told() -> None:
    book = book_of("BEGIN:VCARD\nFN:Ann\nPHOTO;ENCODING=b:AAAA\n BBBB\nEND:VCARD\nBEGIN:VCARD\nFN:Bob\n")
    assert [(finding.code, finding.line) for finding in book.findings] == [("card-cut-off", 6), ("left-out", None)]


def test_the_tables_of_an_archive_are_sheets_under_the_names_of_their_files() -> None:
    content = zipped({"x/clients.csv": "Name,City\nAnn,Rome\n", "x/rates.csv": "Code,Rate\nA,1\n"})
    assert [sheet.name for sheet in book_of(content).sheets] == ["clients", "rates"]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(bytes(30_000_000)),
        zipped({"a.csv": " " * 30_000_000}),
        b"<a>" * 100_000,
        b"<table><tr><td>" * 1_000,
        b"<table><tr>" + b"<td rowspan=60000 colspan=1000>" + b"<tr>" * 100_000 + b"<td>x",
        b"<table><tr><td>a</table>" * 300,
        b"BEGIN:VCARD\n" + b"TEL:1\n" * 20_000,
        b"<table>" + b"<tr><td rowspan=65000>" * 1_000 + b"<tr>" * 100_000,
    ],
    ids=["gzip bomb", "zip bomb", "deep xml", "deep tables", "wide span", "many tables", "endless card", "many spans"],
)
def test_what_is_built_to_hurt_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        book_of(content)
    assert caught.value.code in ("hostile", "too-large")


@pytest.mark.parametrize("bait", ["<!--", "<a '", '<td "', "<script>", "&", "<", "<!"])
def test_bait_for_slow_patterns_is_read_to_its_end(bait: str) -> None:
    assert grid("<table><tr><td>Ann</td></tr></table>" + bait * 200_000)[0] == ["Ann"]
