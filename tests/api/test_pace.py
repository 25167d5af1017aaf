"""A program that asks too often is told when to ask again; one that guesses tokens is not heard for a while."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from rollforward.api import pace
from rollforward.api.pace import Buckets
from tests.api.test_reading import program
from tests.cast import Cast


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "by_token", Buckets())
    monkeypatch.setattr(pace, "_wrong", Buckets())


def test_a_bucket_fills_again_as_time_passes() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    assert [buckets.take("a", 60) for _ in range(60)] == [0.0] * 60
    assert buckets.take("a", 60) == pytest.approx(1.0)
    assert buckets.take("b", 60) == 0.0
    now[0] = 1.5
    assert buckets.take("a", 60) == 0.0
    assert buckets.take("a", 60) == pytest.approx(0.5)
    assert [buckets.take("c", 0) for _ in range(100)] == [0.0] * 100


def test_a_token_that_asks_too_often_gets_429_with_the_seconds_to_wait(cast: Cast, settings: Any) -> None:
    settings.API_PER_MINUTE = 2
    vera, other = program(cast.vera), program(cast.vera)
    answers = [vera.get("/api/v1/fields") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 31
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert answers[2].json()["status"] == 429
    assert "2 times a minute" in answers[2].json()["detail"]
    assert other.get("/api/v1/fields").status_code == 200


def test_a_computer_that_guesses_tokens_is_not_heard_and_others_are(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(pace, "WRONG_PER_MINUTE", 2)
    guess = {"authorization": "Bearer rf_wrong"}
    said = [Client(headers=guess, REMOTE_ADDR="192.0.2.7").get("/api/v1/fields").status_code for _ in range(3)]
    assert said == [401, 401, 429]
    assert Client(headers=guess, REMOTE_ADDR="192.0.2.8").get("/api/v1/fields").status_code == 401
