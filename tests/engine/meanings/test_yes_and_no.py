"""Columns of yes and no that say the contrary have their answers turned round."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import BUILT_IN, Field, Option
from rollforward.engine.meanings import answers, says_the_contrary

STATUS = next(field for field in BUILT_IN if field.key == "client.status")


@pytest.mark.parametrize(
    "header",
    ["Inactive", "HIDDEN", "isHidden", "is_archived", "Closed?", "Do not e-mail", "Don't call", "Opt-out",
     "No longer a client", "Non actif", "Nicht aktiv", "Inativo", "Gearchiveerd", "Former Client", "Not active"],
)  # fmt: skip
def test_a_header_that_says_that_something_is_over_or_not_wanted(header: str) -> None:
    assert says_the_contrary(header)


@pytest.mark.parametrize(
    "header",
    ["Active", "Status", "Client No", "Notes", "Not archived", "E-mail", "", "Nonprofit", "No of staff", "No 1"],
)
def test_a_header_that_says_no_such_thing(header: str) -> None:
    assert not says_the_contrary(header)


def test_yes_in_a_column_that_says_inactive_is_inactive() -> None:
    turned, plain = answers("Inactive", STATUS), answers("Active", STATUS)
    assert [turned[word] for word in ("yes", "t", "1", "no", "f", "0")] == ["Inactive"] * 3 + ["Active"] * 3
    assert [plain[word] for word in ("yes", "oui", "no", "nein")] == ["Active"] * 2 + ["Inactive"] * 2


def test_yes_to_another_question_is_no_status() -> None:
    assert answers("Tax client", STATUS) == {}
    assert answers("Inactive", Field("client.custom.n", "Note", "text")) == {}
    assert (
        answers("Inactive", Field("client.custom.s", "Stage", "single-select", options=(Option("1", "Active"),))) == {}
    )


@pytest.mark.parametrize(
    ("header", "label", "turned"),
    [
        ("Inactive", "Active client", True),
        ("Inactive", "Inactive", False),
        ("Do not e-mail", "E-mail welcome", True),
        ("Do not e-mail", "No newsletter without asking", False),
        ("E-mail welcome", "Unsubscribed", True),
        ("VIP", "Important", False),
    ],
)
def test_a_yes_no_field_is_turned_only_where_header_and_field_say_the_contrary(
    header: str, label: str, turned: bool
) -> None:
    by_kind = answers(header, Field("client.custom.a", label, "yes/no"))
    assert by_kind.get("yes") == ("no" if turned else None)
    options = (Option("7", "Ja"), Option("8", "Nein"))
    by_option = answers(header, Field("client.custom.a", label, "single-select", options=options))
    assert by_option.get("yes") == ("8" if turned else None)
