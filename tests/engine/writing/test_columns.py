from __future__ import annotations

from rollforward.engine.fields import BUILT_IN, FILE_ONLY, Field, built_in_field_set
from rollforward.engine.mapping import map_headers
from rollforward.engine.writing import columns_of


def test_both_ids_come_first_and_custom_fields_last() -> None:
    fields = built_in_field_set(
        [Field("client.custom.entity", "Entity", "text"), Field("contact.custom.pet", "Pet", "text")]
    )
    keys = [column.field.key for column in columns_of(fields)]
    assert keys[:3] == ["client.id", "contact.id", "client.name"]
    assert keys[-2:] == ["client.custom.entity", "contact.custom.pet"]


def test_fields_that_exist_only_in_files_are_left_out() -> None:
    keys = {column.field.key for column in columns_of(built_in_field_set())}
    assert keys == {field.key for field in BUILT_IN} - set(FILE_ONLY)


def test_required_columns_are_marked() -> None:
    headers = {column.field.key: column.header for column in columns_of(built_in_field_set())}
    assert headers["client.name"] == "Client name *"
    assert headers["client.kind"] == "Client type"


def test_a_label_that_occurs_twice_says_whose_it_is() -> None:
    fields = built_in_field_set(
        [Field("client.custom.mail", "email ", "email"), Field("contact.custom.x", "X", "text")]
    )
    headers = {column.field.key: column.header for column in columns_of(fields)}
    assert headers["client.custom.mail"] == "email (client)"
    assert headers["contact.email"] == "Email (contact)"
    assert headers["contact.custom.x"] == "X"


def test_our_own_headers_map_completely_and_surely() -> None:
    custom = [
        Field("client.custom.notes", "Notes", "text"),
        Field("contact.custom.notes", "Notes", "text", required=True),
        Field("client.custom.notes-2", "Notes", "text"),
    ]
    fields = built_in_field_set(custom)
    columns = columns_of(fields)
    mapping = map_headers([column.header for column in columns], fields)
    assert [(c.target, c.confidence) for c in mapping.columns] == [(c.field.key, "sure") for c in columns]
    safe = map_headers([f"'{c.header}" if c.field.key == "client.id" else c.header for c in columns], fields)
    assert [c.target for c in safe.columns] == [c.field.key for c in columns]
