"""Settings, saved layouts: looked at, changed, downloaded as a map, forgotten; by those who may import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from rollforward.engine.mapping import fingerprint
from rollforward.imports.models import SavedLayout
from tests.cast import Cast

SignIn = Callable[[Any], Browser]
COLUMNS = [["Kunde", "client.name"], ["Zustand", "client.status"], ["Memo", "ignore"], ["Memo", "client.notes"]]


@pytest.fixture
def saved(cast: Cast) -> SavedLayout:
    return SavedLayout.objects.create(
        firm=cast.harbor,
        name="kunden.csv",
        fingerprint=fingerprint([header for header, _ in COLUMNS]),
        columns=COLUMNS,
        choices={
            "match": ["code"], "blank_default": "keep", "blank": {}, "rows": {}, "dates": {},
            "values": {"client.status": {"ruhend": "Inactive", "?": None}},
        },
        used_at=timezone.now(),
        used_by=cast.vera,
        uses=3,
    )  # fmt: skip


def test_the_list_names_each_layout_with_what_it_imports(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.omar).get(reverse("settings-layouts")).content.decode()
    assert "kunden.csv" in page
    assert "3 of 4 imported" in page
    assert "by Vera Lind" in page


def test_name_and_columns_are_changed(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    told = {"name": "Customers", "target-0": "client.name", "target-2": "client.tags"}
    sign_in(cast.omar).post(reverse("settings-layout", args=[saved.pk]), told)
    saved.refresh_from_db()
    assert saved.name == "Customers"
    assert [target for _, target in saved.columns] == ["client.name", "client.status", "client.tags", "client.notes"]


def test_a_field_takes_one_column(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    told = {"name": "Customers", "target-2": "client.name"}
    page = sign_in(cast.omar).post(reverse("settings-layout", args=[saved.pk]), told, follow=True).content.decode()
    assert "would both go to Client name" in page
    saved.refresh_from_db()
    assert saved.columns == COLUMNS


def test_any_number_of_columns_is_added_to_the_notes(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    told = {"name": "Customers", "target-1": "client.notes+", "target-2": "client.notes+"}
    sign_in(cast.omar).post(reverse("settings-layout", args=[saved.pk]), told)
    saved.refresh_from_db()
    assert [target for _, target in saved.columns][1:] == ["client.notes+", "client.notes+", "client.notes"]


def test_the_map_is_what_the_command_line_takes(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    told = sign_in(cast.vera).get(reverse("settings-layout-map", args=[saved.pk])).json()
    assert told["columns"] == {
        "Kunde": "client.name", "Zustand": "client.status", "#2": "ignore", "#3": "client.notes",
    }  # fmt: skip
    assert told["values"] == {"client.status": {"ruhend": "Inactive", "?": None}}


def test_a_layout_is_forgotten(saved: SavedLayout, cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.omar).post(reverse("settings-layout", args=[saved.pk]), {"do": "forget"})
    assert not SavedLayout.objects.exists()


@pytest.mark.parametrize("name", ["settings-layout", "settings-layout-map"])
def test_another_firms_layout_is_not_there(saved: SavedLayout, cast: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(cast.nina).get(reverse(name, args=[saved.pk])).status_code == 404


@pytest.mark.parametrize("name", ["settings-layouts", "settings-layout", "settings-layout-map"])
def test_level_1_sees_none(saved: SavedLayout, cast: Cast, sign_in: SignIn, name: str) -> None:
    args = [] if name == "settings-layouts" else [saved.pk]
    assert sign_in(cast.lena).get(reverse(name, args=args)).status_code == 403


def test_what_was_decided_besides_is_shown_and_can_be_asked_anew(
    saved: SavedLayout, cast: Cast, sign_in: SignIn
) -> None:
    omar, address = sign_in(cast.omar), reverse("settings-layout", args=[saved.pk])
    page = omar.get(address).content.decode()
    assert "“ruhend” becomes Inactive." in page
    assert "“?” is left blank." in page
    omar.post(address, {"do": "forget answers"})
    saved.refresh_from_db()
    assert (saved.choices["values"], saved.choices["match"]) == ({}, ["code"])
    assert saved.columns == COLUMNS
    assert "ruhend" not in omar.get(address).content.decode()
