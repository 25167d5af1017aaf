"""The surroundings that other tests stand on: the live server, the cast, the database that is meant."""

from __future__ import annotations

import os
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.cast import Cast


def test_the_live_server_answers_and_ends(server: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{server}/no-such-page")
    assert caught.value.code == 404
    caught.value.close()


def test_the_tests_run_on_the_database_that_was_asked_for(cast: Cast) -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked


def test_the_cast_has_one_firm_with_three_levels_and_a_stranger(cast: Cast) -> None:
    assert [m.level for m in (cast.vera, cast.omar, cast.lena)] == [3, 2, 1]
    assert cast.nina.firm_id != cast.vera.firm_id
