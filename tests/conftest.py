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

pytest_plugins = ["tests.emptying", "tests.live", "tests.migrating"]

#: An example may take as long as a busy machine needs: no test here is about time.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
expect.set_options(timeout=30_000)  # milliseconds, as long as the browser waits for anything else

TESTS = Path(__file__).parent
PAGES_OF_IMPORTS = TESTS / "web" / "imports"
#: No test in there needs a database: under PostgreSQL they are not even read.
WITHOUT_DATABASE = {TESTS / name for name in ("engine", "hostile", "mutations", "sandbox", "words")}
DATABASE_FIXTURES = {"db", "transactional_db", "cast"}
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if ON_POSTGRESQL and collection_path in WITHOUT_DATABASE else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not ON_POSTGRESQL:
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
