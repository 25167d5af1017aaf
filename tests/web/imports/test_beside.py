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
    found: list[dict[str, object]] = vera.get(address, headers={"accept": "application/json"}).json()["clients"]
    return found


def settle(vera: Client, imp: Import, line: int, body: object) -> dict[str, object]:
    address = reverse("import-settle-row", args=[imp.reference, line])
    answer = vera.post(address, body, content_type="application/json", headers={"accept": "application/json"})
    told: dict[str, object] = answer.json()
    return told


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
    edit = {"line": 2, "position": CITY, "text": "Bangor"}
    told = settle(vera, imp, 2, {"decision": f"client:{pk}", "edits": [edit]})
    assert told["undo"] == {"what": "Decision about row 2", "by": "Vera Lind"}
    row = ask(vera, imp, "import-rows")["rows"][0]
    assert (row["verdict"], row["decision"], row["cells"][CITY]) == ("unchanged", f"client:{pk}", "Bangor")
    ask(vera, imp, "import-edits-undo", {})
    row = ask(vera, imp, "import-rows")["rows"][0]
    assert (row["verdict"], row["decision"], row["cells"][CITY]) == ("problem", "", "Rome")


def test_a_row_is_matched_to_a_client_that_nobody_proposed(vera: Client, imp: Import) -> None:
    pk = beside(vera, imp, 3, search="abbott")[0]["pk"]
    settle(vera, imp, 3, {"decision": f"client:{pk}", "edits": []})
    row = ask(vera, imp, "import-rows")["rows"][1]
    assert (row["verdict"], row["old"]) == ("updated", {str(NAME): "Abbott", str(CITY): "Portland"})


def test_values_of_another_row_are_not_settled(vera: Client, imp: Import) -> None:
    body = {"decision": "new", "edits": [{"line": 3, "position": CITY, "text": "x"}]}
    assert "another row" in str(settle(vera, imp, 2, body)["detail"])
