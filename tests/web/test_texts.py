"""Texts that not every database can keep are refused in words wherever they come from, and nothing is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.models import Client as FirmClient
from rollforward.imports import commands
from rollforward.imports.models import Step
from tests.cast import Cast

SignIn = Callable[[Any], Client]


def test_a_nul_in_an_address_or_a_form_is_refused_in_words(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    asked = vera.get(reverse("clients"), {"q": "a\x00b"})
    sent = vera.post(reverse("client-new"), {"client.name": "a\x00b"})
    for answer in (asked, sent):
        assert answer.status_code == 400
        assert "cannot be kept" in answer.content.decode()
    assert not FirmClient.objects.exists()


@pytest.mark.parametrize(("text", "status"), [(r"a\ud83d", 422), (r"a\ud83d\ude00", 200), (r"\\ud83d", 200)])
def test_half_a_character_in_a_cell_is_refused_and_a_whole_one_is_not(
    cast: Cast, sign_in: SignIn, tmp_path, settings, text: str, status: int
) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "list.csv", [b"Client name,City\nAcme,Rome\n"])
    body = '{"edits": [{"line": 2, "position": 1, "text": "' + text + '"}]}'
    address = reverse("import-edits", args=[imp.reference])
    headers = {"accept": "application/json"}
    answer = sign_in(cast.vera).post(address, body.encode(), content_type="application/json", headers=headers)
    assert answer.status_code == status
    assert Step.objects.count() == (status == 200)
