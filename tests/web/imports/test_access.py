"""Who may see the pages of an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports.models import Import
from rollforward.web.imports.urls import urlpatterns
from tests.cast import Cast

GENERAL = ("imports", "import-new")
OF_ONE = [pattern.name for pattern in urlpatterns if pattern.name not in GENERAL]


def path(name: str, reference: str) -> str:
    if name in GENERAL:
        return reverse(name)
    return reverse(name, args=[reference, 3] if name == "import-decision" else [reference])


@pytest.mark.parametrize("name", [*GENERAL, *OF_ONE])
def test_without_a_sign_in_every_page_asks_for_one(name: str, uploaded: Callable[..., Import]) -> None:
    answer = Client().get(path(name, uploaded().reference))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", [*GENERAL, *OF_ONE])
def test_level_1_is_told_that_importing_takes_level_2(
    name: str, uploaded: Callable[..., Import], cast: Cast, sign_in: Callable[[Any], Client]
) -> None:
    answer = sign_in(cast.lena).get(path(name, uploaded().reference))
    assert answer.status_code == 403
    assert "takes level 2" in answer.content.decode()


@pytest.mark.parametrize("name", OF_ONE)
def test_another_firms_import_looks_like_none(
    name: str, uploaded: Callable[..., Import], cast: Cast, sign_in: Callable[[Any], Client]
) -> None:
    nina = sign_in(cast.nina)
    assert nina.get(path(name, uploaded().reference)).status_code == 404
    assert nina.post(path(name, uploaded().reference)).status_code == 404
    assert nina.get(path(name, "nosuchone22")).status_code == 404


def test_the_history_shows_the_own_firms_imports_only(
    uploaded: Callable[..., Import], cast: Cast, sign_in: Callable[[Any], Client]
) -> None:
    reference = uploaded().reference
    assert reference in sign_in(cast.omar).get(reverse("imports")).content.decode()
    assert reference not in sign_in(cast.nina).get(reverse("imports")).content.decode()
