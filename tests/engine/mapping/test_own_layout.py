"""Our own template and export map themselves, whatever the firm called its fields."""

from __future__ import annotations

import csv

from rollforward.engine.fields import Field, FieldSet, built_in_field_set
from rollforward.engine.mapping import map_headers
from rollforward.engine.values import IGNORE
from rollforward.engine.writing import template_csv
from tests.engine.mapping.headers import OWN, PLAIN, column, mapped, targets


def _template(fields: FieldSet) -> list[str]:
    return next(csv.reader([template_csv(fields).splitlines()[0]]))


def test_the_template_maps_itself_completely_and_surely() -> None:
    mapping = map_headers(_template(OWN), OWN)
    assert [c.confidence for c in mapping.columns] == ["sure"] * len(mapping.columns)
    file_only = {"client.address", "contact.name"}
    assert {c.target for c in mapping.columns} == {field.key for field in OWN} - file_only


def test_case_spaces_and_the_mark_of_required_columns_do_not_count() -> None:
    assert targets("client  NAME * | CLIENT id | EMAIL\nA|C-1001|") == ["client.name", "client.id", "contact.email"]


def test_two_fields_with_one_label_are_told_apart_by_their_owner() -> None:
    fields = built_in_field_set(
        [Field("client.custom.role", "Role", "text"), Field("contact.custom.city", "City", "text")]
    )
    mapping = map_headers(_template(fields), fields)
    by_header = {c.header: c.target for c in mapping.columns}
    assert by_header["Role (client)"] == "client.custom.role"
    assert by_header["Role (contact)"] == "contact.role"
    assert by_header["City (contact)"] == "contact.custom.city"
    assert {c.confidence for c in mapping.columns} == {"sure"}


def test_one_header_twice_goes_to_the_fields_of_that_label_in_their_order() -> None:
    fields = built_in_field_set([Field("contact.custom.city", "City", "text")])
    assert targets("Client ID | Client name | City | City", fields)[2:] == ["client.city", "contact.custom.city"]


def test_a_column_that_somebody_added_to_the_export_leaves_the_others_sure() -> None:
    headers = [*_template(PLAIN), "Open balance", ""]
    mapping = map_headers(headers, PLAIN)
    assert [c.confidence for c in mapping.columns[:-2]] == ["sure"] * (len(headers) - 2)
    assert [c.target for c in mapping.columns[-2:]] == [IGNORE, IGNORE]


def test_the_apostrophe_of_a_spreadsheet_safe_export_is_no_part_of_the_header() -> None:
    assert column("'Client ID | Client name | Status\nC-1001|A|Active", "'Client ID").target == "client.id"


def test_the_client_id_of_another_program_is_kept_as_the_code() -> None:
    assert column("Client ID | Client name | City\n4711|A|Ulm\n4712|B|Bonn\n4713|C|Kiel", "Client ID").target == (
        "client.external_id"
    )


def test_both_ids_of_another_program_do_not_make_its_file_ours() -> None:
    foreign = mapped(
        "Client ID | Client Name | Contact ID | Contact Name | Contact Email | Client Address Line 1 | Postcode"
    )
    assert foreign.target_of(0) == "client.external_id"
    assert foreign.target_of(2) == IGNORE


def test_our_words_with_values_that_do_not_fit_are_not_taken_for_ours() -> None:
    contact = column(
        "Client name | Primary contact | City\nA|Ana Ruiz|Ulm\nB|Bo Lee|Bonn\nC|Cy Day|Kiel", "Primary contact"
    )
    assert contact.target == "contact.name"
