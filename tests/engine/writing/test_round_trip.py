"""What is written comes back: every admissible text, through the workbook and both kinds of CSV."""

from __future__ import annotations

from io import BytesIO

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.kinds import unguard_formulas
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.writing import columns_of, is_spreadsheet_safe, write_csv, write_workbook

FIELDS = FieldSet((Field("client.id", "Client ID", "identifier"), Field("client.notes", "Notes", "long text")))
COLUMNS = columns_of(FIELDS)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="￾￿")
    | st.sampled_from("\n\t='+-@\"',_x "),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))


def frame(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"client.id": [f"C-{n}" for n in range(len(texts))], "client.notes": texts})


def cells_of(data: bytes) -> tuple[list[str], pl.DataFrame]:
    sheet = read_book(data, DEFAULT).sheets[0]
    header, *rows = sheet.cells.drop("line").rows()
    return list(header), pl.DataFrame(rows, schema=["client.id", "client.notes"], orient="row")


@given(st.lists(TEXTS, min_size=1, max_size=8))
@settings(max_examples=40)
@example(
    ["_x0041_", "=1+1", "007", " lead", "trail ", "a\nb", "1.23E+11", "+1 555", "(clear)", "{=A1}", "http://x.example"]
)
def test_a_workbook_gives_every_text_back_exactly(texts: list[str]) -> None:
    target = BytesIO()
    write_workbook(target, COLUMNS, frame(texts))
    assert cells_of(target.getvalue())[1]["client.notes"].to_list() == texts


@given(st.lists(TEXTS, min_size=1, max_size=8))
@settings(max_examples=60)
@example(["0\t\t0", "0\t\t0"])
@example(["=1+1", "'quoted", "''twice", "-5", "@x", "\tx", "a,b", 'say "x"', "a\nb"])
@pytest.mark.parametrize("safe", [False, True])
def test_csv_gives_every_text_back_exactly(safe: bool, texts: list[str]) -> None:
    target = BytesIO()
    write_csv(target, COLUMNS, frame(texts), spreadsheet_safe=safe)
    header, cells = cells_of(target.getvalue())
    assert is_spreadsheet_safe(header) is safe
    if safe:
        cells = cells.with_columns(unguard_formulas(pl.col("client.notes")))
    assert cells["client.notes"].to_list() == texts


def test_no_cell_of_a_spreadsheet_safe_csv_begins_like_a_formula() -> None:
    target = BytesIO()
    write_csv(target, COLUMNS, frame(["=1", "+1", "-1", "@1", "\t1", "plain"]), spreadsheet_safe=True)
    notes = [line.split(",")[1] for line in target.getvalue().decode("utf-8-sig").splitlines()[1:]]
    assert [text.lstrip('"')[0] for text in notes] == ["'", "'", "'", "'", "'", "p"]
