from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client as Browser

from rollforward.clients.models import Client
from rollforward.work.seed import seed_firm
from tests.cast import Cast

SignIn = Callable[[Any], Browser]


@pytest.fixture
def filled(cast: Cast) -> Cast:
    seed_firm(cast.harbor, 3, 1, datetime.date(2026, 3, 31))
    return cast


@pytest.mark.parametrize("path", ["/exports/current.xlsx", "/exports/template.xlsx"])
def test_a_workbook_is_downloaded_under_the_firms_name(filled: Cast, sign_in: SignIn, path: str) -> None:
    answer = sign_in(filled.omar).get(path)
    assert answer.status_code == 200
    assert "harbor-books" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["Clients", "Options"]


def test_csv_from_the_screen_is_guarded_against_formulas(filled: Cast, sign_in: SignIn) -> None:
    Client.objects.update(notes="=1+1")
    text = b"".join(sign_in(filled.omar).get("/exports/current.csv").streaming_content).decode("utf-8-sig")
    assert '"\'=1+1"' in text
    exact = b"".join(sign_in(filled.omar).get("/exports/current.csv?exact=1").streaming_content).decode()
    assert '"=1+1"' in exact


@pytest.mark.parametrize("path", ["/exports/current.csv", "/exports/template.xlsx"])
def test_level_1_is_refused_in_a_sentence(filled: Cast, sign_in: SignIn, path: str) -> None:
    answer = sign_in(filled.lena).get(path)
    assert answer.status_code == 403
    assert "level 2" in answer.content.decode()


def test_without_a_sign_in_nothing_is_handed_out(filled: Cast) -> None:
    assert Browser().get("/exports/current.xlsx").status_code == 302
