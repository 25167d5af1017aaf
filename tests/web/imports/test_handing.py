"""A colleague without the right to import is asked for some cells: she sees and fills those, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Handover, Import
from tests.apps.imports.importing import prepare
from tests.cast import Cast

SHEET = """
Client name,City,Tax ID,Status
Abbott LLC,Bath,12-3456789,Active
Brooks,,,Sleeping
Chen,,98-7654321,
"""
CITY = 1


@pytest.fixture
def imp(cast: Cast) -> Import:
    return prepare(cast.vera, SHEET)


def ask(cast: Cast, imp: Import, position: int = CITY, which: str = "blank", *, names: bool = False) -> Handover:
    return commands.ask_colleague(imp, cast.vera, cast.lena.pk, position, which, "Please", names=names)


def test_she_sees_the_asked_cells_alone_and_the_owner_sees_them_come_in(
    cast: Cast, imp: Import, sign_in: Callable[[Any], Client]
) -> None:
    vera, lena, before = sign_in(cast.vera), sign_in(cast.lena), imp.last_step
    form = {"cells": f"blank:{CITY}", "to": cast.lena.pk, "note": "Do you know these?"}
    vera.post(reverse("import-ask", args=[imp.reference]), form)
    asked = Handover.objects.get()
    assert asked.cells == [[3, CITY], [4, CITY]]
    page = reverse("asked", args=[asked.pk])
    assert page in lena.get(reverse("home")).content.decode()
    shown = lena.get(page).content.decode()
    assert "Do you know these?" in shown
    for hidden in ("Abbott", "Brooks", "Chen", "3456789", "Sleeping", imp.reference, "clients.csv"):
        assert hidden not in shown
    lena.post(page, {f"c3-{CITY}": "Wells", f"c4-{CITY}": ""})
    assert "1 of 2 filled" in vera.get(reverse("import-ask", args=[imp.reference])).content.decode()
    (done,) = queries.changes(Import.objects.get(), before) or ()
    assert (done.by, done.lines) == ("Lena Brandt", [3])
    assert queries.page(Import.objects.get(), 1, 1).rows[0].cells[CITY] == "Wells"


def test_no_other_cell_is_reached_and_no_page_of_the_import(
    cast: Cast, imp: Import, sign_in: Callable[[Any], Client]
) -> None:
    asked, lena = ask(cast, imp), sign_in(cast.lena)
    lena.post(reverse("asked", args=[asked.pk]), {f"c3-{CITY}": "Wells", "c2-0": "Taken"})
    assert Import.objects.get().last_step == imp.last_step
    assert lena.get(reverse("import-review", args=[imp.reference])).status_code == 403
    assert sign_in(cast.nina).get(reverse("asked", args=[asked.pk])).status_code == 404


def test_names_are_shown_where_the_owner_says_so_and_problems_of_the_cell_are_told(cast: Cast, imp: Import) -> None:
    (row,) = queries.asked_rows(ask(cast, imp, 3, "problem", names=True))
    assert (row.line, row.name, row.cells[0].text) == (3, "Brooks", "Sleeping")
    assert row.cells[0].problems


def test_tax_numbers_are_not_given_to_others(cast: Cast, imp: Import) -> None:
    with pytest.raises(CannotDo, match="Tax numbers"):
        ask(cast, imp, 2)


def test_what_is_taken_back_submitted_or_of_another_table_is_no_longer_asked(cast: Cast, imp: Import) -> None:
    asked = ask(cast, imp)
    with pytest.raises(CannotDo, match="Somebody else"):
        commands.fill_asked(asked, cast.omar, {(3, CITY): "Wells"})
    commands.choose_header(imp, cast.vera, ())
    with pytest.raises(CannotDo, match="no longer"):
        commands.fill_asked(asked, cast.lena, {(3, CITY): "Wells"})
    assert queries.asked_of(cast.lena) == []
    commands.choose_header(imp, cast.vera, (1,))
    again = ask(cast, imp)
    commands.end_handover(again, cast.vera)
    with pytest.raises(CannotDo, match="no longer"):
        commands.fill_asked(again, cast.lena, {(3, CITY): "Wells"})
