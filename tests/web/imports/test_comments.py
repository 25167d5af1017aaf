"""Comments on rows: said in the sheet or the table, seen there and in the list, sealed, taken back by who said them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import RowComment
from tests.apps.imports.importing import prepare
from tests.cast import Cast

SHEET = "Client name,City\nAbbott LLC,Bath\nBrooks,Wells\n"


def test_a_comment_is_seen_in_the_sheet_the_table_and_the_list(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    imp = prepare(cast.vera, SHEET)
    vera, omar = sign_in(cast.vera), sign_in(cast.omar)
    said = vera.post(
        reverse("import-comment", args=[imp.reference, 3]), {"text": "Left in May?"}, content_type="application/json"
    )
    assert [each["by"] for each in said.json()["comments"]] == ["Vera Lind"]
    table = reverse("import-review", args=[imp.reference]) + "?plain"
    omar.post(table, {"action": "row", "line": "3", "comment": "No, in June."})
    rows = omar.get(reverse("import-rows", args=[imp.reference])).json()["rows"]
    assert [[each["text"] for each in row["comments"]] for row in rows] == [[], ["Left in May?", "No, in June."]]
    listed = reverse("import-comments", args=[imp.reference])
    for page in (table, listed):
        shown = omar.get(page).content.decode()
        assert "Left in May?" in shown
        assert "Omar Haddad" in shown
    assert b"Left in May" not in bytes(RowComment.objects.earliest("pk").text)
    first, second = RowComment.objects.order_by("pk")
    omar.post(listed, {"comment": first.pk})
    omar.post(listed, {"comment": second.pk})
    assert [each.text for each in queries.comments(imp)] == ["Left in May?"]


def test_what_says_nothing_or_speaks_of_no_row_is_refused(cast: Cast) -> None:
    imp = prepare(cast.vera, SHEET)
    for line, text in ((3, "  "), (3, "x" * 1_001), (99, "What?")):
        with pytest.raises(CannotDo):
            commands.comment(imp, cast.vera, line, text)
