"""Many cells at once without script: the paged table of the review."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports.models import Import
from rollforward.web.imports import review
from tests.web.imports.sheet_of_problems import CITY, LIST, STATUS, cells


@pytest.fixture
def imp(uploaded: Callable[..., Import]) -> Import:
    return uploaded(LIST)


def plain(vera: Client, imp: Import, posted: dict[str, str] | None = None, **query: str) -> str:
    address = reverse("import-review", args=[imp.reference], query={"plain": "", **query})
    answer = vera.post(address, posted, follow=True) if posted else vera.get(address)
    return answer.content.decode()


def test_without_script_a_cause_is_shown_and_cured_and_taken_back(vera: Client, imp: Import) -> None:
    assert "Not one of the options: activ (2)" in plain(vera, imp)
    cause = "cause:not-an-option:1:activ"
    page = plain(vera, imp, show=cause)
    assert "Take the option that it probably means (2)" in page
    assert "Dunn" not in page.partition("<tbody>")[2]
    assert "Cured: 2" in plain(vera, imp, {"action": "cure", "cause": cause, "cure": "option"}, show=cause)
    assert cells(vera, imp, STATUS)[0] == "Active"
    plain(vera, imp, {"action": "undo"})
    assert cells(vera, imp, STATUS)[0] == "activ"


def test_without_script_rows_are_filtered_by_text_and_every_page_of_them_is_of_the_same(
    vera: Client, uploaded: Callable[..., Import], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "PLAIN_ROWS", 1)
    imp = uploaded("Client name,City\nAbbott,R&D\nBaker,Bath\nCole,r&d\n")
    page = plain(vera, imp, text="R&D")
    assert "Page 1 of 2" in page
    assert 'value="R&amp;D"' in page
    following = html.unescape(re.findall(r'href="([^"]*)">Next', page)[0])
    assert following == "?plain=&text=R%26D&page=2"
    assert 'value="Cole"' in plain(vera, imp, text="R&D", page="2")


def test_without_script_text_is_counted_and_replaced(vera: Client, imp: Import) -> None:
    wanted = {"find": "BATH", "by": "Bangor", "within": str(CITY), "whole": "1"}
    assert "2 cells in 2 rows would change" in plain(vera, imp, {"action": "count", **wanted})
    assert cells(vera, imp, CITY)[1] == "bath"
    assert "2 cells were changed" in plain(vera, imp, {"action": "replace", **wanted})
    assert cells(vera, imp, CITY)[1:3] == ["Bangor", "Bangor"]
    assert "Nothing is given to look for" in plain(vera, imp, {"action": "count", "find": "", "by": ""})


def test_without_script_the_error_workbook_is_at_hand(vera: Client, imp: Import) -> None:
    page = plain(vera, imp)
    assert reverse("import-errors", args=[imp.reference]) in page
    assert reverse("import-errors-corrected", args=[imp.reference]) in page
