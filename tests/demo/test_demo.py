from __future__ import annotations

import pytest

from rollforward.clients.models import Client
from rollforward.imports.models import Import
from tests.cli.conftest import Ran, Run, run

__all__ = ["run"]


@pytest.fixture
def shown(db: None, run: Run) -> Ran:
    return run("demo", "--no-serve")


def test_the_demo_imports_its_sample_prints_the_receipt_and_shows_a_sign_in_of_each_level(shown: Ran) -> None:
    assert shown.code == 0
    receipt = Import.objects.get().receipt
    assert receipt["rows"] == 61
    assert (receipt["added"], receipt["updated"], receipt["problems"]) == (56, 5, 0)
    assert "61  rows in the file (and 7 lines set aside" in shown.out
    assert Client.objects.filter(external_id__startswith="00519").count() == 3, "sub-customers are clients of their own"
    assert [f"level {level}:" in shown.err for level in (1, 2, 3)] == [True, True, True]


def test_the_demo_again_adds_nothing(shown: Ran, run: Run) -> None:
    before = Client.objects.count()
    again = run("demo", "--no-serve")
    assert again.code == 0
    assert "already" in again.err
    assert (Client.objects.count(), Import.objects.count()) == (before, 1)
