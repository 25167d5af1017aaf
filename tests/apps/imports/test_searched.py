"""What is searched follows every way in which an import writes: by update, by a new set, by undo and redo of both."""

from __future__ import annotations

from rollforward.clients.listing import Wish, find_clients
from rollforward.clients.models import Client, Contact
from rollforward.clients.searching import fold
from tests.apps.imports.importing import carry_out, redo, undo
from tests.cast import Cast

HEAD = "Client code,Client name,Client phone,Last name,Email\n"
FIRST = f"{HEAD}1,Élan,(207) 555-0185,Núñez,nunez@elan.example\n2,Birch,,Ray,ray@birch.example\n"
SECOND = f"{HEAD}1,Harbor Élan,415.555.0100,Núñez,new@elan.example\n"


def _found(cast: Cast, *searches: str) -> list[list[str]]:
    return [[c.name for c in find_clients(cast.vera, Wish(search)).order_by("name")] for search in searches]


def _lines_are_true() -> bool:
    """Whether each row's line holds what its columns say, asked of the rows of every set."""
    clients = all(
        all(fold(text) in fold(c.search) for text in (c.name, c.email, c.phone, c.external_id, c.public_id))
        for c in Client.objects.all()
    )
    contacts = all(fold(text) in fold(c.search) for c in Contact.objects.all() for text in (c.last_name, c.email))
    return clients and contacts


def test_the_line_follows_an_import_a_new_set_and_the_way_back(cast: Cast) -> None:
    asked = ("elan", "harbor elan", "2075550185", "415 5550100", "nunez", "nunez@", "new@elan", "birch")
    carry_out(cast.vera, FIRST)
    first = [["Élan"], [], ["Élan"], [], ["Élan"], ["Élan"], [], ["Birch"]]
    assert _found(cast, *asked) == first
    update = carry_out(cast.vera, SECOND)
    name = "Harbor Élan"
    second = [[name], [name], [], [name], [name], [], [name], ["Birch"]]
    assert _found(cast, *asked) == second
    undo(update, cast.vera)
    assert _found(cast, *asked) == first
    redo(update, cast.vera)
    assert _found(cast, *asked) == second
    cleared = carry_out(cast.vera, SECOND.replace("Harbor", "Bay"), "clear")
    assert _found(cast, "harbor", "birch", "bay elan", "ray@") == [[], [], ["Bay Élan"], []]
    undo(cleared, cast.vera, confirm=True)
    assert _found(cast, *asked) == second
    assert _lines_are_true()
