"""Damage that spreadsheets did before the upload is told, with evidence, and never where the column looks so itself."""

from __future__ import annotations

import pytest

from tests.engine.checking.sheets import checked, said, values


def column(target: str, *cells: str) -> str:
    return "\n".join([f"client.name | {target}", *(f"Client {n} | {cell}" for n, cell in enumerate(cells))])


def codes(target: str, *cells: str) -> list[tuple[int, str]]:
    return [(line - 2, code) for line, _, code in said(checked(column(target, *cells)))]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", " #VALUE! ", "#NAME?"])
def test_the_error_of_a_formula_is_no_value_whatever_the_field(error: str) -> None:
    for target in ("client.city", "client.since", "client.email"):
        result = checked(column(target, "x" if target == "client.city" else "", error))
        assert said(result) == [(3, 1, "error-value")]
        assert values(result, target)[1] is None


def test_a_text_that_only_begins_with_a_hash_is_text() -> None:
    assert codes("client.city", "#4 Main", "#REF", "#") == []


def test_zips_among_longer_ones_have_lost_their_zeros() -> None:
    assert codes("client.postal_code", "02134", "73301", "60601-1234", "4101") == [(3, "lost-zeros")]


def test_zips_of_four_digits_alone_are_those_of_another_country() -> None:
    assert codes("client.postal_code", "2000", "3000", "4101", "1010") == []


def test_the_state_beside_a_zip_speaks_for_its_zero() -> None:
    text = "client.name | client.region | client.postal_code\nAda | ME | 4101\nBen | QLD | 4101\nCy | puerto rico | 901"
    assert said(checked(text)) == [(2, 2, "lost-zeros"), (4, 2, "lost-zeros")]


def test_codes_of_one_width_with_zeros_tell_those_that_lost_them() -> None:
    assert codes("client.external_id", "0001", "0002", "0137", "42") == [(3, "lost-zeros")]
    assert codes("client.external_id", "1001", "1002", "1137", "42") == []


def test_tax_numbers_of_eight_digits_among_nine_lost_one() -> None:
    result = checked(column("client.tax_id", "12-3456789", "112233445", "04-1234567", "41234567"))
    assert said(result) == [(5, 1, "lost-zeros")]
    assert result.problems["value"].to_list() == [""]
    assert result.problems["detail"].to_list() == ["9"]


def test_long_numbers_shortened_by_a_spreadsheet_are_told() -> None:
    assert codes("client.external_id", "1.23E+11", "1.5E3", "E+11") == [(0, "digits-lost")]


def test_codes_turned_into_dates_are_told_unless_the_column_is_so_itself() -> None:
    assert codes("client.external_id", "A-1", "3-2", "B-7", "1-Mar", "Sep-04") == [
        (3, "code-as-date"),
        (4, "code-as-date"),
    ]
    assert codes("client.external_id", "1-Mar", "Sep-04", "2-May") == []
