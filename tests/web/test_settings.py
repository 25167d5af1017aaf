"""Settings: custom fields with their options, and members."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from rollforward.accounts.models import Member
from rollforward.clients.commands import create_client, create_field, create_option
from rollforward.clients.fields import field_set
from rollforward.clients.models import CustomField, Option
from tests.cast import Cast

SignIn = Callable[[Any], Browser]


def test_a_field_with_options_is_made_on_one_page(cast: Cast, sign_in: SignIn) -> None:
    sent = {"target": "client", "label": "Entity type", "kind": "single-select", "options": "S-Corp\r\nLLC\r\n"}
    page = sign_in(cast.vera).post(reverse("settings-field-new"), sent, follow=True).content.decode()
    assert "client.custom.entity_type" in page
    assert [o.label for o in Option.objects.all()] == ["S-Corp", "LLC"]


def test_a_taken_name_is_refused_at_its_field(cast: Cast, sign_in: SignIn) -> None:
    sent = {"target": "client", "label": "Status", "kind": "text"}
    answer = sign_in(cast.vera).post(reverse("settings-field-new"), sent)
    assert answer.status_code == 422
    assert "There is already a field" in answer.content.decode()
    assert not CustomField.objects.exists()


def test_options_of_services_are_added_renamed_moved_and_archived(cast: Cast, sign_in: SignIn) -> None:
    vera, back = sign_in(cast.vera), reverse("settings-field-kept", args=["client.services"])
    for label in ("Tax", "Payrol"):
        answer = vera.post(reverse("settings-option-add"), {"field": "client.services", "label": label, "next": back})
        assert answer["Location"] == back
    tax, payroll = Option.objects.all()
    change = reverse("settings-option-change", args=[payroll.pk])
    vera.post(change, {"do": "rename", "label": "Payroll"})
    vera.post(change, {"do": "up"})
    vera.post(reverse("settings-option-change", args=[tax.pk]), {"do": "archive"})
    services = field_set(cast.harbor).get("client.services")
    assert services
    assert [o.label for o in services.options] == ["Payroll"]
    assert "Take back" in vera.get(back).content.decode()


def test_an_option_says_who_holds_it_and_leads_there(cast: Cast, sign_in: SignIn) -> None:
    vera, entity = (
        sign_in(cast.vera),
        create_field(cast.vera, "client", "Entity", "multi-select", options=["LLC", "PC"]),
    )
    create_option(cast.vera, "client.services", "Tax")
    for name, forms in (("Alder", "LLC"), ("Birch", "LLC, PC"), ("Cedar", "")):
        create_client(cast.vera, {"client.name": name, entity.key: forms, "client.services": "Tax" if forms else ""})
    page = vera.get(reverse("settings-field", args=[entity.pk])).content.decode()
    assert re.findall(r">(\d client\w?|not used)<", page) == ["2 clients", "1 client"]
    way = re.findall(r'href="(/clients/\?[^"]+)"', page)[1]
    assert [row.client.name for row in vera.get(way).context["page"].rows] == ["Birch"]
    assert "2 clients" in vera.get(reverse("settings-field-kept", args=["client.services"])).content.decode()


def test_a_field_becomes_of_another_kind_after_it_was_looked_at(cast: Cast, sign_in: SignIn) -> None:
    vera, fee = sign_in(cast.vera), create_field(cast.vera, "client", "Fee", "text")
    for text in ("300", "by the hour"):
        create_client(cast.vera, {"client.name": text, fee.key: text})
    address = reverse("settings-field-kind", args=[fee.pk])
    seen = vera.get(address, {"kind": "currency"}).content.decode()
    assert "1 value fits" in seen
    assert "Change the kind, leave 1 value" in seen
    assert not CustomField.objects.filter(kind="currency").exists()
    refused = vera.post(address, {"kind": "currency", "leaving": "0"}, follow=True).content.decode()
    assert "1 do not fit by now, not 0" in refused
    done = vera.post(address, {"kind": "currency", "leaving": "1"}, follow=True).content.decode()
    assert "Fee is of the kind Currency now" in done


def test_an_option_form_leads_to_no_other_site(cast: Cast, sign_in: SignIn) -> None:
    sent = {"field": "client.services", "label": "Tax", "next": "https://evil.example/"}
    assert sign_in(cast.vera).post(reverse("settings-option-add"), sent)["Location"] == "/"


def test_a_field_is_archived_and_taken_back(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    vera.post(reverse("settings-field-new"), {"target": "contact", "label": "Language", "kind": "text"})
    change = reverse("settings-field-change", args=[CustomField.objects.get().pk])
    vera.post(change, {"do": "archive"})
    assert "1 archived" in vera.get(reverse("settings-fields")).content.decode()
    vera.post(change, {"do": "restore"})
    assert not CustomField.objects.get().archived


def test_level_2_reads_the_fields_and_adds_options_only(cast: Cast, sign_in: SignIn) -> None:
    omar = sign_in(cast.omar)
    page = omar.get(reverse("settings-field-kept", args=["client.services"])).content.decode()
    assert "New option" in page
    assert "Rename" not in page
    omar.post(reverse("settings-option-add"), {"field": "client.services", "label": "Tax"})
    option = Option.objects.get()
    assert omar.post(reverse("settings-option-change", args=[option.pk]), {"do": "archive"}).status_code == 403


def test_a_kept_list_that_is_none_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.vera).get(reverse("settings-field-kept", args=["client.status"])).status_code == 404


def test_levels_are_changed_and_the_last_full_member_stays(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    vera.post(reverse("settings-member-change", args=[cast.lena.pk]), {"do": "level", "level": "2"})
    assert Member.objects.get(pk=cast.lena.pk).level == 2
    last, other = (reverse("settings-member-change", args=[one.pk]) for one in (cast.vera, cast.lena))
    answer = vera.post(last, {"do": "remove", "sure": "1"}, follow=True)
    assert "last level 3 member" in answer.content.decode()
    asked = vera.post(other, {"do": "remove"})
    assert "can no longer sign in" in asked.content.decode()
    assert Member.objects.get(pk=cast.lena.pk).active
    vera.post(other, {"do": "remove", "sure": "1"})
    assert not Member.objects.get(pk=cast.lena.pk).active


def test_a_person_is_renamed_by_herself(cast: Cast, sign_in: SignIn) -> None:
    vera, address = sign_in(cast.vera), reverse("language")
    assert "Vera Linden" in vera.post(address, {"name": "  Vera   Linden "}, follow=True).content.decode()
    assert "Others know you by your name" in vera.post(address, {"name": " "}, follow=True).content.decode()
    assert "200 characters at most" in vera.post(address, {"name": "x" * 201}, follow=True).content.decode()
    assert "Vera Linden" in vera.get(reverse("home")).content.decode()


def test_a_firm_is_renamed_at_level_3(cast: Cast, sign_in: SignIn) -> None:
    vera, address = sign_in(cast.vera), reverse("settings-firm")
    vera.post(address, {"name": "Harbor & Pine"})
    assert "A firm needs a name" in vera.post(address, {"name": ""}, follow=True).content.decode()
    assert sign_in(cast.omar).post(address, {"name": "Omar's"}).status_code == 403
    assert "Harbor &amp; Pine" in vera.get(reverse("home")).content.decode()
