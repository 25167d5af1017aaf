"""JSON in the shapes that programs write it, and what of it is no table."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import ReadAs
from tests.engine.reading.tables import book_of, grid, lines, remarks, rows, table

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


def _is_no_part(name: str) -> bool:
    """A name with a dot inside may be that of a part, and a blank column gives way to its parts."""
    return "." not in name.strip(".")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    names = draw(st.lists(TEXT.filter(_is_no_part), min_size=1, max_size=4, unique=True))
    width = len(names)
    return names, draw(st.lists(st.lists(TEXT, min_size=width, max_size=width), min_size=1, max_size=6))


@given(tables(), st.sampled_from([None, 1]), st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_an_array_of_objects_gives_back_what_was_written(
    table: tuple[list[str], list[list[str]]], indent: int | None, ascii_only: bool, encoding: str
) -> None:
    names, body = table
    text = json.dumps([dict(zip(names, row, strict=True)) for row in body], indent=indent, ensure_ascii=ascii_only)
    assert grid(text.encode(encoding)) == [names, *body]


@given(tables(), st.sampled_from(["\n", "\r\n", ",\n", "\n\n"]))
def test_json_lines_give_back_what_was_written(table: tuple[list[str], list[list[str]]], end: str) -> None:
    names, body = table
    text = "".join(json.dumps(dict(zip(names, row, strict=True))) + end for row in body)
    assert grid(text) == [names, *body]


def test_numbers_stay_as_they_are_written() -> None:
    text = '[{"a": 1.10, "b": 12345678901234567890, "c": -0, "d": 1E5, "e": 1e400, "f": NaN}]'
    assert rows(text) == [["1.10", "12345678901234567890", "-0", "1E5", "1e400", "NaN"]]


def test_records_in_one_line_are_counted() -> None:
    assert lines('[{"a": 1}, {"a": 2}]') == [0, 1, 2]
    assert lines('[{"a": 1},\n\n{"a": 2}]') == [0, 1, 3]


def test_each_table_is_a_sheet_under_its_key_and_one_can_be_chosen() -> None:
    text = '{"vendors": [{"a": 1}], "clients": [{"name": "Ann"}], "inner": {"clients": [{"b": 2}]}, "note": "x"}'
    assert [sheet.name for sheet in book_of(text).sheets] == ["vendors", "clients", "clients (2)"]
    assert [finding.detail for finding in book_of(text).findings] == ["“note”"]
    (sheet,) = read_book(text.encode(), DEFAULT, ReadAs(sheet="clients")).sheets
    assert sheet.cells.rows() == [(0, "name"), (1, "Ann")]


def test_columns_under_row_numbers_and_lists_of_columns_are_turned() -> None:
    expected = [["name", "city"], ["Ann", "Rome"], ["Bob", "Bern"]]
    assert grid('{"name": {"0": "Ann", "1": "Bob"}, "city": {"0": "Rome", "1": "Bern"}}') == expected
    assert grid('{"name": ["Ann", "Bob"], "city": ["Rome", "Bern"]}') == expected


def test_of_a_long_list_the_rest_goes_into_one_cell() -> None:
    text = json.dumps([{"name": "Ann", "visits": [{"day": day, "hours": [1, 2]} for day in range(1, 23)]}])
    found = table(text)
    assert found.header[-1] == "visits.more"
    assert found.rows.row(0)[-1] == "day: 21, hours: 1, 2\nday: 22, hours: 1, 2"


def test_a_key_that_two_paths_share_keeps_both_cells() -> None:
    assert grid('[{"a.b": "x", "a": {"b": "y"}}]') == [["a.b", "a.b.2"], ["x", "y"]]


def test_half_a_character_is_replaced_and_reported() -> None:
    text = r'[{"name": "a\ud800"}]'
    assert rows(text) == [["a\ufffd"]]
    assert remarks(text) == [("undecodable", None)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[{"a": 1},\n {"a" 2}]', "line 2, column 7"),
        ('{"a": 1}\n{"a": }\n', "line 2, column 7"),
        ('[{"a": 1},\n', "breaks off in line 1"),
        ('{"a": [{"b": 1}', "breaks off in line 1"),
        ('[{"a": 1}]\n\ntrailing words', "line 3, column 1"),
    ],
)
def test_broken_json_is_named_by_its_place(text: str, where: str) -> None:
    with pytest.raises(Refused, match=where) as caught:
        book_of(text)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("text", ['{"a": 1},Ann\n{"b": 2},Bob\n', "[1],[2]\n[3],[4]\n", "{Name},{City}\nAnn,Rome\n"])
def test_delimited_text_with_brackets_stays_delimited_text(text: str) -> None:
    assert book_of(text).format == "csv"


@pytest.mark.parametrize("opening", ["[", '[{"a":', '{"a":', "[[1],"])
def test_endless_nesting_is_refused(opening: str) -> None:
    with pytest.raises(Refused) as caught:
        book_of(opening * 100_000)
    assert caught.value.code == "hostile"


def test_records_that_have_hardly_a_value_among_countless_blanks_are_refused() -> None:
    wide = json.dumps({f"c{i}": i for i in range(1_000)})
    with pytest.raises(Refused) as caught:
        book_of("[" + wide + ",{}" * 10_000 + "]")
    assert caught.value.code == "hostile"


def test_more_tables_than_a_workbook_may_have_sheets_are_refused_before_all_are_read() -> None:
    text = "{" + ",".join(f'"t{i}": [{{"a": 1}}, {{"a": 2}}]' for i in range(DEFAULT.sheets + 1)) + ', "broken": ['
    with pytest.raises(Refused, match="more than 256 tables"):
        read_book(text.encode(), DEFAULT)


def test_too_many_fields_or_records_are_refused_by_number() -> None:
    with pytest.raises(Refused, match="1,024 different fields"):
        book_of(json.dumps([{f"c{i}": i for i in range(1_025)}]))
    with pytest.raises(Refused, match="more than 2 records"):
        read_book(b'{"a": 1}\n{"a": 2}\n{"a": 3}\n', replace(DEFAULT, rows=2))
