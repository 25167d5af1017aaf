"""What tests everywhere share: the cast, signed-in clients, the live server, the worker and the browser.

Under PostgreSQL (``python -m tests.postgresql``) only tests that touch the database run, without those marked
``sqlite``, and of the browser's journeys and of an import's pages those marked ``postgresql``: everything else was seen
on SQLite already. An import's pages show what was judged in memory; what they carry out are commands, which have their
own tests.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import settings
from playwright.sync_api import expect

from tests.cast import Cast, make_cast

pytest_plugins = ["tests.live"]

#: An example may take as long as a busy machine needs: no test here is about time.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
expect.set_options(timeout=30_000)  # milliseconds, as long as the browser waits for anything else

PAGES_OF_IMPORTS = Path(__file__).parent / "web" / "imports"
DATABASE_FIXTURES = {"db", "transactional_db", "cast"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return
    kept = [item for item in items if _belongs_on_postgresql(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _belongs_on_postgresql(item: pytest.Item) -> bool:
    if item.get_closest_marker("postgresql"):
        return True
    if item.get_closest_marker("sqlite"):
        return False
    in_browser = "page" in getattr(item, "fixturenames", ()) or item.path.is_relative_to(PAGES_OF_IMPORTS)
    touches = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    return bool(touches) and not in_browser


@pytest.fixture
def cast(db: None) -> Cast:
    """Four people in two firms."""
    return make_cast()


@pytest.fixture
def sign_in() -> Callable[[Any], Client]:
    """``sign_in(member)`` is Django's test client with that member signed in, in her firm."""

    def signed_in(member: Any) -> Client:
        client = Client()
        client.force_login(member.user, "allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["firm"] = member.firm_id
        session.save()
        return client

    return signed_in
