"""Pages are compressed on their way; files that are so already are sent as they are."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tests.cast import Cast

#: What the database gave is compressed.
pytestmark = pytest.mark.sqlite
ACCEPTING = {"accept-encoding": "gzip"}


def test_a_page_is_compressed_for_who_can_read_it(cast: Cast, sign_in: Callable[[Any], Browser]) -> None:
    vera = sign_in(cast.vera)
    plain, packed = vera.get(reverse("clients")), vera.get(reverse("clients"), headers=ACCEPTING)
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert b"<h1" in gzip.decompress(packed.content)
    assert len(packed.content) < len(plain.content) / 2


def test_its_length_tells_nothing_of_what_is_in_it(cast: Cast, sign_in: Callable[[Any], Browser]) -> None:
    vera = sign_in(cast.vera)
    lengths = {len(vera.get(reverse("settings-firm"), headers=ACCEPTING).content) for _ in range(12)}
    assert len(lengths) > 3


def test_a_workbook_is_sent_as_it_is(cast: Cast, sign_in: Callable[[Any], Browser]) -> None:
    answer = sign_in(cast.vera).get(reverse("export-template", args=["xlsx"]), headers=ACCEPTING)
    assert "Content-Encoding" not in answer
    answer.close()
