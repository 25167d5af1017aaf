"""One field of many clients, and the way back from it and from whatever was changed by hand."""

from __future__ import annotations

import pytest

from rollforward.accounts.models import Firm
from rollforward.accounts.rights import NotAllowed
from rollforward.clients.access import clients_of
from rollforward.clients.commands import aim_of, change_many, create_client, create_field, preview, update_client
from rollforward.clients.commands.bulk import How, shared_fields
from rollforward.clients.errors import NotValid
from rollforward.clients.models import Client
from rollforward.clients.showing import held_by
from rollforward.imports.errors import CannotDo
from rollforward.imports.taking_back import hand_changes, in_words, take_back
from rollforward.journal.commands import FirmLocked
from rollforward.journal.models import Change
from rollforward.work.commands import delete_client
from tests.cast import Cast


@pytest.fixture
def three(cast: Cast) -> Cast:
    create_field(cast.vera, "client", "Fee", "currency")
    create_field(cast.vera, "client", "Needs", "single-select", options=["A"], required=True)
    for name, tags in (("Alder", "x, y"), ("Birch", "y"), ("Cedar", "")):
        create_client(cast.omar, {"client.name": name, "client.tags": tags, "client.custom.needs": "A"})
    return cast


def _change(cast: Cast, key: str, how: How, text: str = "") -> tuple[int, int]:
    aim = aim_of(cast.omar, key, how, text)
    chosen = clients_of(cast.omar).filter(public_id__in=["C-1001", "C-1002", "C-1003"])
    assert preview(cast.omar, chosen, aim).total == 3
    count, number = change_many(cast.omar, chosen, aim)
    assert not count or preview(cast.omar, chosen, aim).changing == 0
    return count, number


def _held(cast: Cast, key: str) -> list[str | None]:
    return [held_by(cast.harbor, client).values[key] for client in Client.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("key", "how", "text", "count", "held"),
    [
        ("client.tags", "add", "x, z", 3, ['["x", "y", "z"]', '["y", "x", "z"]', '["x", "z"]']),
        ("client.tags", "add", "Y", 1, ['["x", "y"]', '["y"]', '["Y"]']),
        ("client.tags", "remove", "Y", 2, ['["x"]', None, None]),
        ("client.tags", "clear", "", 2, [None, None, None]),
        ("client.status", "set", "Active", 3, ["Active"] * 3),
        ("client.assignee", "set", "lena@harbor-books.example", 3, None),
        ("client.since", "set", "2020-02-29", 3, ["2020-02-29"] * 3),
        ("client.custom.fee", "set", "10.50", 3, ["10.5"] * 3),
        ("client.city", "clear", "", 0, [None] * 3),
    ],
)
def test_a_field_of_many_is_changed_and_taken_back(
    three: Cast, key: str, how: How, text: str, count: int, held: list[str | None] | None
) -> None:
    before = _held(three, key)
    changed, number = _change(three, key, how, text)
    assert changed == count
    assert _held(three, key) == (held or [str(three.lena.pk)] * 3)
    if count:
        _, reverted = take_back(three.omar, number)
        assert (reverted.updated, reverted.kept) == (count, [])
    assert _held(three, key) == before


def test_what_only_one_client_can_be_called_is_not_offered(three: Cast) -> None:
    keys = {f.key for f in shared_fields(three.omar)}
    assert not keys & {"client.id", "client.name", "client.external_id", "client.tax_id"}


def test_a_required_field_is_not_cleared(three: Cast) -> None:
    with pytest.raises(NotValid, match="cannot be left blank"):
        aim_of(three.omar, "client.custom.needs", "clear", "")


def test_level_1_and_a_locked_firm_are_refused(three: Cast) -> None:
    aim = aim_of(three.omar, "client.status", "set", "Active")
    with pytest.raises(NotAllowed):
        change_many(three.lena, clients_of(three.lena), aim)
    Firm.objects.filter(pk=three.harbor.pk).update(lock_owner="somebody")
    with pytest.raises(FirmLocked):
        change_many(three.omar, clients_of(three.omar), aim)
    with pytest.raises(FirmLocked):
        take_back(three.omar, hand_changes(three.omar)[0].number)


def test_what_a_colleague_changed_since_is_kept_and_told(three: Cast) -> None:
    _, number = _change(three, "client.status", "set", "Active")
    update_client(three.vera, "C-1002", {"client.status": "Prospect"})
    _, reverted = take_back(three.omar, number)
    assert [(kept.name, kept.why) for kept in reverted.kept] == [("Birch", "changed since: Status")]
    assert _held(three, "client.status") == [None, "Prospect", None]


def test_a_take_back_is_itself_taken_back_and_neither_twice(three: Cast) -> None:
    _, number = _change(three, "client.status", "set", "Active")
    made, _ = take_back(three.omar, number)
    with pytest.raises(CannotDo, match="already"):
        take_back(three.omar, number)
    take_back(three.omar, made.number)
    assert _held(three, "client.status") == ["Active"] * 3


def test_a_deleted_client_comes_back(three: Cast) -> None:
    delete_client(three.omar, "C-1001")
    latest = hand_changes(three.omar)[0]
    (told,) = in_words([latest])
    assert told.what == ("1 client deleted",)
    _, reverted = take_back(three.omar, latest.number)
    assert reverted.restored == 1
    assert Client.objects.get(public_id="C-1001").name == "Alder"


def test_another_firms_change_is_not_there(three: Cast) -> None:
    number = hand_changes(three.omar)[0].number
    with pytest.raises(Change.DoesNotExist):
        take_back(three.nina, number)
    with pytest.raises(NotAllowed):
        take_back(three.lena, number)
