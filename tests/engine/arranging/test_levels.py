"""Rows of clients followed by rows of their contacts."""

from __future__ import annotations

import pytest

from rollforward.engine.arranging import arrange
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import find_arrangement, map_table
from rollforward.engine.values import Levels, Mapping, Table
from tests.engine.arranging.tables import column, table, targets

FIELDS = built_in_field_set()

BY_TYPE = """\
Type|Name|Email|City
Client|Acme LLC|office@acme.example|Bath
Contact|Ann Lee|ann@acme.example|
Contact|Bob Day||
Client|Baker||Rome
Contact|Cy Fox|cy@baker.example|
"""
BY_BLANKS = """\
Code|Client|City|Contact|Phone
1|Acme LLC|Bath|Ann Lee|
|||Bob Day|207-555-0102
2|Baker|Rome|Cy Fox|
|||Di Hay|
"""
ONE_NAME_COLUMN = """\
Code|Name|City|Email|Job title
1|Acme LLC|Bath|office@acme.example|
|Ann Lee||ann@acme.example|Owner
|Bob Day|||
2|Baker|Rome||
|Di Hay||di@baker.example|
"""
BY_INDENTS = """\
Client / Contact|Email|City
Acme LLC||Bath
   Ann Lee|ann@acme.example|
   Bob Day|bob@acme.example|
Baker Bakery|hi@baker.example|Rome
   Di Hay|di@baker.example|
"""
BY_LEVEL = """\
Level|Name|Tax ID|Email
1|Acme LLC|12-3456789|
2|Ann Lee||ann@acme.example
1|Baker|13-3456789|
2|Bob Day||bob@acme.example
"""
#: Lists of one level that look a little like two.
PLAIN = {
    "private clients beside companies": """\
Company|EIN|First Name|Last Name|Email
Acme LLC|12-3456789|Ann|Lee|ann@acme.example
||Tom|Reed|tom@reed.example
||Tim|Reed|tim@reed.example
Baker|13-1212121|Cy|Fox|cy@baker.example
""",
    "private clients by their kind": """\
Type|Name|Email|City
Company|Acme|office@acme.example|Bath
Person|Tom Reed|tom@reed.example|Rome
Person|Tim Reed||Rome
""",
    "persons who name their company": """\
Type|Organization|Name|Email
Organization|Acme||office@acme.example
Contact|Acme|Ann Lee|ann@acme.example
Contact|Acme|Bob Day|
""",
    "jobs set in below customers": """\
Customer|Email|City
Acme|office@acme.example|Bath
  Roof Repair||Bath
  Gutter Work||Bath
""",
    "clients of three classes": """\
Level|Name|City
1|Acme|Bath
2|Baker|Rome
1|Cole|Bonn
""",
    "companies beside a private client": """\
Organization|First Name|Last Name|Email|City
Harbor Cafe|Ana|Silva|ana@harbor.example|Bath
|Tom|Reed|tom@reed.example|
Pine LLC||||
Quay Inc|||quay@quay.example|
""",
    "clients with gaps": """\
Code|Client|City|Contact|Email
1|Acme|Bath|Ann Lee|
|Baker||Cy Fox|cy@baker.example
|Cole||Di Hay|
""",
}


def arranged(text: str) -> tuple[Table, Mapping]:
    plain = table(text)
    arrangement = find_arrangement(plain, FIELDS)
    after = arrange(plain, arrangement)
    return after, map_table(after, FIELDS, (), arrangement)


def test_a_column_that_says_client_or_contact_tells_the_rows_apart_and_is_no_data() -> None:
    after, mapping = arranged(BY_TYPE)
    assert mapping.shape == "rows of mixed level"
    assert targets(mapping) == {
        "Type": "ignore",
        "Name": "client.name",
        "Email": "client.email",
        "City": "client.city",
        "Contact name": "contact.name",
        "Contact Email": "contact.email",
    }
    assert column(after, 1) == ["Acme LLC", "Acme LLC", "Acme LLC", "Baker", "Baker"]
    assert column(after, 4) == ["", "Ann Lee", "Bob Day", "", "Cy Fox"]
    assert column(after, 5) == ["", "ann@acme.example", "", "", "cy@baker.example"]


def test_rows_that_leave_blank_what_is_the_clients_are_further_contacts() -> None:
    after, mapping = arranged(BY_BLANKS)
    assert (mapping.shape, mapping.name_from) == ("rows of mixed level", (1,))
    assert after.header == table(BY_BLANKS).header
    assert column(after, 0) == ["1", "1", "2", "2"]
    assert column(after, 2) == ["Bath", "Bath", "Rome", "Rome"]
    assert column(after, 3) == ["Ann Lee", "Bob Day", "Cy Fox", "Di Hay"]


def test_one_column_of_names_is_divided_between_clients_and_contacts() -> None:
    after, mapping = arranged(ONE_NAME_COLUMN)
    assert targets(mapping)["Name"] == "client.name"
    assert targets(mapping)["Contact name"] == "contact.name"
    assert targets(mapping)["Job title"] == "contact.job_title"
    assert column(after, 5) == ["", "Ann Lee", "Bob Day", "", "Di Hay"]


def test_persons_set_in_below_their_client_are_its_contacts_without_the_indent() -> None:
    after, mapping = arranged(BY_INDENTS)
    assert targets(mapping)["Client name"] == "client.name"
    assert targets(mapping)["Contact name"] == "contact.name"
    assert column(after, 3) == ["", "Ann Lee", "Bob Day", "", "Di Hay"]


def test_a_count_of_levels_tells_the_rows_apart() -> None:
    after, mapping = arranged(BY_LEVEL)
    assert isinstance(mapping.arrangement, Levels)
    assert mapping.arrangement.contacts == ("2",)
    assert column(after, 2) == ["12-3456789", "12-3456789", "13-3456789", "13-3456789"]


def test_rows_keep_their_lines() -> None:
    after, _ = arranged(BY_TYPE)
    assert after.rows["line"].to_list() == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("what", PLAIN)
def test_lists_of_one_level_are_left_alone(what: str) -> None:
    assert find_arrangement(table(PLAIN[what]), FIELDS) is None


def test_our_own_export_is_never_arranged() -> None:
    own = table("Client ID|Client name|City|Contact ID|Last name\nC-1|Acme|Bath||Lee\n||||Day\n||||Fox\n")
    assert find_arrangement(own, FIELDS) is None
