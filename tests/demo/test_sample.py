"""Sample data: a set apart, which leaves nothing behind but what the activity log says."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client as Browser
from django.urls import reverse

from rollforward.accounts.models import Activity, ActivityChain, Firm
from rollforward.clients.commands import create_client
from rollforward.clients.models import Client
from rollforward.demo import sample
from rollforward.work.models import Project
from tests.apps.imports.importing import carry_out
from tests.cast import Cast

TODAY = datetime.date(2026, 3, 2)
#: What is meant to stay: that it happened, and numbers that are never given twice.
STAYS = (Activity, ActivityChain, Firm)
COUNTED = {"last_generation", "last_change", "last_client_change"}


def everything(firm: Firm) -> dict[str, Any]:
    rows = {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model not in STAYS and model._meta.app_label not in ("sessions", "usersessions")
    }
    mine = Firm.objects.filter(pk=firm.pk).values().get()
    return rows | {"firm": {name: value for name, value in mine.items() if name not in COUNTED}}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: Any) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"


def loaded(cast: Cast) -> Firm:
    sample.load(cast.vera, TODAY)
    cast.vera.firm.refresh_from_db()
    return cast.vera.firm


def test_an_empty_firm_gets_clients_with_work_and_loses_them_without_a_trace(cast: Cast, tmp_path: Path) -> None:
    before = everything(cast.harbor)
    firm = loaded(cast)
    assert sample.is_shown(firm)
    assert Project.objects.filter(firm=firm, generation=firm.generation).exists()
    imp = carry_out(cast.vera, "Client name,City\nAcme,Rome\n")
    assert imp.state == "done"
    cast.vera.firm.refresh_from_db()
    sample.remove(cast.vera, with_own=True)
    assert everything(cast.harbor) == before
    assert list((tmp_path / "imports").iterdir()) == []
    create_client(cast.nina, {"client.name": "Elsewhere"})
    cast.omar.firm.refresh_from_db()
    assert create_client(cast.omar, {"client.name": "Alder"}).public_id == "C-1001"


def test_what_the_firm_added_to_the_sample_goes_only_when_it_is_said(cast: Cast) -> None:
    firm = loaded(cast)
    create_client(cast.vera, {"client.name": "Real LLC"})
    holds = sample.contents(firm)
    assert (holds.own, holds.named) == (1, ("Real LLC",))
    with pytest.raises(sample.NoSample, match="may go too"):
        sample.remove(cast.vera, with_own=False)
    assert Client.objects.filter(firm=firm, name="Real LLC").exists()


def test_a_firm_with_clients_gets_no_sample(cast: Cast) -> None:
    create_client(cast.vera, {"client.name": "Alder"})
    with pytest.raises(sample.NoSample, match="has clients already"):
        sample.load(cast.vera, TODAY)


def test_every_page_says_that_it_is_a_sample_and_leads_to_its_end(
    cast: Cast, sign_in: Callable[[Any], Browser]
) -> None:
    vera = sign_in(cast.vera)
    assert b"Or look around with sample data" in vera.get(reverse("home")).content
    assert b"This is sample data." in vera.post(reverse("sample-load"), follow=True).content
    assert b"This is sample data." in vera.get(reverse("clients")).content
    assert b"24 clients" in vera.get(reverse("sample-remove")).content
    assert b"was removed" in vera.post(reverse("sample-remove"), follow=True).content
    assert b"Bring your clients in" in vera.get(reverse("home")).content


def test_only_level_3_loads_or_removes_it(cast: Cast, sign_in: Callable[[Any], Browser]) -> None:
    omar = sign_in(cast.omar)
    assert b"Or look around" not in omar.get(reverse("home")).content
    assert omar.post(reverse("sample-load")).status_code == 403
    loaded(cast)
    assert omar.post(reverse("sample-remove")).status_code == 403
