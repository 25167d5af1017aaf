"""Who may see the pages of an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands
from rollforward.web.imports.urls import urlpatterns
from tests.cast import Cast

GENERAL = ("imports", "import-new")
OF_ONE = [pattern.name for pattern in urlpatterns if pattern.name not in GENERAL]
OF_A_ROW = ("import-decision", "import-beside", "import-comment")


def path(name: str, reference: str) -> str:
    if name in GENERAL:
        return reverse(name)
    return reverse(name, args=[reference, 3] if name in OF_A_ROW else [reference])


@pytest.fixture
def draft(cast: Cast) -> str:
    return commands.start(cast.vera, "update").reference


def test_without_a_sign_in_every_page_asks_for_one(draft: str) -> None:
    answers = {name: Client().get(path(name, draft)) for name in [*GENERAL, *OF_ONE]}
    login = reverse("account_login")
    assert not [name for name, a in answers.items() if not a.get("Location", "").startswith(login)]


def test_level_1_is_told_that_importing_takes_level_2(draft: str, cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    lena = sign_in(cast.lena)
    for name in [*GENERAL, *OF_ONE]:
        answer = lena.get(path(name, draft))
        assert (name, answer.status_code) == (name, 403)
        assert "takes level 2" in answer.content.decode()


def test_another_firms_import_looks_like_none(draft: str, cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    nina = sign_in(cast.nina)
    for name in OF_ONE:
        for reference in (draft, "nosuchone22"):
            assert (name, nina.get(path(name, reference)).status_code) == (name, 404)
            assert (name, nina.post(path(name, reference)).status_code) == (name, 404)


def test_the_history_shows_the_own_firms_imports_only(draft: str, cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    assert draft in sign_in(cast.omar).get(reverse("imports")).content.decode()
    assert draft not in sign_in(cast.nina).get(reverse("imports")).content.decode()
