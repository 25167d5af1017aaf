"""A row beside the clients that it may mean, and which one it is, settled in one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_client
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.web.imports.test_review import ask

NAME, CITY, TAX = range(3)


@pytest.fixture
def imp(cast: Cast, uploaded: Callable[..., Import]) -> Import:
    """A row that may be either of two clients of the same name, and one that is nobody yet."""
    for city, tax_id in (("Portland", "12-3456789"), ("Bangor", "98-7654321")):
        create_client(cast.vera, {"client.name": "Abbott", "client.city": city, "client.tax_id": tax_id})
    create_client(cast.nina, {"client.name": "Abbott", "client.city": "Elsewhere"})
    return uploaded("Client name,City,Tax ID\nAbbott,Rome,\nZed,Saco,\n")


def beside(vera: Client, imp: Import, line: int, **asked: str) -> list[dict[str, object]]:
    address = reverse("import-beside", args=[imp.reference, line], query=asked)
    found: list[dict[str, object]] = vera.get(address, headers={"accept": "application/json"}).json()["beside"]
    return found


def settled(line: int, decision: object, *texts: tuple[int, str]) -> dict[str, object]:
    edits = [{"line": line, "position": position, "text": text} for position, text in texts]
    return {"decisions": [{"line": line, "decision": decision}], "edits": edits}


def test_the_clients_that_a_row_may_mean_stand_beside_it_with_their_values_and_no_tax_number(
    vera: Client, imp: Import
) -> None:
    found = beside(vera, imp, 2)
    assert [each["values"][str(CITY)] for each in found] == ["Portland", "Bangor"]  # type: ignore[index]
    assert found[0]["hidden"] == [TAX]
    assert "3456789" not in str(found)
    assert beside(vera, imp, 3) == []


def test_another_client_is_found_by_its_name_but_no_other_firms(vera: Client, imp: Import) -> None:
    assert len(beside(vera, imp, 3, search="abbott")) == 2
    assert beside(vera, imp, 3, search="nobody") == []


def test_which_client_a_row_is_and_its_values_are_one_step(vera: Client, imp: Import) -> None:
    pk = beside(vera, imp, 2)[1]["pk"]
    told = ask(vera, imp, "import-settle", settled(2, f"client:{pk}", (CITY, "Bangor")))
    assert told["undo"] == {"what": "Decision about 1 row", "by": "Vera Lind"}
    row = ask(vera, imp, "import-rows")["rows"][0]
    assert (row["verdict"], row["decision"], row["cells"][CITY]) == ("unchanged", f"client:{pk}", "Bangor")
    ask(vera, imp, "import-edits-undo", {})
    row = ask(vera, imp, "import-rows")["rows"][0]
    assert (row["verdict"], row["decision"], row["cells"][CITY]) == ("problem", "", "Rome")


def test_a_row_is_matched_to_a_client_that_nobody_proposed(vera: Client, imp: Import) -> None:
    pk = beside(vera, imp, 3, search="abbott")[0]["pk"]
    ask(vera, imp, "import-settle", settled(3, f"client:{pk}"))
    row = ask(vera, imp, "import-rows")["rows"][1]
    assert (row["verdict"], row["old"]) == ("updated", {str(NAME): "Abbott", str(CITY): "Portland"})


@pytest.mark.parametrize("body", [{}, {"decisions": [], "edits": "x"}, settled(0, "new"), settled(2, 7)])
def test_what_settles_nothing_is_refused_in_words(vera: Client, imp: Import, body: dict[str, object]) -> None:
    assert len(ask(vera, imp, "import-settle", body)["detail"]) > 20


SLIPS = """\
Client name,Client email,City,Phone
Harbor Lights Bakery,office@harborlights.example,Portland,207-555-0101
Harbour Lights Bakery,office@harborlights.example,Portland,2075550101
Cole Plumbing,cole@plumbing.example,Bath,207-555-0102
Zimmer Garden Center,hello@zimmer.example,Saco,207-555-0103
"""


def test_two_rows_stand_beside_each_other_as_they_were_corrected(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded(SLIPS)
    ask(vera, imp, "import-edits", {"edits": [{"line": 3, "position": 2, "text": "Bath"}]})
    [other] = beside(vera, imp, 2, other="3")
    assert (other["pk"], other["name"], other["values"]["2"]) == (None, "Row 3", "Bath")  # type: ignore[index]
