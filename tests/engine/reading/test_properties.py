"""What was written comes back, and both ways of reading agree on everything they both accept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading.delimited import read_patiently
from rollforward.engine.reading.parsed import Parsed
from rollforward.engine.reading.quick import read_quick
from rollforward.engine.reading.records import split_records
from rollforward.engine.values import Dialect

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x00")
CELLS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.text(st.sampled_from("ab \",;\t|'\\\n\r"), max_size=8),
)
DELIMITERS = st.sampled_from([",", ";", "\t", "|"])


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8))


def written(grid: list[list[str]], delimiter: str, end: str, always: bool) -> str:
    """As RFC 4180 says; Python's own writer leaves a lone carriage return unquoted."""
    return "".join(delimiter.join(quoted(cell, delimiter, always) for cell in row) + end for row in grid)


def quoted(cell: str, delimiter: str, always: bool) -> str:
    needed = always or any(char in cell for char in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if needed else cell


@given(grids(), DELIMITERS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_reading_gives_back_what_was_written(grid: list[list[str]], delimiter: str, end: str, always: bool) -> None:
    text = written(grid, delimiter, end, always)
    assert split_records(text, Dialect(delimiter, '"')).rows == grid


@given(
    grids(),
    st.sampled_from([",", ";", "\t", "|", "^", "\x1f", "||", "::", " | ", "\t|\t"]),
    st.sampled_from(['"', "'"]),
    st.sampled_from([None, "\\", "\x00"]),
)
def test_any_dialect_gives_back_what_was_written(
    grid: list[list[str]], delimiter: str, quote: str, escape: str | None
) -> None:
    dialect = Dialect(delimiter, quote, escape)
    text = "".join(delimiter.join(enclosed(cell, dialect) for cell in row) + "\n" for row in grid)
    assert split_records(text, dialect).rows == grid


def enclosed(cell: str, dialect: Dialect) -> str:
    quote, escape = dialect.quotechar or "", dialect.escapechar
    if escape:
        cell = cell.replace(escape, escape * 2)
    return quote + cell.replace(quote, (escape or quote) + quote) + quote


@given(grids(), st.sampled_from([",", ";", " "]), st.integers(1, 3))
def test_spaces_behind_delimiters_are_no_part_of_the_cells(grid: list[list[str]], delimiter: str, spaces: int) -> None:
    dialect = Dialect(delimiter, '"', skipinitialspace=True)
    text = "".join((delimiter + " " * spaces).join(enclosed(cell, dialect) for cell in row) + "\n" for row in grid)
    assert split_records(text, dialect).rows == grid


@given(grids(), DELIMITERS, st.sampled_from(["\n", "\r\n"]))
def test_the_quick_way_equals_the_patient_way(grid: list[list[str]], delimiter: str, end: str) -> None:
    agree(written(grid, delimiter, end, always=False), Dialect(delimiter, '"'), len(grid[0]))


@given(st.text(st.sampled_from('ab,"\n\r'), min_size=1, max_size=40), st.integers(1, 4))
def test_the_quick_way_equals_the_patient_way_on_any_text(text: str, width: int) -> None:
    agree(text, Dialect(",", '"'), width)


def agree(text: str, dialect: Dialect, width: int) -> None:
    quick = read_quick(text.encode(), dialect, width)
    if quick is None:
        return
    patient = read_patiently(text, dialect, width, DEFAULT)
    assert quick.cells.select(patient.cells.columns).equals(patient.cells)
    # The quick way makes the columns that it was told of, the patient one those that are there.
    assert all((quick.cells[name] == "").all() for name in quick.cells.columns if name not in patient.cells.columns)
    assert quick.unclosed == patient.unclosed
    assert widths(quick) == widths(patient)


def widths(parsed: Parsed) -> list[int]:
    """The cells that each row has in the file; ``None`` stands for as many as there are columns."""
    return [parsed.cells.width - 1] * parsed.cells.height if parsed.widths is None else parsed.widths.to_list()


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=60), st.integers(0, 4))
def test_no_line_is_lost_whatever_the_damage(text: str, width: int) -> None:
    records = split_records(text, Dialect(",", '"'), width)
    kept = "".join(cell for row in records.rows for cell in row)
    assert all(kept.count(letter) == text.count(letter) for letter in "ab")
    assert records.lines == sorted(set(records.lines))
