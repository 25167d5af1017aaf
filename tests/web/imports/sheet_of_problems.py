"""A small sheet with problems of several kinds, and its cells as the server shows them."""

from __future__ import annotations

from django.test import Client

from rollforward.imports.models import Import
from tests.web.imports.test_review import ask

LIST = """\
Client name,Status,City,Client since,Tax ID,Zip
Abbott,activ,Portland,2001-05-06,12-3456789,04101
Baker,Active,bath,03/04/2020,11-2233445,4530
Cole,activ,Bath,,22-3344556,04072
Dunn,Dormant,,#N/A,3344556,04210
"""
NAME, STATUS, CITY, SINCE, TAX, ZIP = range(6)


def cells(vera: Client, imp: Import, position: int, **selection: str) -> list[str]:
    return [row["cells"][position] for row in ask(vera, imp, "import-rows", **selection)["rows"]]


def undone(vera: Client, imp: Import, position: int) -> list[str]:
    ask(vera, imp, "import-edits-undo", {})
    return cells(vera, imp, position)
