from __future__ import annotations

import datetime
from io import BytesIO

import openpyxl
import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.models import Client, CustomField, Option
from rollforward.exports.current import Form, export_current, export_template
from rollforward.work.seed import seed_firm
from tests.cast import Cast

TODAY = datetime.date(2026, 3, 31)


def workbook(cast: Cast) -> openpyxl.Workbook:
    target = BytesIO()
    export_current(cast.omar, Form.XLSX, target)
    return openpyxl.load_workbook(target)


@pytest.fixture
def filled(cast: Cast) -> Cast:
    seed_firm(cast.harbor, 6, 1, TODAY)
    seed_firm(cast.north, 3, 2, TODAY)
    return cast


def test_one_row_per_contact_with_the_clients_columns_repeated(filled: Cast) -> None:
    rows = list(workbook(filled)["Clients"].iter_rows(min_row=2, values_only=True))
    ties = sum(client.ties.count() for client in Client.objects.filter(firm=filled.harbor))
    assert len(rows) == ties
    assert {row[0] for row in rows} == set(
        Client.objects.filter(firm=filled.harbor).values_list("public_id", flat=True)
    )


def test_every_cell_is_text_in_a_text_format(filled: Cast) -> None:
    sheet = workbook(filled)["Clients"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    spans = [d for d in sheet.column_dimensions.values() if d.number_format == "@"]
    assert {position for d in spans for position in range(d.min, d.max + 1)} == {cell.column for cell in sheet[1]}


def test_the_options_tab_lists_every_select_field_and_the_drop_downs_draw_from_it(filled: Cast) -> None:
    book = workbook(filled)
    options = {column[0]: [v for v in column[1:] if v] for column in book["Options"].iter_cols(values_only=True)}
    assert options["Status"] == ["Active", "Prospect", "Inactive"]
    assert options["Entity type"][:2] == ["Sole proprietor", "Partnership"]
    offered = {v.formula1: v for v in book["Clients"].data_validations.dataValidation}
    status = next(column[0] for column in book["Options"].iter_cols() if column[0].value == "Status")
    letter = status.column_letter
    assert offered[f"Options!${letter}$2:${letter}$4"].errorStyle == "warning"


def test_a_multi_select_never_refuses(filled: Cast) -> None:
    book = workbook(filled)
    services = next(cell.column_letter for cell in book["Clients"][1] if cell.value == "Services")
    validation = next(v for v in book["Clients"].data_validations.dataValidation if f"{services}2" in v.sqref)
    assert not validation.showErrorMessage


def test_another_firms_clients_are_not_in_it(filled: Cast) -> None:
    Client.objects.filter(firm=filled.north).update(name="Not yours")
    names = {row[2] for row in workbook(filled)["Clients"].iter_rows(min_row=2, values_only=True)}
    assert "Not yours" not in names


def test_options_are_shown_by_their_labels_and_hostile_texts_stay_texts(cast: Cast) -> None:
    field = CustomField.objects.create(firm=cast.harbor, slug="rule", label="=1+1", kind="multi-select")
    option = Option.objects.create(firm=cast.harbor, field_key=field.key, label='Yes, "really"')
    seed_firm(cast.harbor, 1, 1, TODAY)
    Client.objects.update(custom={str(field.pk): f'["{option.pk}"]'}, notes='=HYPERLINK("http://x.example")')
    sheet = workbook(cast)["Clients"]
    shown = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert shown["=1+1"] == '"Yes, ""really"""'
    assert shown["Notes"] == '=HYPERLINK("http://x.example")'
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_a_client_without_contacts_has_one_row_that_names_nobody(cast: Cast) -> None:
    seed_firm(cast.harbor, 1, 1, TODAY)
    Client.objects.get().ties.all().delete()
    sheet = workbook(cast)["Clients"]
    shown = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert sheet.max_row == 2
    assert (shown["Contact ID"], shown["Primary contact"]) == (None, None)


@pytest.mark.parametrize("export", [export_current, export_template])
def test_level_1_may_not_take_anything_out(cast: Cast, export: object) -> None:
    target = BytesIO()
    with pytest.raises(NotAllowed):
        export(cast.lena, Form.XLSX, target)
    assert not target.getvalue()
