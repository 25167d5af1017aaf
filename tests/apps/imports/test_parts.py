"""Cells that are taken apart: imported twice they change nothing, and an undo brings back what was there."""

from __future__ import annotations

import pytest

from rollforward.clients.models import Client, Contact
from tests.apps.imports.importing import carry_out, undo

PHONES = """
    Client name,Contact full name,Client phone,Client email,Address (one cell)
    Acme,Nora & Jo Ortiz,Phone: 555-010-8834 Mobile: 555-010-8835 Fax: 555-010-8836,
"""
LIST = PHONES.strip() + '"a@a.example; n@a.example","12 Main St, Springfield, IL 02134"'


@pytest.fixture(autouse=True)
def imported(cast):
    return carry_out(cast.vera, LIST)


def people() -> list[tuple[str, str, str, str]]:
    return list(Contact.objects.order_by("pk").values_list("first_name", "last_name", "mobile", "email"))


def test_every_part_finds_its_place(cast):
    assert people() == [("Nora", "Ortiz", "555-010-8835", "n@a.example"), ("Jo", "Ortiz", "", "")]
    client = Client.objects.get()
    assert (client.phone, client.fax, client.email) == ("555-010-8834", "555-010-8836", "a@a.example")
    assert (client.street, client.city, client.postal_code) == ("12 Main St", "Springfield", "02134")


def test_the_same_cells_again_change_nothing(cast):
    assert carry_out(cast.vera, LIST).receipt["unchanged"] == 1


def test_undoing_a_later_import_brings_every_part_back(cast):
    later = carry_out(cast.vera, LIST.replace("8835", "9999").replace("8836", "9998").replace("n@a", "m@a"))
    assert people()[0] == ("Nora", "Ortiz", "555-010-9999", "m@a.example")
    undo(later, cast.vera)
    assert people() == [("Nora", "Ortiz", "555-010-8835", "n@a.example"), ("Jo", "Ortiz", "", "")]
    assert Client.objects.get().fax == "555-010-8836"
