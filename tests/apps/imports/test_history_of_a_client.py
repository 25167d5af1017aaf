"""A client tells who changed it and when, and which row of which import did; never what it said before."""

from __future__ import annotations

from django.urls import reverse

from rollforward.clients.commands import update_client
from rollforward.clients.models import Client
from rollforward.imports.queries import client_events
from tests.apps.imports.importing import carry_out, undo
from tests.cast import Cast

FIRST = (
    "Client code,Client name,City,Tax ID,First name,Last name\n1,Acme,Boston,12-3456789,Ann,Lee\n2,Zed,Austin,,Bo,Ray\n"
)


def told(client: Client) -> list[tuple[str, str, int | None]]:
    return [(", ".join(event.what), event.by, event.row) for event in client_events(client)]


def test_each_change_names_fields_member_and_row_and_no_values(cast: Cast, sign_in) -> None:
    carry_out(cast.vera, FIRST)
    zed = Client.objects.get(name="Zed")
    update_client(cast.omar, zed.public_id, {"client.city": "Dallas", "client.tax_id": "98-7654321"})
    second = carry_out(cast.vera, "Client code,Client name,City,Last name,First name\n2,Zed,Houston,Ray,Bo\n")
    assert told(zed) == [
        ("City", "Vera Lind", 2),
        ("City, Tax ID", "Omar Haddad", None),
        ("Added, Contact added", "Vera Lind", 3),
    ]
    page = sign_in(cast.omar).get(reverse("client", args=[zed.public_id])).content.decode()
    assert reverse("import", args=[second.reference]) in page
    assert ", row 3" in page
    assert "Austin" not in page
    undo(second, cast.vera)
    assert told(zed)[0][:2] == ("City", "Vera Lind")


def test_a_client_that_came_with_a_new_set_says_so_and_not_more(cast: Cast) -> None:
    carry_out(cast.vera, FIRST)
    cleared = carry_out(cast.vera, FIRST, "clear")
    acme = Client.objects.get(name="Acme", generation=cast.harbor.generation)
    (event,) = client_events(acme)
    assert (event.what, event.imp, event.row) == (("Added",), cleared, None)
