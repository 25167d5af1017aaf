"""What was put away but is still held: archived options and former members come back from our own export unchanged."""

from __future__ import annotations

from io import BytesIO

import pytest

from rollforward.accounts.managing import let_go
from rollforward.clients.commands import archive_option, create_field
from rollforward.clients.models import Option
from rollforward.exports.current import Form, write_current
from rollforward.imports import queries
from tests.apps.imports.importing import carry_out, prepare


@pytest.fixture
def put_away(cast):
    create_field(cast.vera, "client", "Tier", "single-select", options=["Gold", "Silver", "Bronze"])
    create_field(cast.vera, "client", "Areas", "multi-select", options=["Tax", "Payroll"])
    carry_out(
        cast.vera,
        """Client name,Assignee,Tier,Areas
        Acme,Lena Brandt,Gold,"Tax, Payroll"
        Zed,Omar Haddad,Silver,Tax""",
    )
    let_go(cast.vera, cast.lena.pk)
    for label in ("Gold", "Payroll", "Bronze"):
        archive_option(cast.vera, Option.objects.get(label=label).pk)
    return cast


def exported(firm) -> str:
    target = BytesIO()
    write_current(firm, Form.CSV_EXACT, target)
    return target.getvalue().decode("utf-8-sig")


def test_an_export_names_what_was_put_away(put_away):
    text = exported(put_away.harbor)
    assert "lena@harbor-books.example" in text
    assert "Gold" in text
    assert '"Tax, Payroll"' in text


@pytest.mark.parametrize(("mode", "verdict"), [("update", "unchanged"), ("clear", "added")])
def test_our_own_export_comes_back_without_a_problem(put_away, mode, verdict):
    imp = prepare(put_away.vera, exported(put_away.harbor), mode)
    assert [row.verdict for row in queries.page(imp, 0, 10).rows] == [verdict, verdict]


def test_an_archived_option_that_no_client_holds_is_no_option(put_away):
    imp = prepare(put_away.vera, "Client name,Tier\nZed,Bronze")
    assert [group.code for group in queries.judge(imp).problems] == ["not-an-option"]


def test_a_former_members_name_is_not_taken_for_her(put_away):
    imp = prepare(put_away.vera, "Client name,Assignee\nZed,Lena Brandt")
    assert [group.code for group in queries.judge(imp).problems] == ["unknown-member"]
