"""The forms of clients and contacts, as a browser without script sends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from rollforward.clients.commands import add_contact, create_client, create_field, create_option
from rollforward.clients.models import Client, ClientContact
from tests.cast import Cast

SignIn = Callable[[Any], Browser]


def test_a_client_is_typed_in_and_shown(cast: Cast, sign_in: SignIn) -> None:
    create_option(cast.vera, "client.services", "Payroll, monthly")
    create_option(cast.vera, "client.services", "Tax")
    sent = {
        "client.name": "Café Crème",
        "client.status": "Active",
        "client.services": ["Tax", "Payroll, monthly"],
        "client.assignee": cast.lena.user.email,
        "client.since": "2019-04-01",
        "client.tax_id": "12-3456789",
    }
    answer = sign_in(cast.omar).post(reverse("client-new"), sent, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("client", args=["C-1001"])
    for words in (
        "Café Crème was added as C-1001.",
        "Lena Brandt",
        "Apr 1, 2019",
        "•••6789",
        "&quot;Payroll, monthly&quot;, Tax",
    ):
        assert words in page
    assert "3456789" not in page


def test_a_fault_stands_at_its_field_and_keeps_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    sent = {"client.name": "Alder LLC", "client.email": "nowhere", "client.city": "Bangor"}
    answer = sign_in(cast.omar).post(reverse("client-new"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is not an e-mail address" in page
    assert 'aria-invalid="true"' in page
    assert 'value="Bangor"' in page
    assert not Client.objects.exists()


def test_every_fault_of_a_form_is_said_at_once(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.omar).post(reverse("client-new"), {"client.email": "nowhere"}).content.decode()
    assert "Client name is missing" in page
    assert "is not an e-mail address" in page
    assert "2 fields need another look" in page


def test_a_missing_name_is_said_in_our_words(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.omar).post(reverse("client-new"), {"client.name": " "}).content.decode()
    assert "Client name is missing: it cannot be left blank." in page


def test_the_form_shows_and_keeps_all_that_the_client_holds(cast: Cast, sign_in: SignIn) -> None:
    for kind in ("single-select", "multi-select"):
        create_field(cast.vera, "client", kind, kind, options=["A", "B, c"])
    create_field(cast.vera, "client", "Open", "yes/no")
    texts = {
        "client.name": "Alder LLC",
        "client.notes": "one\ntwo",
        "client.tags": "x, y",
        "client.fiscal_year_end": "12-31",
        "client.custom.single_select": '"B, c"',
        "client.custom.multi_select": 'A, "B, c"',
        "client.custom.open": "yes",
        "client.tax_id": "12-3456789",
    }
    client = create_client(cast.omar, texts)
    omar = sign_in(cast.omar)
    form = omar.get(reverse("client-edit", args=["C-1001"])).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert omar.post(reverse("client-edit", args=["C-1001"]), sent).status_code == 302
    again = Client.objects.get()
    assert again.updated_at == client.updated_at  # nothing differed, so nothing was written
    assert again.custom == client.custom


def test_a_contact_is_added_changed_made_primary_and_removed(cast: Cast, sign_in: SignIn) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC"})
    omar = sign_in(cast.omar)
    omar.post(reverse("contact-new", args=["C-1001"]), {"contact.first_name": "Ana", "contact.role": "Owner"})
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Tom"})
    tom = ["C-1001", "P-1002"]
    omar.post(reverse("contact-edit", args=tom), {"contact.first_name": "Thomas", "contact.email": "tom@alder.example"})
    omar.post(reverse("contact-primary", args=tom))
    page = omar.get(reverse("client", args=["C-1001"])).content.decode()
    assert page.index("<strong>Thomas</strong>") < page.index("<strong>Ana</strong>")
    omar.post(reverse("contact-remove", args=["C-1001", "P-1001"]))
    assert [tie.contact.first_name for tie in ClientContact.objects.select_related("contact")] == ["Thomas"]


def test_deleting_asks_first(cast: Cast, sign_in: SignIn) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC"})
    omar = sign_in(cast.omar)
    assert "Delete Alder LLC?" in omar.get(reverse("client-delete", args=["C-1001"])).content.decode()
    assert Client.objects.exists()
    omar.post(reverse("client-delete", args=["C-1001"]))
    assert not Client.objects.exists()


def test_the_list_survives_any_page_number(cast: Cast, sign_in: SignIn) -> None:
    omar = sign_in(cast.omar)
    for number in ("0", "-1", "x", "9" * 40, "2.5"):
        assert omar.get(reverse("clients"), {"page": number, "sort": "-email"}).status_code == 200


def test_a_client_with_nobody_and_nothing_is_listed(cast: Cast, sign_in: SignIn) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC"})
    assert "Alder LLC" in sign_in(cast.omar).get(reverse("clients")).content.decode()


def test_markup_in_a_name_is_text(cast: Cast, sign_in: SignIn) -> None:
    create_client(cast.omar, {"client.name": "<script>alert(1)</script>"})
    omar = sign_in(cast.omar)
    for address in (reverse("clients"), reverse("client", args=["C-1001"])):
        assert "<script>alert" not in omar.get(address).content.decode()
