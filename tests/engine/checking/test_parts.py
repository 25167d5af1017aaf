"""Full names and addresses in one cell become the fields that are stored."""

from __future__ import annotations

from rollforward.engine.values import CLEAR, Choices
from tests.engine.checking.sheets import checked, values


def test_a_full_name_becomes_its_parts() -> None:
    result = checked("client.name | contact.name\nA | Ana Cruz\nB | Cruz, Dr. Ana M.\nC |\nD | (clear)")
    assert "contact.name" not in result.cells.columns
    assert values(result, "contact.first_name") == ["Ana", "Ana", None, CLEAR]
    assert values(result, "contact.last_name") == ["Cruz", "Cruz", None, CLEAR]
    assert values(result, "contact.middle_name") == [None, "M.", None, CLEAR]
    assert values(result, "contact.salutation") == [None, "Dr.", None, CLEAR]


def test_parts_that_the_file_maps_itself_stay_as_they_are() -> None:
    result = checked("client.name | contact.name | contact.first_name\nA | Ana Cruz | Anna\nB | Bo Lee | (clear)")
    assert values(result, "contact.first_name") == ["Anna", CLEAR]
    assert values(result, "contact.last_name") == ["Cruz", "Lee"]


def test_a_name_is_not_lost_where_the_columns_of_its_parts_are_blank_and_do_not_say_otherwise() -> None:
    rows = "A | Ana M. Cruz | Anna |\nB | Bo Lee | |\nC | | |\nD | Jo Ray | | RAY"
    result = checked(f"client.name | contact.name | contact.first_name | contact.last_name\n{rows}")
    assert values(result, "contact.first_name") == ["Anna", "Bo", None, "Jo"]
    assert values(result, "contact.last_name") == [None, "Lee", None, "RAY"]


def test_each_contact_of_a_row_has_its_own_parts() -> None:
    result = checked("client.name | contact.name | contact2.name\nA | Ana Cruz | Bo Lee")
    assert values(result, "contact.last_name") == ["Cruz"]
    assert values(result, "contact2.last_name") == ["Lee"]


def test_an_address_becomes_its_parts_and_what_it_lacks_is_cleared_except_the_country() -> None:
    result = checked("client.name | client.address\nA | 12 Main St, Springfield, IL 02134\nB |")
    assert "client.address" not in result.cells.columns
    parts = ("street", "street2", "city", "region", "postal_code", "country")
    assert [values(result, f"client.{part}")[0] for part in parts] == [
        "12 Main St", CLEAR, "Springfield", "IL", "02134", None,
    ]  # fmt: skip
    assert [values(result, f"client.{part}")[1] for part in parts] == [None] * 6


def test_a_place_beside_its_street_fills_the_rest_of_the_address_and_no_street_is_cleared() -> None:
    rows = "A | 12 Main St | Springfield, IL 02134\nB | | Bath, ME 04530\nC | 9 Elm St |"
    result = checked(f"client.name | client.street | client.address\n{rows}")
    assert values(result, "client.street") == ["12 Main St", None, "9 Elm St"]
    assert values(result, "client.city") == ["Springfield", "Bath", None]
    assert values(result, "client.region") == ["IL", "ME", None]
    assert values(result, "client.postal_code") == ["02134", "04530", None]
    assert result.problems.is_empty()


def test_a_couple_in_one_cell_is_two_contacts() -> None:
    result = checked("client.name | contact.name | contact.email\nA | Nora & Jo Ortiz | n@a.example\nB | Ana Cruz |")
    parts = ("contact.first_name", "contact.last_name", "contact2.first_name", "contact2.last_name", "contact.email")
    assert result.cells.select(parts).rows() == [
        ("Nora", "Ortiz", "Jo", "Ortiz", "n@a.example"),
        ("Ana", "Cruz", None, None, None),
    ]


def test_a_couple_stays_together_where_the_file_tells_contacts_apart_itself() -> None:
    for other in ("contact2.email", "contact.id", "contact.last_name"):
        result = checked(f"client.name | contact.name | {other}\nA | Nora & Jo Ortiz |")
        assert values(result, "contact.first_name") == ["Nora & Jo"]
        assert "contact2.first_name" not in result.cells.columns


def test_cells_that_are_kept_whole_stand_in_their_first_part() -> None:
    text = "client.name | contact.name | client.address\nA | Cruz, Ana | 12 Main St, Springfield, IL 02134"
    result = checked(text, choices=Choices(whole=("contact.name", "client.address")))
    assert values(result, "contact.first_name") == ["Cruz, Ana"]
    assert values(result, "client.street") == ["12 Main St, Springfield, IL 02134"]
    assert {"contact.last_name", "client.city"}.isdisjoint(result.cells.columns)


def test_the_salutation_of_a_firm_makes_no_contact_where_nobody_is_named() -> None:
    rows = "A | Firma | |\nB | Fa. | Ana | Cruz\nC | Frau | |\nD | | |"
    result = checked(f"client.name | contact.salutation | contact.first_name | contact.last_name\n{rows}")
    assert values(result, "contact.salutation") == [None, "Fa.", "Frau", None]


def test_two_first_names_beside_one_last_name_are_two_contacts() -> None:
    rows = "A | Mr. & Mrs. | Nora & Jo | Ortiz\nB | | Pat M. and Kim | Day & Ray\nC | Mr. | Sam | Lee\nD | | Ann & Al |"
    result = checked(f"client.name | contact.salutation | contact.first_name | contact.last_name\n{rows}")
    parts = [f"{who}.{part}" for who in ("contact", "contact2") for part in ("salutation", "first_name", "last_name")]
    assert result.cells.select(parts).rows() == [
        ("Mr.", "Nora", "Ortiz", "Mrs.", "Jo", "Ortiz"),
        (None, "Pat M.", "Day", None, "Kim", "Ray"),
        ("Mr.", "Sam", "Lee", None, None, None),
        (None, "Ann & Al", None, None, None, None),
    ]


def test_two_first_names_stay_together_where_somebody_says_so_or_the_file_tells_contacts_apart() -> None:
    sheet = "client.name | contact.first_name | contact.last_name | {other}\nA | Nora & Jo | Ortiz |"
    whole = checked(sheet.format(other="client.city"), choices=Choices(whole=("contact.first_name",)))
    for result in (whole, *(checked(sheet.format(other=other)) for other in ("contact2.email", "contact.id"))):
        assert values(result, "contact.first_name") == ["Nora & Jo"]
        assert "contact2.first_name" not in result.cells.columns


def test_a_full_name_that_the_columns_of_its_parts_contradict_is_told_of() -> None:
    names = "contact.name | contact.first_name | contact.last_name"
    rows = "A | Cy Fox | Bob | Day\nB | lee, ann | Ann | Lee\nC | Dee Fay | |\nD | Jo Ray | Joan |\nE | | Al | Orr"
    result = checked(f"client.name | {names}\n{rows}")
    assert result.problems.select("line", "position", "code", "value", "detail").rows() == [
        (2, 1, "said-otherwise", "Cy Fox", "First name “Bob”, Last name “Day”"),
        (5, 1, "said-otherwise", "Jo Ray", "First name “Joan”"),
    ]
    assert values(result, "contact.first_name") == ["Bob", "Ann", "Dee", "Joan", "Al"]
