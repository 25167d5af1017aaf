"""What not every database can keep is refused in words, wherever in a request it stands, and nothing is kept of it."""

from __future__ import annotations

import pytest

from rollforward.work.models import Template
from tests.api.test_reading import program
from tests.cast import Cast


@pytest.mark.parametrize("text", [r"a\u0000b", r"a\ud83d"])
@pytest.mark.parametrize(
    "body", ['{"name": "%s"}', '{"name": "x", "tasks": [{"title": "%s"}]}', '{"name": "x", "%s": 1}']
)
def test_a_nul_or_half_a_character_in_a_body_is_refused(cast: Cast, text: str, body: str) -> None:
    answer = program(cast.vera).post("/api/v1/templates", (body % text).encode(), content_type="application/json")
    assert answer.status_code == 400
    assert "cannot be kept" in answer.json()["detail"]
    assert not Template.objects.exists()


def test_a_whole_character_written_as_two_halves_is_kept(cast: Cast) -> None:
    body = rb'{"name": "a\ud83d\ude00", "tasks": [{"title": "b"}]}'
    answer = program(cast.vera).post("/api/v1/templates", body, content_type="application/json")
    assert answer.status_code < 300, answer.content
    assert Template.objects.get().name == "a😀"


def test_a_nul_in_an_address_is_refused(cast: Cast) -> None:
    assert program(cast.vera).get("/api/v1/clients/a%00b").status_code == 400
