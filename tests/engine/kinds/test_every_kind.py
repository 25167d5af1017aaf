"""What holds for every kind of field, whatever people type."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.fields import CUSTOM_KINDS, Field, built_in_field_set
from rollforward.engine.issues import REGISTRY
from rollforward.engine.kinds import Context, Order, cell_reader, kind_of, learn, parse, parse_column, show
from rollforward.engine.values import CLEAR
from tests.engine.kinds.examples import DIFFERENT_KINDS, FIXED, KIND_NAMES, MEMBERS, field, texts, values, words


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
@FIXED
@given(data=st.data())
def test_what_is_shown_is_read_back_as_the_same_value(kind: str, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    shown = show(value, field(kind), MEMBERS)
    read = parse(shown, field(kind), members=MEMBERS)
    assert read.value == value
    assert read.code is None or REGISTRY[read.code].severity == "warning"


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
@FIXED
@given(data=st.data())
def test_a_whole_column_of_shown_values_is_read_back_without_a_problem(kind: str, data: st.DataObject) -> None:
    column = data.draw(st.lists(values(kind), min_size=1, max_size=8))
    shown = pl.Series([show(value, field(kind), MEMBERS) for value in column], dtype=pl.String)
    read, codes, _ = parse_column(shown, field(kind), MEMBERS)
    assert read.to_list() == column
    assert {REGISTRY[code].severity for code in codes.drop_nulls()} <= {"warning"}


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
@FIXED
@given(data=st.data())
def test_a_column_reads_each_cell_as_the_cell_alone_in_the_same_context(kind: str, data: st.DataObject) -> None:
    cells = data.draw(st.lists(texts(kind), max_size=8))
    order = data.draw(st.sampled_from([None, "dmy", "mdy", "ymd"]))
    assert _by_column(kind, cells, order) == _one_by_one(kind, cells, order)


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
def test_a_column_of_all_that_people_write_is_read_as_its_cells_alone(kind: str) -> None:
    assert _by_column(kind, words(kind), None) == _one_by_one(kind, words(kind), None)
    for word in words(kind):
        assert _by_column(kind, [word], "mdy") == _one_by_one(kind, [word], "mdy")


Read = list[tuple[str | None, str | None, str | None]]


def _one_by_one(kind: str, cells: list[str], order: Order | None) -> Read:
    series = pl.Series("cells", cells, dtype=pl.String)
    read = cell_reader(field(kind), learn(series, field(kind), Context(MEMBERS, order)))
    return [(p.value, p.code, p.detail if p.code else None) for p in map(read, cells)]


def _by_column(kind: str, cells: list[str], order: Order | None) -> Read:
    columns = parse_column(pl.Series("cells", cells, dtype=pl.String), field(kind), MEMBERS, order)
    return list(zip(*(column.to_list() for column in columns), strict=True))


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
@FIXED
@given(data=st.data())
def test_any_text_gives_a_value_or_a_blank_or_a_declared_problem(kind: str, data: st.DataObject) -> None:
    text = data.draw(texts(kind) | st.text(st.characters(), max_size=50))
    read = parse(text, field(kind), members=MEMBERS)
    assert read.value != CLEAR
    assert read.code is None or read.code in REGISTRY
    if read.code and REGISTRY[read.code].severity == "error":
        assert read.value is None


@pytest.mark.parametrize("kind", DIFFERENT_KINDS)
@FIXED
@given(data=st.data())
def test_what_was_read_is_read_again_as_the_same_value(kind: str, data: st.DataObject) -> None:
    read = parse(data.draw(texts(kind)), field(kind), members=MEMBERS)
    if read.value is not None:
        assert parse(show(read.value, field(kind), MEMBERS), field(kind), members=MEMBERS).value == read.value


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_blank_cells_are_blank_and_clear_says_so_in_a_column(kind: str) -> None:
    read, codes, details = parse_column(pl.Series(["", "  \t", None, "(clear)", " (CLEAR) "]), field(kind), MEMBERS)
    assert read.to_list() == [None, None, None, CLEAR, CLEAR]
    assert codes.to_list() == details.to_list() == [None] * 5


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_column_without_rows_has_no_values(kind: str) -> None:
    columns = parse_column(pl.Series([], dtype=pl.String), field(kind), MEMBERS)
    assert [column.to_list() for column in columns] == [[], [], []]


def test_every_field_there_can_be_has_a_kind() -> None:
    for target in built_in_field_set():
        assert kind_of(target)
    for kind in CUSTOM_KINDS:
        assert kind_of(field(kind))


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(
        ValueError, match=r'client\.custom\.x is of the unknown kind "colour": use one of text, long text'
    ):
        kind_of(Field("client.custom.x", "X", "colour"))
